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
    public static double Lower(ReadOnlySpan<double> returns) => Of(returns).Lower;

    /// <summary>The ratio of the 99 % to the 70 % quantile, over <see cref="Normal"/>. The values are not changed.</summary>
    public static double Upper(ReadOnlySpan<double> returns) => Of(returns).Upper;

    /// <summary>The mean of <see cref="Lower"/> and <see cref="Upper"/>.</summary>
    public static double Average(ReadOnlySpan<double> returns) => Of(returns) is var (lower, upper) ? (lower + upper) / 2 : double.NaN;

    /// <summary>Both ratios of values in any order; NaN values are passed over.</summary>
    public static (double Lower, double Upper) Of(ReadOnlySpan<double> returns)
    {
        var sorted = new double[Statistics.Count(returns)];
        var n = 0;
        foreach (var value in returns)
        {
            if (!double.IsNaN(value)) sorted[n++] = value;
        }

        Array.Sort(sorted);
        return OfSorted(sorted);
    }

    /// <summary>Both ratios of values in rising order without NaN. One sort serves every quantile, as taking off the mean keeps the order.</summary>
    public static (double Lower, double Upper) OfSorted(ReadOnlySpan<double> sorted)
    {
        var (negative, zero) = (0, 0);
        foreach (var value in sorted)
        {
            if (value < 0) negative++;
            else if (value == 0) zero++;
        }

        var kept = new double[sorted.Length - zero];
        sorted[..negative].CopyTo(kept);
        sorted[(negative + zero)..].CopyTo(kept.AsSpan(negative));
        var mean = Statistics.Mean(kept);
        return (Ratio(kept, mean, 0.01, 0.30), Ratio(kept, mean, 0.99, 0.70));
    }

    private static double Ratio(ReadOnlySpan<double> sorted, double mean, double extreme, double moderate) =>
        (Statistics.QuantileOfSorted(sorted, extreme) - mean) / (Statistics.QuantileOfSorted(sorted, moderate) - mean) / Normal;
}
