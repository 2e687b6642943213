using SysTrade.Series;

namespace SysTrade.Quant.Forecasts;

/// <summary>Estimates the number that brings raw forecasts to the wanted average size.</summary>
public static class ForecastScalar
{
    /// <summary>Scalar of one rule from its raw forecasts for several instruments, put side by side on all their moments.</summary>
    /// <returns>What <see cref="Estimate(Frame, ForecastScalarOptions)"/> gives.</returns>
    public static TimeSeries Estimate(IReadOnlyList<TimeSeries> forecasts, ForecastScalarOptions options) =>
        Estimate(Frame.Concat([.. forecasts.Select((_, i) => $"{i}")], forecasts), options);

    /// <summary>Scalar of one rule from its raw forecasts, one column for each instrument.</summary>
    /// <param name="forecasts">Raw forecasts. Zeros count as missing: a rule without a view says nothing about the size of its views.</param>
    /// <param name="options">Target, window and minimum.</param>
    /// <returns>
    /// Row by row target / mean of the sizes in the window, where the size of a row is the median over instruments of the absolute forecasts last known (of one
    /// instrument: its absolute forecast, gaps left out), so that an instrument that joins does not move the scalar by itself. NaN until there are enough
    /// rows, unless back-filled. Infinite where all forecasts in the window are tiny enough for their mean to vanish.
    /// </returns>
    /// <remarks>Source: pysystemtrade, <c>sysquant.estimators.forecast_scalar</c>.</remarks>
    public static TimeSeries Estimate(Frame forecasts, ForecastScalarOptions options)
    {
        if (forecasts.ColumnCount == 0) return TimeSeries.Empty;
        var sizes = forecasts.MapColumns(static c => c.Replace(0, double.NaN).Absolute());
        var size = sizes.ColumnCount == 1 ? sizes.Column(0) : sizes.ForwardFill().RowMedian();
        var scalar = options.TargetAbsoluteForecast / size.RollingMean(options.Window, options.MinPeriods);
        return options.Backfill ? scalar.BackFill() : scalar;
    }
}
