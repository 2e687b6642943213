using SysTrade.Series;

namespace SysTrade.Quant.Risk;

/// <summary>What volatility has been at its worst lately: the level to expect in a crisis.</summary>
public static class ShockedVolatility
{
    private const int BusinessDaysInYear = 256;

    /// <summary>A high quantile of volatility over the past years, on the series' own moments.</summary>
    /// <param name="volatility">Volatility; sampled at the start of each business day.</param>
    /// <param name="quantile">Quantile, 0 to 1.</param>
    /// <param name="years">Length of the window.</param>
    /// <param name="backfill">True to give the first rows the first value, which looks ahead.</param>
    public static TimeSeries Of(TimeSeries volatility, double quantile = 0.99, double years = 10, bool backfill = true)
    {
        var minPeriods = (int)Math.Ceiling(2 / quantile);
        var shocked = volatility.ToFilled(Frequency.BusinessDay).RollingQuantile((int)(years * BusinessDaysInYear), quantile, minPeriods);
        if (backfill) shocked = shocked.BackFill();
        return shocked.ReindexThenFill(volatility.Index);
    }

    /// <summary>The same for every column.</summary>
    public static Frame Of(Frame volatility, double quantile = 0.99, double years = 10, bool backfill = true) =>
        volatility.MapColumns(c => Of(c, quantile, years, backfill));
}
