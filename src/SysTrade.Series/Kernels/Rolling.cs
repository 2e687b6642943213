namespace SysTrade.Series.Kernels;

/// <summary>Kernels over moving windows. A value that is NaN or infinite is missing.</summary>
/// <remarks>
/// A window is a number of rows, missing ones included, or the rows of a span of time that ends with the row (its far end excluded). The result is NaN
/// until the window holds <c>minPeriods</c> values. Work is constant for each row, except for quantiles, which keep the window sorted.
/// Drift: running sums are kept in twice the precision of a double, so a long column ends as exact as it began, whatever passed through the window.
/// Semantics are those of pandas' <c>rolling</c>. Destinations may be the source.
/// </remarks>
public static class Rolling
{
    /// <summary>Sum of each window.</summary>
    public static void Sum(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowSum), window, minPeriods, destination);

    /// <summary>Mean of each window.</summary>
    public static void Mean(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowMean), window, minPeriods, destination);

    /// <summary>Standard deviation (one degree of freedom taken off) of each window.</summary>
    public static void StandardDeviation(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowDeviation), window, minPeriods, destination);

    /// <summary>Standard deviation of the window around each row (pandas <c>center=True</c>). Looks ahead.</summary>
    /// <remarks>The window of row i ends with row i + (window - 1) / 2 and is cut at both ends of the column.</remarks>
    public static void CentredStandardDeviation(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new RollingState<WindowDeviation>(default, window, minPeriods);
        var ahead = (window - 1) / 2;
        for (var i = 0; i < x.Length + ahead; i++)
        {
            var result = state.Step(i < x.Length ? x[i] : double.NaN);
            if (i >= ahead) destination[i - ahead] = result;
        }
    }

    /// <summary>Largest value of each window.</summary>
    public static void Maximum(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowMaximum), window, minPeriods, destination);

    /// <summary>Smallest value of each window.</summary>
    public static void Minimum(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowMinimum), window, minPeriods, destination);

    /// <summary>A quantile of each window, linear between the nearest values.</summary>
    public static void Quantile(ReadOnlySpan<double> x, int window, double quantile, int minPeriods, Span<double> destination) =>
        Run(x, new WindowQuantile(quantile), window, minPeriods, destination);

    /// <summary>Skew of each window, corrected for bias; see <see cref="WindowSkew"/>.</summary>
    public static void Skew(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowSkew), window, minPeriods, destination);

    /// <summary>Excess kurtosis of each window, corrected for bias; see <see cref="WindowKurtosis"/>.</summary>
    public static void Kurtosis(ReadOnlySpan<double> x, int window, int minPeriods, Span<double> destination) =>
        Run(x, default(WindowKurtosis), window, minPeriods, destination);

    /// <summary>Any statistic of windows of rows.</summary>
    public static void Run<TStatistic>(ReadOnlySpan<double> x, TStatistic statistic, int window, int minPeriods, Span<double> destination)
        where TStatistic : struct, IWindowStatistic
    {
        Spans.RequireLength(x.Length, destination.Length);
        var state = new RollingState<TStatistic>(statistic, window, minPeriods);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(x[i]);
    }

    /// <summary>Any statistic of windows of time. <paramref name="ticks"/> are the rows' stamps, increasing.</summary>
    public static void Run<TStatistic>(
        ReadOnlySpan<long> ticks, ReadOnlySpan<double> x, TStatistic statistic, TimeSpan window, int minPeriods, Span<double> destination)
        where TStatistic : struct, IWindowStatistic
    {
        Spans.RequireLength(x.Length, ticks.Length);
        Spans.RequireLength(x.Length, destination.Length);
        var state = new CalendarRollingState<TStatistic>(statistic, window, minPeriods);
        for (var i = 0; i < x.Length; i++) destination[i] = state.Step(ticks[i], x[i]);
    }
}
