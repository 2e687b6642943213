using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Quant.Volatility;

/// <summary>Options of <see cref="MixedVolatility"/>.</summary>
public sealed record MixedVolatilityOptions
{
    /// <summary>Span of the fast part's weights in rows.</summary>
    public int Days { get; init; } = 35;

    /// <summary>Returns needed for a first value.</summary>
    public int MinPeriods { get; init; } = 10;

    /// <summary>Span of the slow part in years of 256 rows.</summary>
    public double SlowVolatilityYears { get; init; } = 20;

    /// <summary>Share of the slow part, 0 to 1.</summary>
    public double SlowProportion { get; init; } = 0.3;

    /// <summary>Lowest volatility ever given, in the units of the returns.</summary>
    public double AbsoluteMinimum { get; init; } = 1e-10;

    /// <summary>True to give the rows before the first value that value, which looks ahead.</summary>
    public bool Backfill { get; init; }

    /// <summary>
    /// Reads <c>days</c>, <c>min_periods</c>, <c>slow_vol_years</c>, <c>proportion_of_slow_vol</c>, <c>vol_abs_min</c> and <c>backfill</c>.
    /// </summary>
    public static MixedVolatilityOptions From(NamedOptions options)
    {
        var defaults = new MixedVolatilityOptions();
        return new()
        {
            Days = options.Int("days", defaults.Days),
            MinPeriods = options.Int("min_periods", defaults.MinPeriods),
            SlowVolatilityYears = options.Double("slow_vol_years", defaults.SlowVolatilityYears),
            SlowProportion = options.Double("proportion_of_slow_vol", defaults.SlowProportion),
            AbsoluteMinimum = options.Double("vol_abs_min", defaults.AbsoluteMinimum),
            Backfill = options.Bool("backfill", defaults.Backfill),
        };
    }
}

/// <summary>Exponentially weighted volatility blended with its own long-run mean, to which volatility tends to return.</summary>
public static class MixedVolatility
{
    private const int BusinessDaysInYear = 256;

    /// <summary>Volatility in the units of the returns, for the period of the returns; NaN before the first value unless it is back-filled.</summary>
    public static TimeSeries Estimate(TimeSeries dailyReturns, MixedVolatilityOptions options)
    {
        var fast = dailyReturns.EwmStandardDeviation(Decay.Span(options.Days), options.MinPeriods);
        var slow = fast.EwmMean(Decay.Span(options.SlowVolatilityYears * BusinessDaysInYear));
        var blend = ((slow * options.SlowProportion) + (fast * (1 - options.SlowProportion))).AtLeast(options.AbsoluteMinimum);
        return options.Backfill ? blend.FillBothWays() : blend;
    }
}
