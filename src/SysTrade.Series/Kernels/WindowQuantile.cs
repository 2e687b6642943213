using SysTrade.Domain.Errors;

namespace SysTrade.Series.Kernels;

/// <summary>A quantile of a window, linear between the two nearest values.</summary>
/// <remarks>
/// The window is kept sorted in one array: places are found by bisection and one block move makes room. For windows of a few thousand rows
/// the move costs less than the pointers of a tree.
/// </remarks>
public struct WindowQuantile : IWindowStatistic
{
    private readonly double _quantile;
    private double[] _sorted = [];

    /// <summary>Starts with an empty window.</summary>
    /// <param name="quantile">From 0 (the smallest value) to 1 (the largest).</param>
    /// <exception cref="SysTradeException"><c>ParameterOutOfRange</c>.</exception>
    public WindowQuantile(double quantile)
    {
        if (!(quantile >= 0 && quantile <= 1)) throw Spans.OutOfRange("quantile", quantile, "between 0 and 1");
        _quantile = quantile;
    }

    /// <inheritdoc/>
    public static int FewestValues => 1;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public readonly double Result => Statistics.QuantileOfSorted(_sorted.AsSpan(0, Count), _quantile);

    /// <inheritdoc/>
    public void Add(double x)
    {
        if (Count == _sorted.Length) Array.Resize(ref _sorted, Math.Max(16, Count * 2));
        var at = Array.BinarySearch(_sorted, 0, Count, x);
        if (at < 0) at = ~at;
        Array.Copy(_sorted, at, _sorted, at + 1, Count - at);
        _sorted[at] = x;
        Count++;
    }

    /// <inheritdoc/>
    public void Remove(double x)
    {
        var at = Array.BinarySearch(_sorted, 0, Count, x);
        Count--;
        Array.Copy(_sorted, at + 1, _sorted, at, Count - at);
    }
}
