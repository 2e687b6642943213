using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Accounting;

/// <summary>Costs as a steady drag in annual Sharpe ratio units on an average position (handbook, costs inside P&amp;L).</summary>
/// <param name="AnnualCost">Cost in annual Sharpe ratio units, positive.</param>
/// <param name="AveragePosition">Position at an average forecast, contracts.</param>
/// <param name="DailyVolatility">Daily volatility, price units.</param>
public sealed record SharpeRatioCosts(double AnnualCost, TimeSeries AveragePosition, TimeSeries DailyVolatility)
{
    /// <summary>Costs by price date, instrument currency, negative; from the first known position on.</summary>
    public TimeSeries Of(PositionPandl pandl, TimeSeries traded)
    {
        var annual = AveragePosition.ReindexFill(DailyVolatility.Index) * DailyVolatility * (-AnnualCost * TradingCalendar.RootBusinessDaysInYear);
        var held = traded.ForwardFill();
        var aligned = annual.ReindexFill(held.Index).BackFill();
        var charged = KeepWhereKnown(aligned, held).ReindexFill(pandl.Price.Index);
        return SpreadOverPeriods(charged) * pandl.PointSize;
    }

    private static TimeSeries KeepWhereKnown(TimeSeries costs, TimeSeries positions)
    {
        var first = 0;
        while (first < positions.Count && double.IsNaN(positions[first])) first++;
        return costs.Slice(first..);
    }

    /// <summary>An annual figure charged by the time since the row before.</summary>
    private static TimeSeries SpreadOverPeriods(TimeSeries annual)
    {
        var values = new double[annual.Count];
        var ticks = annual.Index.Ticks;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = i == 0 ? double.NaN : annual[i] * (ticks[i] - ticks[i - 1]) / TimeSpan.TicksPerSecond / TradingCalendar.SecondsInYear;
        }

        return annual.With(values);
    }
}
