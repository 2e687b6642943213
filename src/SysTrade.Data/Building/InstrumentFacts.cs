using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Checks what the tables say about an instrument.</summary>
internal sealed class InstrumentFacts(MarketData data, string code, IInstrumentCatalog? known, FindingList findings)
{
    /// <summary>Cost of a trade in Sharpe ratio units above which a market is not worth trading, and above which the spread is in other units.</summary>
    private const double BadCost = 0.01;
    private const double AbsurdCost = 0.2;

    public void Check()
    {
        CheckInstrument();
        CheckRolls();
        CheckCosts();
        CheckFx();
    }

    private void CheckInstrument()
    {
        const string area = "Facts";
        if (!data.Catalog.TryGet(code, out var facts))
        {
            findings.Error(area, "InstrumentNotFound", $"{data.Catalog.Description} has no row for it: currency, point size and asset class are not known.", "Add a row to the instrument table.");
            return;
        }

        if (!IsCurrency(facts.Currency)) findings.Error(area, "InvalidCurrency", $"The currency '{facts.Currency}' is not three capital letters.", "Write it as USD, EUR, ...");
        if (!double.IsFinite(facts.PointSize) || facts.PointSize <= 0) findings.Error(area, "InvalidPointSize", $"The point size is {facts.PointSize}; expected more than zero.", "Enter the value of a price move of 1.0 for one contract.");
        if (facts.AssetClass.Length == 0) findings.Error(area, "NoAssetClass", "There is no asset class.", "Enter one, such as Bond or Equity.");
        else if (data.Catalog.Codes.Count > 20 && data.Catalog.Codes.Count(c => data.Catalog.Get(c).AssetClass == facts.AssetClass) == 1)
        {
            findings.Warning(area, "LoneAssetClass", $"It is the only instrument of the asset class '{facts.AssetClass}'.", "See whether the name is misspelt.");
        }

        if (facts.Description.Length == 0) findings.Information(area, "NoDescription", "It has no description.");
        if (facts.PerBlock == 0 && facts.Percentage == 0 && facts.PerTrade == 0) findings.Warning("Costs", "NoCommission", "All commissions are zero.", "Enter the broker's commission.");
        if (known?.TryGet(code, out var other) != true) return;
        if (other!.Currency != facts.Currency) findings.Warning(area, "CurrencyDiffers", $"The currency is {facts.Currency}; {known!.Description} has {other.Currency}.", "See which contract is meant.");
        if (!Near(other.PointSize, facts.PointSize)) findings.Warning(area, "PointSizeDiffers", $"The point size is {facts.PointSize:G8}; {known!.Description} has {other.PointSize:G8}.", "See which contract is meant, and in which units its price is quoted.");
    }

    private void CheckRolls()
    {
        const string area = "Rolls";
        if (data.Catalog.RollParameters(code) is not { } parameters)
        {
            findings.Error(area, "RollParametersNotFound", $"{data.Catalog.Description} has no roll parameters for it.", "Add a row to the roll parameters.");
            return;
        }

        foreach (var problem in parameters.Problems()) findings.Error(area, "InvalidRollParameters", problem, "Correct the roll parameters.");
        if (parameters.RollOffsetDays < -400 && parameters.RollOffsetDays > -1500) findings.Information(area, "FarRoll", $"Contracts are left {-parameters.RollOffsetDays} days before expiry.");
    }

    private void CheckCosts()
    {
        const string area = "Costs";
        if (data.Catalog.SpreadCost(code) is not { } spread)
        {
            findings.Error(area, "CostNotFound", $"{data.Catalog.Description} has no spread cost for it.", "Add a row to the spread costs: half the bid-ask spread in price units (Measure-SysSpread estimates it).");
            return;
        }

        if (spread == 0) findings.Warning(area, "ZeroSpread", "The spread cost is zero: trading would look free.", "Enter half the bid-ask spread in price units.");
        if (!data.HasPrices(code) || !data.HasMultiplePrices(code) || !data.Catalog.TryGet(code, out var facts)) return;
        if (Volatility() is not { } volatility) return;
        var price = data.MultiplePrices(code).Price.LastValue;
        var cost = data.Catalog.Costs(code).SharpeRatioCost(price, volatility, facts.PointSize);
        if (cost > AbsurdCost) findings.Error(area, "AbsurdCost", $"One trade costs {cost:0.##} in Sharpe ratio units, of which the spread of {spread:G6} is {spread / volatility:0.##}: one of them is in other units than the price ({price:G8}).", "Correct the spread cost or the commission.");
        else if (cost > BadCost) findings.Warning(area, "ExpensiveMarket", $"One trade costs {cost:0.####} in Sharpe ratio units; {BadCost} is the usual limit.", "Leave the instrument out, or trade it slowly.");
    }

    private double? Volatility()
    {
        try
        {
            var changes = data.DailyPrices(code).DropMissing().Difference().DropMissing();
            var recent = changes.Slice(Math.Max(0, changes.Count - 256)..).Values;
            if (recent.Length < 20) return null;
            var sum = 0.0;
            foreach (var change in recent) sum += change * change;
            return sum > 0 ? Math.Sqrt(sum / recent.Length) * TradingCalendar.RootBusinessDaysInYear : null;
        }
        catch (Domain.Errors.SysTradeException)
        {
            // The series have checks of their own, which say why they cannot be read.
            return null;
        }
    }

    private void CheckFx()
    {
        if (!data.Catalog.TryGet(code, out var facts) || facts.Currency == "USD" || !IsCurrency(facts.Currency)) return;
        var rate = findings.Try("Fx", () => data.FxRate(facts.Currency, "USD"));
        if (rate is not null && data.HasPrices(code) && (data.RawPrice(code).Index.Last - rate.Index.Last).TotalDays > 10)
        {
            findings.Warning("Fx", "FxBehind", $"The rate of {facts.Currency} ends on {rate.Index.Last:yyyy-MM-dd}, the prices on {data.RawPrice(code).Index.Last:yyyy-MM-dd}.", "Bring the exchange rates up to date.");
        }
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
}
