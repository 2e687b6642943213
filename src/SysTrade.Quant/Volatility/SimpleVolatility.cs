using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Quant.Volatility;

/// <summary>Options of <see cref="SimpleVolatility"/>.</summary>
public sealed record SimpleVolatilityOptions
{
    /// <summary>Rows in the window.</summary>
    public int Days { get; init; } = 25;

    /// <summary>Returns the window must hold.</summary>
    public int MinPeriods { get; init; } = 10;

    /// <summary>Reads <c>days</c> and <c>min_periods</c>.</summary>
    public static SimpleVolatilityOptions From(NamedOptions options)
    {
        var defaults = new SimpleVolatilityOptions();
        return new() { Days = options.Int("days", defaults.Days), MinPeriods = options.Int("min_periods", defaults.MinPeriods) };
    }
}

/// <summary>Standard deviation of the returns in a moving window.</summary>
public static class SimpleVolatility
{
    /// <summary>Volatility in the units of the returns, for the period of the returns.</summary>
    public static TimeSeries Estimate(TimeSeries dailyReturns, SimpleVolatilityOptions options) =>
        dailyReturns.RollingStandardDeviation(options.Days, options.MinPeriods);
}
