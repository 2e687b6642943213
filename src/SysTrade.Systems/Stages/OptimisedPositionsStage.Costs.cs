using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <content>What trading costs.</content>
/// <remarks>
/// Costs are known for today only. With <c>vol_normalise_currency_costs</c> the cost of a contract moves with the volatility of its price, which says something
/// about later days to earlier ones; without it, it is that of today's spread and commissions at the price of the day.
/// </remarks>
public partial class OptimisedPositionsStage
{
    /// <summary>What a deflator that is not known counts as in the reference: too dear to trade.</summary>
    private const double Untradeable = 10000;

    private TimeSeries MakeCostDeflator(string code)
    {
        var quirks = Config.Quirks;
        var costs = new CashCosts
        {
            Costs = InstrumentCosts.Free,
            RollsPerYear = 0,
            RollMultiplier = 1,
            NormaliseByVolatility = true,
            DeflateByFinalVolatility = quirks.CostDeflatorLooksAhead,
        };

        // What was known at the beginning of each day: the close before it, where prices carry the time of the close.
        var deflator = costs.Deflator(System.Data.RawPrice[code].ToFilled(Frequency.BusinessDay)).ReindexThenFill(System.Portfolio.CommonIndex);
        return quirks.OptimisationCostsOverFinalValue ? deflator.FillMissing(Untradeable) : deflator;
    }

    private double MakeCostPerWeight(string code)
    {
        var cost = System.PositionSize.FxRate[code].LastValue * CashCost(code, System.Data.RawPrice[code].LastValue);
        return Config.Double("small_system.cost_multiplier") * cost / System.Portfolio.ContractValue[code].LastValue / System.PositionSize.NotionalTradingCapital.Value;
    }

    private double CashCost(string code, double price) => System.Data.Costs[code].CashCost(1, price, System.Data.PointSize[code]);

    private Frame MakeCosts()
    {
        var instruments = System.Instruments;
        return Frame.Concat(instruments, System.PerInstrument(instruments, MakeCost), System.Portfolio.CommonIndex);
    }

    private TimeSeries MakeCost(string code)
    {
        if (Config.Quirks.OptimisationCostsOverFinalValue) return CostDeflator[code] * CostPerWeight[code];

        // Currency and capital are on both sides of the fraction: what a contract costs over what it is worth.
        var index = System.Portfolio.CommonIndex;
        var price = System.PositionSize.UnderlyingPrice[code].ReindexFill(index).ForwardFill().Absolute();
        var multiplier = Config.Double("small_system.cost_multiplier");
        var worth = price * System.Data.PointSize[code];
        if (Config.Bool("vol_normalise_currency_costs")) return CostDeflator[code] * (multiplier * CashCost(code, System.PositionSize.UnderlyingPrice[code].LastValue)) / worth;
        var costs = new double[index.Count];
        for (var row = 0; row < costs.Length; row++) costs[row] = multiplier * CashCost(code, price[row]) / worth[row];
        return new TimeSeries(index, costs);
    }

    private IReadOnlyDictionary<string, double> MakeCostsOnDay(OutputOptions? options)
    {
        var costs = Costs.Value;
        var row = DayOption.RowOf(costs.Index, options);
        return costs.Names.Select((name, i) => (name, costs.Values(i)[row])).ToDictionary(c => c.name, c => c.Item2, StringComparer.Ordinal);
    }
}
