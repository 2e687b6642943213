namespace SysTrade.Series.Kernels;

/// <summary>One bin being aggregated. NaN values are passed over.</summary>
public struct AggregateState
{
    private readonly Aggregation _aggregation;
    private double _value;
    private int _count;

    /// <summary>Starts with an empty bin.</summary>
    public AggregateState(Aggregation aggregation)
    {
        _aggregation = aggregation;
        Clear();
    }

    /// <summary>Value of the bin so far.</summary>
    public readonly double Result => _aggregation switch
    {
        Aggregation.Sum => _count == 0 ? 0 : _value,
        Aggregation.Mean => _count == 0 ? double.NaN : _value / _count,
        _ => _value,
    };

    /// <summary>Empties the bin.</summary>
    public void Clear()
    {
        _value = double.NaN;
        _count = 0;
    }

    /// <summary>Adds a value to the bin.</summary>
    public void Step(double x)
    {
        if (double.IsNaN(x)) return;
        _value = _count++ == 0 ? x : _aggregation switch
        {
            Aggregation.Last => x,
            Aggregation.First => _value,
            Aggregation.Maximum => Math.Max(_value, x),
            Aggregation.Minimum => Math.Min(_value, x),
            _ => _value + x,
        };
    }
}
