using SysTrade.Domain;
using SysTrade.Quant.Fitting;
using SysTrade.Series;

namespace SysTrade.Quant.Correlations;

/// <summary>Estimates correlations again and again as data accumulates.</summary>
public static class CorrelationOverTime
{
    /// <summary>Correlations of returns; options by pysystemtrade's names (<c>instrument_returns_correlation</c>, <c>instrument_correlation_estimate</c>).</summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static CorrelationList ForReturns(Frame returns, NamedOptions options, FittingConventions? conventions = null) =>
        ForReturns(returns, CorrelationOptions.From(options), conventions);

    /// <summary>Correlations of returns sampled at a lower frequency.</summary>
    /// <remarks>
    /// Returns are cumulated to levels, levels are carried over gaps when asked for, sampled (last of each bin) and differenced, so that a return across
    /// a gap is whole.
    /// </remarks>
    public static CorrelationList ForReturns(Frame returns, CorrelationOptions options, FittingConventions? conventions = null) =>
        ForData(Sampled(returns, options, conventions ?? FittingConventions.Stable), options, conventions);

    /// <summary>Correlations of forecasts; options by pysystemtrade's names (<c>forecast_correlation_estimate</c>).</summary>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static CorrelationList ForForecasts(IReadOnlyList<Frame> forecasts, NamedOptions options, FittingConventions? conventions = null) =>
        ForForecasts(forecasts, CorrelationOptions.From(options), conventions);

    /// <summary>Correlations of forecasts pooled over instruments: one frame of forecasts by rule for each instrument.</summary>
    /// <remarks>
    /// Each frame is carried over gaps when asked for, sampled and put on all moments of all frames; the frames' rows are then taken in turn at each
    /// moment, as if each instrument added observations. A rule that an instrument does not have counts as a forecast of zero. Look-back and
    /// minimum are multiplied by the number of instruments.
    /// </remarks>
    public static CorrelationList ForForecasts(IReadOnlyList<Frame> forecasts, CorrelationOptions options, FittingConventions? conventions = null) => ForData(
        PooledRows.Stack(forecasts.Select(f => (options.ForwardFill ? f.ForwardFill() : f).To(Stamped(options.Frequency, conventions ?? FittingConventions.Stable), Aggregation.Last)).ToArray()),
        options with { Lookback = options.Lookback * forecasts.Count, MinPeriods = options.MinPeriods * forecasts.Count },
        conventions);

    /// <summary>Correlations of data as it is.</summary>
    public static CorrelationList ForData(Frame data, CorrelationOptions options, FittingConventions? conventions = null)
    {
        if (data.Count == 0) return new CorrelationList(data.Names, []);
        var periods = FittingDates.Generate(data.Index.First, data.Index.Last, options.Method, options.Interval, options.RollYears, conventions);
        return ForPeriods(data, periods, options);
    }

    /// <summary>Correlations of data as it is, for given periods.</summary>
    /// <remarks>
    /// With exponential weights the estimate of a period is the one in force just before its fit ends, over all of the past; with equal weights it is over
    /// the rows of the fit window, both ends included. Then, each when asked for: fill what is missing, floor at zero, clip, shrink. A period
    /// without data has 0.99 everywhere.
    /// </remarks>
    public static CorrelationList ForPeriods(Frame data, IReadOnlyList<FitPeriod> periods, CorrelationOptions options)
    {
        var raw = options.UseExponential
            ? PairwiseCorrelations.Exponential(data, periods, Decay.Span(options.Lookback), options.MinPeriods)
            : PairwiseCorrelations.Plain(data, periods);
        var presence = new Presence(data);
        var estimates = periods.Select((p, i) => new CorrelationPeriod(
            p, p.NoData ? CorrelationMatrix.Boring(data.Names) : Finish(new CorrelationMatrix(data.Names, raw[i]), () => presence.Within(p.FitStart, p.FitEnd), options)));
        return new CorrelationList(data.Names, estimates.ToArray());
    }

    /// <summary>Fills, floors, clips and shrinks as the options say.</summary>
    internal static CorrelationMatrix Finish(CorrelationMatrix matrix, Func<bool[]> mustHave, CorrelationOptions options)
    {
        if (options.Clean && !matrix.AllPresent) matrix = matrix.Clean(mustHave(), options.OffDiagonal);
        if (options.FloorAtZero) matrix = matrix.FloorAtZero();
        if (options.ClipAt is { } limit) matrix = matrix.Clip(limit);
        return options.Shrinkage > 0 ? matrix.Shrink(options.Shrinkage) : matrix;
    }

    private static Frame Sampled(Frame returns, CorrelationOptions options, FittingConventions conventions) => returns.MapColumns(column =>
    {
        var level = column.CumulativeSum();
        if (options.ForwardFill) level = level.ForwardFill();
        return level.To(Stamped(options.Frequency, conventions), Aggregation.Last).Difference();
    });

    private static Frequency Stamped(Frequency frequency, FittingConventions conventions) =>
        frequency == Frequency.SevenDays && !conventions.SevenDaysStampedAtStart ? Frequency.SevenDaysEnding : frequency;
}
