namespace SysTrade.Series.Kernels;

/// <summary>
/// Excess kurtosis of a window, corrected for bias (pandas <c>rolling.kurt</c>): ((n^2-1) m4/m2^2 - 3(n-1)^2) / ((n-2)(n-3)).
/// </summary>
/// <remarks>-3 when all values are equal; NaN when the variance is otherwise below 1e-14, where pandas takes it for rounding error.</remarks>
public struct WindowKurtosis : IWindowStatistic
{
    private PowerSums _sums;

    /// <inheritdoc/>
    public static int FewestValues => 4;

    /// <inheritdoc/>
    public readonly int Count => _sums.Count;

    /// <inheritdoc/>
    public readonly double Result
    {
        get
        {
            if (_sums.AllEqual) return -3;
            double n = Count;
            var (second, _, fourth) = _sums.CentralMoments();
            if (second <= WindowSkew.SmallestVariance) return double.NaN;
            return ((((n * n) - 1) * fourth / (second * second)) - (3 * (n - 1) * (n - 1))) / ((n - 2) * (n - 3));
        }
    }

    /// <inheritdoc/>
    public void Add(double x) => _sums.Add(x, 4);

    /// <inheritdoc/>
    public void Remove(double x) => _sums.Remove(x, 4);
}
