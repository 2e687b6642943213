namespace SysTrade.Series.Kernels;

/// <summary>Exponentially weighted kernels over whole columns. A value that is NaN or infinite is missing.</summary>
/// <remarks>
/// Weights are (1 - alpha)^age, normalised by their sum from the first row on, as pandas does with <c>adjust=True</c>. One pass; the formulas are
/// those of the state structs, so a column worked out whole and one worked out row by row agree to the last bit. Destinations may be the source.
/// </remarks>
public static class Ewm
{
    /// <summary>Mean; see <see cref="EwmMeanState"/>.</summary>
    public static void Mean(ReadOnlySpan<double> x, Decay decay, int minPeriods, bool ignoreMissing, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new EwmMeanState(decay, minPeriods, ignoreMissing);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i]);
    }

    /// <summary>Variance, corrected for bias; see <see cref="EwmStandardDeviationState"/>.</summary>
    public static void Variance(ReadOnlySpan<double> x, Decay decay, int minPeriods, bool ignoreMissing, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new EwmStandardDeviationState(decay, minPeriods, ignoreMissing);
        for (var i = 0; i < x.Length; i++) destination[i] = state.StepVariance(x[i]);
    }

    /// <summary>Standard deviation, corrected for bias; see <see cref="EwmStandardDeviationState"/>.</summary>
    public static void StandardDeviation(ReadOnlySpan<double> x, Decay decay, int minPeriods, bool ignoreMissing, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new EwmStandardDeviationState(decay, minPeriods, ignoreMissing);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i]);
    }

    /// <summary>Covariance, corrected for bias; see <see cref="EwmCovarianceState"/>.</summary>
    public static void Covariance(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Decay decay, int minPeriods, bool ignoreMissing, Span<double> destination)
    {
        Spans.RequireLength(x.Length, y.Length);
        Spans.RequireLength(x.Length, destination.Length);
        var state = new EwmCovarianceState(decay, minPeriods, ignoreMissing);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i], y[i]);
    }

    /// <summary>Correlation; see <see cref="EwmCorrelationState"/>.</summary>
    public static void Correlation(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Decay decay, int minPeriods, bool ignoreMissing, Span<double> destination)
    {
        Spans.RequireLength(x.Length, y.Length);
        Spans.RequireLength(x.Length, destination.Length);
        var state = new EwmCorrelationState(decay, minPeriods, ignoreMissing);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i], y[i]);
    }
}
