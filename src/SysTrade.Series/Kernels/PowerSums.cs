namespace SysTrade.Series.Kernels;

/// <summary>Sums of the first four powers of the values in a window, from which its central moments follow.</summary>
internal struct PowerSums
{
    private DoubleDouble _first;
    private DoubleDouble _second;
    private DoubleDouble _third;
    private DoubleDouble _fourth;
    private EqualRun _run;

    public int Count { get; private set; }

    /// <summary>True when all values in the window are equal.</summary>
    public readonly bool AllEqual => _run.Length >= Count;

    /// <summary>Sum of squared deviations from the mean.</summary>
    public readonly double SquaredDeviations => Math.Max(0, (double)(_second - (_first * (_first / Count))));

    public void Add(double x, int powers)
    {
        Count++;
        _run.Add(x);
        _first += x;
        var square = DoubleDouble.Product(x, x);
        _second += square;
        if (powers < 3) return;
        _third += square * x;
        if (powers >= 4) _fourth += square * square;
    }

    public void Remove(double x, int powers)
    {
        if (--Count == 0)
        {
            // An empty window starts again from nothing.
            this = default;
            return;
        }

        _first -= x;
        var square = DoubleDouble.Product(x, x);
        _second -= square;
        if (powers < 3) return;
        _third -= square * x;
        if (powers >= 4) _fourth -= square * square;
    }

    /// <summary>Second, third and fourth central moments, divided by the number of values.</summary>
    public readonly (double Second, double Third, double Fourth) CentralMoments()
    {
        var mean = _first / Count;
        var meanSquared = mean * mean;
        var second = (_second / Count) - meanSquared;
        var third = (_third / Count) - (meanSquared * mean) - (second * mean * 3);
        var fourth = (_fourth / Count) - (meanSquared * meanSquared) - (second * meanSquared * 6) - (third * mean * 4);
        return ((double)second, (double)third, (double)fourth);
    }
}
