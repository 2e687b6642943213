using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <summary>Exponentially weighted means and deviations of series and frames.</summary>
/// <remarks>
/// As pandas' <c>ewm(adjust=True)</c>: NaN rows contribute nothing, age the weights unless <c>ignoreMissing</c> is set, and repeat the last result.
/// </remarks>
public static class EwmExtensions
{
    /// <summary>Exponentially weighted mean; NaN before <paramref name="minPeriods"/> values (0 and 1 mean: from the first value).</summary>
    public static TimeSeries EwmMean(this TimeSeries s, Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        s.Transform((x, y) => Ewm.Mean(x, decay, minPeriods, ignoreMissing, y));

    /// <summary>Exponentially weighted standard deviation, corrected for bias; NaN before <paramref name="minPeriods"/> values and before the second.</summary>
    public static TimeSeries EwmStandardDeviation(this TimeSeries s, Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        s.Transform((x, y) => Ewm.StandardDeviation(x, decay, minPeriods, ignoreMissing, y));

    /// <summary>Exponentially weighted mean of every column.</summary>
    public static Frame EwmMean(this Frame f, Decay decay, int minPeriods = 0) => f.MapColumns(c => c.EwmMean(decay, minPeriods));
}
