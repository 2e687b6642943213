namespace SysTrade.Series.Kernels;

/// <summary>Sum of a window; zero when it is empty.</summary>
public struct WindowSum : IWindowStatistic
{
    private DoubleDouble _sum;
    private EqualRun _run;

    /// <inheritdoc/>
    public static int FewestValues => 0;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public readonly double Result => Count > 0 && _run.Length >= Count ? _run.Value * Count : (double)_sum;

    /// <inheritdoc/>
    public void Add(double x)
    {
        Count++;
        _sum += x;
        _run.Add(x);
    }

    /// <inheritdoc/>
    public void Remove(double x)
    {
        // An empty window starts again from nothing.
        if (--Count == 0) this = default;
        else _sum -= x;
    }
}
