using SysTrade.Domain;

namespace SysTrade.Quant.Forecasts;

/// <summary>Options of <see cref="ForecastScalar"/>.</summary>
public sealed record ForecastScalarOptions
{
    /// <summary>Average absolute value scaled forecasts shall have.</summary>
    public double TargetAbsoluteForecast { get; init; } = 10;

    /// <summary>Rows the average is taken over; the default is more than any history has.</summary>
    public int Window { get; init; } = 250_000;

    /// <summary>Forecasts needed for a first scalar.</summary>
    public int MinPeriods { get; init; } = 500;

    /// <summary>True to use the first scalar before it was known as well. It looks ahead, for a single number that changes slowly.</summary>
    public bool Backfill { get; init; } = true;

    /// <summary>Reads <c>window</c>, <c>min_periods</c> and <c>backfill</c> (section <c>forecast_scalar_estimate</c>) and rejects other names.</summary>
    /// <param name="options">The section.</param>
    /// <param name="targetAbsoluteForecast">The config's <c>average_absolute_forecast</c>.</param>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static ForecastScalarOptions From(NamedOptions options, double targetAbsoluteForecast = 10)
    {
        var defaults = new ForecastScalarOptions();
        var result = new ForecastScalarOptions
        {
            TargetAbsoluteForecast = targetAbsoluteForecast,
            Window = options.Int("window", defaults.Window),
            MinPeriods = options.Int("min_periods", defaults.MinPeriods),
            Backfill = options.Bool("backfill", defaults.Backfill),
        };
        options.RejectUnknown("func", "pool_instruments");
        return result;
    }
}
