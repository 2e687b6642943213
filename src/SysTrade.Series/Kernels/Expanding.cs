namespace SysTrade.Series.Kernels;

/// <summary>Kernels over all rows so far. Semantics are those of pandas' <c>expanding</c>; destinations may be the source.</summary>
public static class Expanding
{
    /// <summary>Mean of the finite values so far.</summary>
    public static void Mean(ReadOnlySpan<double> x, int minPeriods, Span<double> destination) => Run(x, default(WindowMean), minPeriods, destination);

    /// <summary>Standard deviation (one degree of freedom taken off) of the finite values so far.</summary>
    public static void StandardDeviation(ReadOnlySpan<double> x, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowDeviation), minPeriods, destination);

    /// <summary>Largest finite value so far; unlike a running maximum it repeats in missing rows.</summary>
    public static void Maximum(ReadOnlySpan<double> x, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowMaximum), minPeriods, destination);

    /// <summary>Smallest finite value so far.</summary>
    public static void Minimum(ReadOnlySpan<double> x, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowMinimum), minPeriods, destination);

    /// <summary>
    /// Where each value stands among the earlier ones: the number of earlier rows strictly smaller, divided by the number of rows up to and including it.
    /// </summary>
    /// <remarks>
    /// A missing row compares false with everything, so its own result is 0 and it is never counted, but it is a row of the divisor.
    /// O(n log n); see <see cref="SmallerCountState"/>.
    /// </remarks>
    public static void CountSmaller(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new SmallerCountState();
        for (var i = 0; i < x.Length; i++) destination[i] = (double)state.Step(x[i]) / (i + 1);
    }

    /// <summary>Any statistic of the rows so far.</summary>
    public static void Run<TStatistic>(ReadOnlySpan<double> x, TStatistic statistic, int minPeriods, Span<double> destination)
        where TStatistic : struct, IWindowStatistic
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new ExpandingState<TStatistic>(statistic, minPeriods);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i]);
    }
}
