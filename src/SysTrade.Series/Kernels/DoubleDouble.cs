namespace SysTrade.Series.Kernels;

/// <summary>A number held as the unevaluated sum of two doubles: about 106 significant bits.</summary>
/// <remarks>
/// Running sums over windows are kept in it. What enters a window leaves it again with the same magnitude, so the error left behind by any
/// number of rows is some 2^-106 of the largest value that was ever in the window, and cancellation in variances and higher moments is harmless.
/// Algorithms: Knuth's two-sum, Dekker's quick two-sum, products by fused multiply-add.
/// </remarks>
internal readonly struct DoubleDouble
{
    private readonly double _high;
    private readonly double _low;

    private DoubleDouble(double high, double low)
    {
        _high = high;
        _low = low;
    }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static explicit operator double(DoubleDouble value) => value._high;

    public static DoubleDouble operator -(DoubleDouble a) => new(-a._high, -a._low);

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        var (sum, error) = TwoSum(a._high, b);
        return Renormalise(sum, error + a._low);
    }

    public static DoubleDouble operator -(DoubleDouble a, double b) => a + -b;

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var (high, highError) = TwoSum(a._high, b._high);
        var (low, lowError) = TwoSum(a._low, b._low);
        var sum = Renormalise(high, highError + low);
        return Renormalise(sum._high, sum._low + lowError);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        var product = a._high * b;
        var error = Math.FusedMultiplyAdd(a._high, b, -product);
        return Renormalise(product, Math.FusedMultiplyAdd(a._low, b, error));
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a._high * b._high;
        var error = Math.FusedMultiplyAdd(a._high, b._high, -product);
        return Renormalise(product, error + ((a._high * b._low) + (a._low * b._high)));
    }

    public static DoubleDouble operator /(DoubleDouble a, double b)
    {
        var quotient = a._high / b;
        var rest = Math.FusedMultiplyAdd(-quotient, b, a._high) + a._low;
        return Renormalise(quotient, rest / b);
    }

    /// <summary>The exact product of two doubles.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        return new DoubleDouble(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    private static (double Sum, double Error) TwoSum(double a, double b)
    {
        var sum = a + b;
        var other = sum - a;
        return (sum, a - (sum - other) + (b - other));
    }

    private static DoubleDouble Renormalise(double high, double low)
    {
        var sum = high + low;
        return new DoubleDouble(sum, low - (sum - high));
    }
}
