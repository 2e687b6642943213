using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <content>Statistics over moving windows of rows or of time, and over all rows so far.</content>
/// <remarks>
/// As pandas: a window of rows counts missing ones, which contribute nothing; <c>minPeriods</c> is the number of values a window must hold, by default all
/// its rows for a window of rows and one for a window of time. Infinite values count as missing.
/// </remarks>
public sealed partial class TimeSeries
{
    /// <summary>Sum of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingSum(int window, int? minPeriods = null) => Rows(default(WindowSum), window, minPeriods);

    /// <summary>Sum of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingSum(TimeSpan window, int minPeriods = 1) => Span(default(WindowSum), window, minPeriods);

    /// <summary>Mean of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingMean(int window, int? minPeriods = null) => Rows(default(WindowMean), window, minPeriods);

    /// <summary>Mean of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingMean(TimeSpan window, int minPeriods = 1) => Span(default(WindowMean), window, minPeriods);

    /// <summary>Standard deviation (one degree of freedom taken off) of the last <paramref name="window"/> rows, or of the rows around each row.</summary>
    /// <param name="window">Rows in the window.</param>
    /// <param name="minPeriods">Values a window must hold.</param>
    /// <param name="centred">True to put the window around the row instead of before it, which looks ahead.</param>
    public TimeSeries RollingStandardDeviation(int window, int? minPeriods = null, bool centred = false) => centred
        ? Transform((x, y) => Rolling.CentredStandardDeviation(x, window, minPeriods ?? window, y))
        : Rows(default(WindowDeviation), window, minPeriods);

    /// <summary>Standard deviation of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingStandardDeviation(TimeSpan window, int minPeriods = 1) =>
        Span(default(WindowDeviation), window, minPeriods);

    /// <summary>Largest of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingMaximum(int window, int? minPeriods = null) => Rows(default(WindowMaximum), window, minPeriods);

    /// <summary>Largest of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingMaximum(TimeSpan window, int minPeriods = 1) => Span(default(WindowMaximum), window, minPeriods);

    /// <summary>Smallest of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingMinimum(int window, int? minPeriods = null) => Rows(default(WindowMinimum), window, minPeriods);

    /// <summary>Smallest of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingMinimum(TimeSpan window, int minPeriods = 1) => Span(default(WindowMinimum), window, minPeriods);

    /// <summary>A quantile (0 to 1, linear between values) of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingQuantile(int window, double quantile, int? minPeriods = null) =>
        Rows(new WindowQuantile(quantile), window, minPeriods);

    /// <summary>A quantile (0 to 1, linear between values) of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingQuantile(TimeSpan window, double quantile, int minPeriods = 1) =>
        Span(new WindowQuantile(quantile), window, minPeriods);

    /// <summary>Skew, corrected for bias, of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingSkew(int window, int? minPeriods = null) => Rows(default(WindowSkew), window, minPeriods);

    /// <summary>Skew, corrected for bias, of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingSkew(TimeSpan window, int minPeriods = 1) => Span(default(WindowSkew), window, minPeriods);

    /// <summary>Excess kurtosis, corrected for bias, of the last <paramref name="window"/> rows.</summary>
    public TimeSeries RollingKurtosis(int window, int? minPeriods = null) => Rows(default(WindowKurtosis), window, minPeriods);

    /// <summary>Excess kurtosis, corrected for bias, of the rows within <paramref name="window"/> of each row.</summary>
    public TimeSeries RollingKurtosis(TimeSpan window, int minPeriods = 1) => Span(default(WindowKurtosis), window, minPeriods);

    /// <summary>Mean of all rows so far; NaN before <paramref name="minPeriods"/> values.</summary>
    public TimeSeries ExpandingMean(int minPeriods = 1) => Transform((x, y) => Expanding.Mean(x, minPeriods, y));

    /// <summary>Largest value so far, repeated in missing rows; NaN before <paramref name="minPeriods"/> values.</summary>
    public TimeSeries ExpandingMaximum(int minPeriods = 1) => Transform((x, y) => Expanding.Maximum(x, minPeriods, y));

    /// <summary>Smallest value so far, repeated in missing rows; NaN before <paramref name="minPeriods"/> values.</summary>
    public TimeSeries ExpandingMinimum(int minPeriods = 1) => Transform((x, y) => Expanding.Minimum(x, minPeriods, y));

    /// <summary>Standard deviation of all rows so far; NaN before <paramref name="minPeriods"/> values and before the second.</summary>
    public TimeSeries ExpandingStandardDeviation(int minPeriods = 1) =>
        Transform((x, y) => Expanding.StandardDeviation(x, minPeriods, y));

    /// <summary>Share of the rows so far (the row itself included) that came before and are strictly smaller; 0 in missing rows.</summary>
    public TimeSeries QuantileOfPoints() => Transform(Expanding.CountSmaller);

    private TimeSeries Rows<TStatistic>(TStatistic statistic, int window, int? minPeriods)
        where TStatistic : struct, IWindowStatistic =>
        Transform((x, y) => Rolling.Run(x, statistic, window, minPeriods ?? window, y));

    private TimeSeries Span<TStatistic>(TStatistic statistic, TimeSpan window, int minPeriods)
        where TStatistic : struct, IWindowStatistic =>
        Transform((x, y) => Rolling.Run(Index.Ticks, x, statistic, window, minPeriods, y));
}
