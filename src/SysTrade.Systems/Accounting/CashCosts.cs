using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting.Simulation;

namespace SysTrade.Systems.Accounting;

/// <summary>Costs of trading and rolling, in instrument currency, from the trades that positions imply (handbook, costs inside P&amp;L).</summary>
public sealed record CashCosts
{
    private const int DeflatorRows = 180;
    private const int DeflatorMinimum = 3;

    /// <summary>Half spread and commissions.</summary>
    public required InstrumentCosts Costs { get; init; }

    /// <summary>Rolls in a year.</summary>
    public required int RollsPerYear { get; init; }

    /// <summary>Share of the average holding that a roll trades, twice.</summary>
    public required double RollMultiplier { get; init; }

    /// <summary>True to scale past costs by past price volatility.</summary>
    public required bool NormaliseByVolatility { get; init; }

    /// <summary>True to divide by the very last volatility, as the reference does, instead of the last year's average.</summary>
    public bool DeflateByFinalVolatility { get; init; }

    /// <summary>True when taking the first position costs nothing, as in the reference.</summary>
    public bool FirstPositionIsFree { get; init; }

    /// <summary>True when a roll on a weekend is paid on the Friday before, as in the reference; false: on the Monday after, when it can be made.</summary>
    public bool WeekendRollsPaidOnFriday { get; init; }

    /// <summary>Costs at the moments they fall due, instrument currency, negative.</summary>
    public TimeSeries Of(PositionPandl pandl, TimeSeries traded)
    {
        var costs = new SortedDictionary<long, double>();
        AddTrades(pandl, traded, costs);
        return WithRolls(pandl, traded, costs);
    }

    /// <summary>Costs of given fills, and of rolling positions, at the moments they fall due, instrument currency, negative.</summary>
    public TimeSeries Of(PositionPandl pandl, IEnumerable<SimulatedFill> fills, TimeSeries rolled)
    {
        var (costs, withoutSlippage) = (new SortedDictionary<long, double>(), Costs.CommissionOnly());
        foreach (var fill in fills)
        {
            Add(costs, fill.Filled.Ticks, -(fill.PaysSlippage ? Costs : withoutSlippage).CashCost(fill.Quantity, fill.Price, pandl.PointSize));
        }

        return WithRolls(pandl, rolled, costs);
    }

    private TimeSeries WithRolls(PositionPandl pandl, TimeSeries rolled, SortedDictionary<long, double> costs)
    {
        if (RollsPerYear > 0) AddRolls(pandl, rolled, costs);
        var series = new TimeSeries(TimeIndex.FromTicks(costs.Keys.ToArray()), [.. costs.Values]);
        return NormaliseByVolatility ? series * Deflator(pandl.Price).ReindexFill(series.Index) : series;
    }

    /// <summary>
    /// Price volatility over 180 rows relative to that of the end: past costs in today's money. Uses the last volatility on purpose, because
    /// costs are known for today only.
    /// </summary>
    public TimeSeries Deflator(TimeSeries price)
    {
        var volatility = price.To(Frequency.BusinessDay, Aggregation.Last).ForwardFill().Difference().RollingStandardDeviation(DeflatorRows, DeflatorMinimum).ForwardFill();
        if (DeflateByFinalVolatility) return volatility / (volatility.Count == 0 ? double.NaN : volatility[volatility.Count - 1]);

        // A price that stood still for half a year would make every past cost infinite, so the last year with movement is the yardstick.
        var (sum, count) = (0.0, 0);
        for (var i = volatility.Count - 1; i >= 0 && count < TradingCalendar.BusinessDaysInYear; i--)
        {
            if (!(volatility[i] > 0)) continue;
            sum += volatility[i];
            count++;
        }

        return volatility / (count == 0 ? double.NaN : sum / count);
    }

    private void AddTrades(PositionPandl pandl, TimeSeries traded, SortedDictionary<long, double> costs)
    {
        var prices = pandl.Price.ReindexFill(traded.Index).Values;
        var before = FirstPositionIsFree ? double.NaN : 0;
        for (var i = 0; i < traded.Count; i++)
        {
            var position = traded[i];
            var trade = position - before;

            // A missing position is no trade; the next known one is compared with it as missing too in the reference.
            if (FirstPositionIsFree || !double.IsNaN(position)) before = position;
            if (double.IsNaN(trade) || trade == 0) continue;
            Add(costs, traded.Index.Ticks[i], -Costs.CashCost(trade, prices[i], pandl.PointSize));
        }
    }

    private void AddRolls(PositionPandl pandl, TimeSeries traded, SortedDictionary<long, double> costs)
    {
        if (traded.Count == 0) return;
        var closing = Costs.CommissionOnly();
        var previous = EqualDates.InYear(traded.Index.First.Year - 1, RollsPerYear)[^1];
        for (var year = traded.Index.First.Year; year <= traded.Index.Last.Year; year++)
        {
            foreach (var date in EqualDates.InYear(year, RollsPerYear))
            {
                var size = MeanAbsolute(traded.Between(previous, date).Values) * RollMultiplier;
                previous = date;
                var due = WeekendRollsPaidOnFriday ? date : OnBusinessDay(date);
                if (due > traded.Index.Last || !(size > 0)) continue;
                var price = LastBefore(pandl.Price, date);
                Add(costs, due.Ticks, -(Costs.CashCost(size, price, pandl.PointSize) + closing.CashCost(size, price, pandl.PointSize)));
            }
        }
    }

    private static DateTime OnBusinessDay(DateTime date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.AddDays(2),
        DayOfWeek.Sunday => date.AddDays(1),
        _ => date,
    };

    private static double LastBefore(TimeSeries price, DateTime date)
    {
        for (var row = price.Index.FindAtOrBefore(date.Ticks - 1); row >= 0; row--)
        {
            if (!double.IsNaN(price[row])) return price[row];
        }

        return double.NaN;
    }

    private static double MeanAbsolute(ReadOnlySpan<double> positions)
    {
        var (sum, count) = (0.0, 0);
        foreach (var position in positions)
        {
            if (double.IsNaN(position)) continue;
            sum += Math.Abs(position);
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }

    private static void Add(SortedDictionary<long, double> costs, long ticks, double cost) =>
        costs[ticks] = costs.TryGetValue(ticks, out var already) ? already + cost : cost;
}
