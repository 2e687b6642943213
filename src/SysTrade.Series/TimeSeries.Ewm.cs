using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <content>Exponentially weighted means and deviations.</content>
/// <remarks>
/// As pandas' <c>ewm(adjust=True)</c>: NaN rows contribute nothing, age the weights unless <c>ignoreMissing</c> is set, and repeat the last result.
/// </remarks>
public sealed partial class TimeSeries
{
    /// <summary>Exponentially weighted mean; NaN before <paramref name="minPeriods"/> values (0 and 1 mean: from the first value).</summary>
    public TimeSeries EwmMean(Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        Transform((x, y) => Ewm.Mean(x, decay, minPeriods, ignoreMissing, y));

    /// <summary>Exponentially weighted mean with a span in rows, at least 1.</summary>
    public TimeSeries EwmMean(double span, int minPeriods = 0, bool ignoreMissing = false) => EwmMean(Decay.Span(span), minPeriods, ignoreMissing);

    /// <summary>Exponentially weighted standard deviation, corrected for bias; NaN before <paramref name="minPeriods"/> values and before the second.</summary>
    public TimeSeries EwmStandardDeviation(Decay decay, int minPeriods = 0, bool ignoreMissing = false) =>
        Transform((x, y) => Ewm.StandardDeviation(x, decay, minPeriods, ignoreMissing, y));

    /// <summary>Exponentially weighted standard deviation with a span in rows, at least 1.</summary>
    public TimeSeries EwmStandardDeviation(double span, int minPeriods = 0, bool ignoreMissing = false) =>
        EwmStandardDeviation(Decay.Span(span), minPeriods, ignoreMissing);
}
