using MathNet.Numerics.Distributions;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant;

/// <summary>Student's t test.</summary>
public static class TTest
{
    /// <summary>Tests whether the mean of a column is zero. NaN values are passed over.</summary>
    /// <returns>
    /// The statistic, mean / (deviation / sqrt(n)), and the two-sided probability of one as large when the true mean is zero; NaN for fewer than two
    /// values, and for equal values an infinite statistic, or NaN when all are zero.
    /// </returns>
    public static (double Statistic, double PValue) OneSample(ReadOnlySpan<double> values)
    {
        var count = Statistics.Count(values);
        if (count < 2) return (double.NaN, double.NaN);
        var statistic = Statistics.Mean(values) / (Statistics.StandardDeviation(values) / Math.Sqrt(count));
        if (double.IsNaN(statistic)) return (statistic, double.NaN);
        return (statistic, double.IsInfinity(statistic) ? 0 : 2 * StudentT.CDF(0, 1, count - 1, -Math.Abs(statistic)));
    }
}
