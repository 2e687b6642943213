namespace SysTrade.Series.Kernels;

/// <summary>Standard deviation of a window with one degree of freedom taken off; zero when all its values are equal.</summary>
public struct WindowDeviation : IWindowStatistic
{
    private PowerSums _sums;

    /// <inheritdoc/>
    public static int FewestValues => 2;

    /// <inheritdoc/>
    public readonly int Count => _sums.Count;

    /// <inheritdoc/>
    public readonly double Result => _sums.AllEqual ? 0 : Math.Sqrt(_sums.SquaredDeviations / (Count - 1));

    /// <inheritdoc/>
    public void Add(double x) => _sums.Add(x, 2);

    /// <inheritdoc/>
    public void Remove(double x) => _sums.Remove(x, 2);
}
