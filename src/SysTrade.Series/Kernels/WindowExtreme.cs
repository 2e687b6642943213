namespace SysTrade.Series.Kernels;

/// <summary>Largest value of a window, by a queue of the values that no later one exceeds: constant work a row, on average.</summary>
public struct WindowMaximum : IWindowStatistic
{
    private Ring<double> _candidates;

    /// <inheritdoc/>
    public static int FewestValues => 1;

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public readonly double Result => _candidates.First;

    /// <inheritdoc/>
    public void Add(double x)
    {
        Count++;
        while (_candidates.Count > 0 && _candidates.Last < x) _candidates.RemoveLast();
        _candidates.Add(x);
    }

    /// <inheritdoc/>
    public void Remove(double x)
    {
        Count--;

        // Equal values all stay in the queue, so the value that leaves is its first or was dropped long ago.
        if (_candidates.First == x) _candidates.RemoveFirst();
    }
}

/// <summary>Smallest value of a window: the largest of the negated values, negated.</summary>
public struct WindowMinimum : IWindowStatistic
{
    private WindowMaximum _negated;

    /// <inheritdoc/>
    public static int FewestValues => 1;

    /// <inheritdoc/>
    public readonly int Count => _negated.Count;

    /// <inheritdoc/>
    public readonly double Result => -_negated.Result;

    /// <inheritdoc/>
    public void Add(double x) => _negated.Add(-x);

    /// <inheritdoc/>
    public void Remove(double x) => _negated.Remove(-x);
}
