using MathNet.Numerics.Distributions;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant;

/// <summary>How fat the tails of returns are: an extreme quantile over a moderate one, relative to the same ratio of a normal distribution.</summary>
/// <remarks>1 is as a normal distribution; more is fatter. Zero returns (days without a position) are left out and the mean is taken off first.</remarks>
public static class QuantileRatios
{
    /// <summary>The ratio of the 1 % to the 30 % quantile of a normal distribution, 4.4362.</summary>
    public static double Normal { get; } = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.01) / MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 0.30);

    /// <summary>The ratio of the 1 % to the 30 % quantile, over <see cref="Normal"/>. The values are not changed.</summary>
    public static double Lower(ReadOnlySpan<double> returns) => Ratio(returns, 0.01, 0.30);

    /// <summary>The ratio of the 99 % to the 70 % quantile, over <see cref="Normal"/>. The values are not changed.</summary>
    public static double Upper(ReadOnlySpan<double> returns) => Ratio(returns, 0.99, 0.70);

    /// <summary>The mean of <see cref="Lower"/> and <see cref="Upper"/>.</summary>
    public static double Average(ReadOnlySpan<double> returns) => (Lower(returns) + Upper(returns)) / 2;

    private static double Ratio(ReadOnlySpan<double> returns, double extreme, double moderate)
    {
        var kept = returns.ToArray();
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] == 0) kept[i] = double.NaN;
        }

        var mean = Statistics.Mean(kept);
        for (var i = 0; i < kept.Length; i++) kept[i] -= mean;
        return Statistics.Quantile(kept, extreme) / Statistics.Quantile(kept, moderate) / Normal;
    }
}
