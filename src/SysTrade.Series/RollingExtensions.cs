using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <summary>Statistics of series over moving windows of rows or of time, and over all rows so far.</summary>
/// <remarks>
/// As pandas: a window of rows counts missing ones, which contribute nothing; <c>minPeriods</c> is the number of values a window must hold, by default all
/// its rows for a window of rows and one for a window of time. Infinite values count as missing.
/// </remarks>
public static class RollingExtensions
{
    /// <summary>Sum of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingSum(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowSum), window, minPeriods);

    /// <summary>Sum of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingSum(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowSum), window, minPeriods);

    /// <summary>Mean of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingMean(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowMean), window, minPeriods);

    /// <summary>Mean of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingMean(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowMean), window, minPeriods);

    /// <summary>Standard deviation (one degree of freedom taken off) of the last <paramref name="window"/> rows, or of the rows around each row.</summary>
    /// <param name="s">The series.</param>
    /// <param name="window">Rows in the window.</param>
    /// <param name="minPeriods">Values a window must hold.</param>
    /// <param name="centred">True to put the window around the row instead of before it, which looks ahead.</param>
    public static TimeSeries RollingStandardDeviation(this TimeSeries s, int window, int? minPeriods = null, bool centred = false) => centred
        ? s.Transform((x, y) => Rolling.CentredStandardDeviation(x, window, minPeriods ?? window, y))
        : s.Rows(default(WindowDeviation), window, minPeriods);

    /// <summary>Standard deviation of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingStandardDeviation(this TimeSeries s, TimeSpan window, int minPeriods = 1) =>
        s.Span(default(WindowDeviation), window, minPeriods);

    /// <summary>Largest of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingMaximum(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowMaximum), window, minPeriods);

    /// <summary>Largest of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingMaximum(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowMaximum), window, minPeriods);

    /// <summary>Smallest of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingMinimum(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowMinimum), window, minPeriods);

    /// <summary>Smallest of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingMinimum(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowMinimum), window, minPeriods);

    /// <summary>A quantile (0 to 1, linear between values) of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingQuantile(this TimeSeries s, int window, double quantile, int? minPeriods = null) =>
        s.Rows(new WindowQuantile(quantile), window, minPeriods);

    /// <summary>A quantile (0 to 1, linear between values) of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingQuantile(this TimeSeries s, TimeSpan window, double quantile, int minPeriods = 1) =>
        s.Span(new WindowQuantile(quantile), window, minPeriods);

    /// <summary>Skew, corrected for bias, of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingSkew(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowSkew), window, minPeriods);

    /// <summary>Skew, corrected for bias, of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingSkew(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowSkew), window, minPeriods);

    /// <summary>Excess kurtosis, corrected for bias, of the last <paramref name="window"/> rows.</summary>
    public static TimeSeries RollingKurtosis(this TimeSeries s, int window, int? minPeriods = null) => s.Rows(default(WindowKurtosis), window, minPeriods);

    /// <summary>Excess kurtosis, corrected for bias, of the rows within <paramref name="window"/> of each row.</summary>
    public static TimeSeries RollingKurtosis(this TimeSeries s, TimeSpan window, int minPeriods = 1) => s.Span(default(WindowKurtosis), window, minPeriods);

    /// <summary>Mean of all rows so far; NaN before <paramref name="minPeriods"/> values.</summary>
    public static TimeSeries ExpandingMean(this TimeSeries s, int minPeriods = 1) => s.Transform((x, y) => Expanding.Mean(x, minPeriods, y));

    /// <summary>Largest value so far, repeated in missing rows; NaN before <paramref name="minPeriods"/> values.</summary>
    public static TimeSeries ExpandingMaximum(this TimeSeries s, int minPeriods = 1) => s.Transform((x, y) => Expanding.Maximum(x, minPeriods, y));

    /// <summary>Smallest value so far, repeated in missing rows; NaN before <paramref name="minPeriods"/> values.</summary>
    public static TimeSeries ExpandingMinimum(this TimeSeries s, int minPeriods = 1) => s.Transform((x, y) => Expanding.Minimum(x, minPeriods, y));

    /// <summary>Standard deviation of all rows so far; NaN before <paramref name="minPeriods"/> values and before the second.</summary>
    public static TimeSeries ExpandingStandardDeviation(this TimeSeries s, int minPeriods = 1) =>
        s.Transform((x, y) => Expanding.StandardDeviation(x, minPeriods, y));

    /// <summary>Share of the rows so far (the row itself included) that came before and are strictly smaller; 0 in missing rows.</summary>
    public static TimeSeries QuantileOfPoints(this TimeSeries s) => s.Transform(Expanding.CountSmaller);

    private static TimeSeries Rows<TStatistic>(this TimeSeries s, TStatistic statistic, int window, int? minPeriods)
        where TStatistic : struct, IWindowStatistic =>
        s.Transform((x, y) => Rolling.Run(x, statistic, window, minPeriods ?? window, y));

    private static TimeSeries Span<TStatistic>(this TimeSeries s, TStatistic statistic, TimeSpan window, int minPeriods)
        where TStatistic : struct, IWindowStatistic =>
        s.Transform((x, y) => Rolling.Run(s.Index.Ticks, x, statistic, window, minPeriods, y));
}
