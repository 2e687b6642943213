using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Quant.Volatility;

/// <summary>Options of <see cref="RobustVolatility"/>.</summary>
public sealed record RobustVolatilityOptions
{
    /// <summary>Span of the weights in rows.</summary>
    public int Days { get; init; } = 35;

    /// <summary>Returns needed for a first value.</summary>
    public int MinPeriods { get; init; } = 10;

    /// <summary>Lowest volatility ever given, in the units of the returns.</summary>
    public double AbsoluteMinimum { get; init; } = 1e-10;

    /// <summary>True to keep volatility above a low quantile of its own recent past.</summary>
    public bool Floor { get; init; } = true;

    /// <summary>Quantile of the floor, 0 to 1.</summary>
    public double FloorQuantile { get; init; } = 0.05;

    /// <summary>Values the floor's window must hold; there is no floor before.</summary>
    public int FloorMinPeriods { get; init; } = 100;

    /// <summary>Rows in the floor's window.</summary>
    public int FloorDays { get; init; } = 500;

    /// <summary>True to give the rows before the first value that value, which looks ahead.</summary>
    public bool Backfill { get; init; }

    /// <summary>
    /// Reads <c>days</c>, <c>min_periods</c>, <c>vol_abs_min</c>, <c>vol_floor</c>, <c>floor_min_quant</c>, <c>floor_min_periods</c>, <c>floor_days</c>
    /// and <c>backfill</c>.
    /// </summary>
    public static RobustVolatilityOptions From(NamedOptions options)
    {
        var defaults = new RobustVolatilityOptions();
        return new()
        {
            Days = options.Int("days", defaults.Days),
            MinPeriods = options.Int("min_periods", defaults.MinPeriods),
            AbsoluteMinimum = options.Double("vol_abs_min", defaults.AbsoluteMinimum),
            Floor = options.Bool("vol_floor", defaults.Floor),
            FloorQuantile = options.Double("floor_min_quant", defaults.FloorQuantile),
            FloorMinPeriods = options.Int("floor_min_periods", defaults.FloorMinPeriods),
            FloorDays = options.Int("floor_days", defaults.FloorDays),
            Backfill = options.Bool("backfill", defaults.Backfill),
        };
    }
}

/// <summary>Exponentially weighted volatility that does not fall below a low quantile of its own recent past.</summary>
/// <remarks>A quiet spell would otherwise ask for positions that the next normal day makes far too big.</remarks>
public static class RobustVolatility
{
    /// <summary>Volatility in the units of the returns, for the period of the returns; NaN before the first value unless it is back-filled.</summary>
    public static TimeSeries Estimate(TimeSeries dailyReturns, RobustVolatilityOptions options)
    {
        var volatility = dailyReturns.EwmStandardDeviation(Decay.Span(options.Days), options.MinPeriods).AtLeast(options.AbsoluteMinimum);
        if (options.Floor) volatility = volatility.AboveOwnQuantile(options.FloorDays, options.FloorQuantile, options.FloorMinPeriods);
        return options.Backfill ? volatility.FillBothWays() : volatility;
    }
}

/// <summary>Robust volatility straight from prices.</summary>
public static class RobustDailyVolatilityOfPrice
{
    /// <summary>Daily volatility in price units: last price of each business day, differences, <see cref="RobustVolatility"/>.</summary>
    public static TimeSeries Estimate(TimeSeries price, RobustVolatilityOptions options) =>
        RobustVolatility.Estimate(price.To(Frequency.BusinessDay, Aggregation.Last).Difference(), options);
}
