namespace SysTrade.Series.Kernels;

/// <summary>Skew of a window, corrected for bias (pandas <c>rolling.skew</c>): sqrt(n(n-1)) / (n-2) * m3 / m2^1.5.</summary>
/// <remarks>Zero when all values are equal; NaN when the variance is otherwise below 1e-14, where pandas takes it for rounding error.</remarks>
public struct WindowSkew : IWindowStatistic
{
    internal const double SmallestVariance = 1e-14;

    private PowerSums _sums;

    /// <inheritdoc/>
    public static int FewestValues => 3;

    /// <inheritdoc/>
    public readonly int Count => _sums.Count;

    /// <inheritdoc/>
    public readonly double Result
    {
        get
        {
            if (_sums.AllEqual) return 0;
            double n = Count;
            var (second, third, _) = _sums.CentralMoments();
            return second <= SmallestVariance ? double.NaN : Math.Sqrt(n * (n - 1)) * third / ((n - 2) * second * Math.Sqrt(second));
        }
    }

    /// <inheritdoc/>
    public void Add(double x) => _sums.Add(x, 3);

    /// <inheritdoc/>
    public void Remove(double x) => _sums.Remove(x, 3);
}
