namespace SysTrade.Series.Kernels;

/// <summary>Mean of a window.</summary>
public struct WindowMean : IWindowStatistic
{
    private DoubleDouble _sum;
    private EqualRun _run;

    /// <inheritdoc/>
    public static int FewestValues => 1;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public readonly double Result => _run.Length >= Count ? _run.Value : (double)_sum / Count;

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
