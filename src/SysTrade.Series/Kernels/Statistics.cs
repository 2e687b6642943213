namespace SysTrade.Series.Kernels;

/// <summary>Statistics of whole columns. NaN values are passed over; with too few values left the result is NaN.</summary>
public static class Statistics
{
    /// <summary>Number of values that are not NaN.</summary>
    public static int Count(ReadOnlySpan<double> x)
    {
        var count = 0;
        foreach (var value in x) count += double.IsNaN(value) ? 0 : 1;
        return count;
    }

    /// <summary>Sum; zero when there is no value.</summary>
    public static double Sum(ReadOnlySpan<double> x)
    {
        DoubleDouble sum = 0;
        var infinities = 0.0;
        foreach (var value in x)
        {
            if (double.IsFinite(value)) sum += value;
            else if (!double.IsNaN(value)) infinities += value;
        }

        return (double)sum + infinities;
    }

    /// <summary>Mean.</summary>
    public static double Mean(ReadOnlySpan<double> x) => Sum(x) / Count(x);

    /// <summary>Standard deviation with <paramref name="ddof"/> degrees of freedom taken off: 1 for a sample, 0 for a population.</summary>
    public static double StandardDeviation(ReadOnlySpan<double> x, int ddof = 1)
    {
        var count = Count(x);
        return count > ddof ? Math.Sqrt(CentralSum(x, Mean(x), 2) / (count - ddof)) : double.NaN;
    }

    /// <summary>Skew of the population, m3 / m2^1.5 (scipy's default). NaN when the values are equal.</summary>
    public static double Skew(ReadOnlySpan<double> x)
    {
        var (count, mean) = (Count(x), Mean(x));
        var second = CentralSum(x, mean, 2) / count;
        var smallest = 1e-15 * mean;
        return second <= smallest * smallest ? double.NaN : CentralSum(x, mean, 3) / count / (second * Math.Sqrt(second));
    }

    /// <summary>A quantile between 0 and 1, linear between the nearest values.</summary>
    public static double Quantile(ReadOnlySpan<double> x, double quantile)
    {
        if (!(quantile >= 0 && quantile <= 1)) throw Spans.OutOfRange("quantile", quantile, "between 0 and 1");
        var present = new double[Count(x)];
        var n = 0;
        foreach (var value in x)
        {
            if (!double.IsNaN(value)) present[n++] = value;
        }

        Array.Sort(present);
        return QuantileOfSorted(present, quantile);
    }

    /// <summary>Median.</summary>
    public static double Median(ReadOnlySpan<double> x) => Quantile(x, 0.5);

    /// <summary>Largest value.</summary>
    public static double Maximum(ReadOnlySpan<double> x)
    {
        var result = double.NaN;
        foreach (var value in x)
        {
            if (!(value <= result) && !double.IsNaN(value)) result = value;
        }

        return result;
    }

    /// <summary>Smallest value.</summary>
    public static double Minimum(ReadOnlySpan<double> x)
    {
        var result = double.NaN;
        foreach (var value in x)
        {
            if (!(value >= result) && !double.IsNaN(value)) result = value;
        }

        return result;
    }

    /// <summary>A quantile of values in rising order without NaN, linear between the nearest; NaN when there are none.</summary>
    public static double QuantileOfSorted(ReadOnlySpan<double> sorted, double quantile)
    {
        if (sorted.IsEmpty) return double.NaN;
        var place = quantile * (sorted.Length - 1);
        var below = (int)place;
        var low = sorted[below];
        return place == below ? low : low + ((sorted[below + 1] - low) * (place - below));
    }

    private static double CentralSum(ReadOnlySpan<double> x, double mean, int power)
    {
        DoubleDouble sum = 0;
        foreach (var value in x)
        {
            if (double.IsNaN(value)) continue;
            var deviation = value - mean;
            sum += power == 2 ? deviation * deviation : deviation * deviation * deviation;
        }

        return (double)sum;
    }
}
