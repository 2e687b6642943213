namespace SysTrade.Series.Kernels;

/// <summary>Length of the run of equal values at the new end of a window.</summary>
/// <remarks>A window of equal values has a deviation of exactly zero, which no sum of rounded products guarantees.</remarks>
internal struct EqualRun
{
    private double _value;

    public int Length { get; private set; }

    public readonly double Value => _value;

    public void Add(double x)
    {
        Length = Length > 0 && x == _value ? Length + 1 : 1;
        _value = x;
    }
}
