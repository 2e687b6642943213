using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Quant.Volatility;

/// <summary>Options of <see cref="SimpleEwmVolatility"/>.</summary>
public sealed record SimpleEwmVolatilityOptions
{
    /// <summary>Span of the weights in rows.</summary>
    public int Days { get; init; } = 35;

    /// <summary>Returns needed for a first value.</summary>
    public int MinPeriods { get; init; } = 10;

    /// <summary>Reads <c>days</c> and <c>min_periods</c>.</summary>
    public static SimpleEwmVolatilityOptions From(NamedOptions options)
    {
        var defaults = new SimpleEwmVolatilityOptions();
        return new() { Days = options.Int("days", defaults.Days), MinPeriods = options.Int("min_periods", defaults.MinPeriods) };
    }
}

/// <summary>Exponentially weighted standard deviation of returns.</summary>
public static class SimpleEwmVolatility
{
    /// <summary>Volatility in the units of the returns, for the period of the returns. Gaps repeat the last value, and age the weights.</summary>
    public static TimeSeries Estimate(TimeSeries dailyReturns, SimpleEwmVolatilityOptions options) =>
        dailyReturns.EwmStandardDeviation(Decay.Span(options.Days), options.MinPeriods);
}
