namespace SysTrade.Series.Kernels;

/// <summary>Kernels whose result in a row needs that row, the one a lag before it, or a running value. NaN is the missing value.</summary>
/// <remarks>Semantics are those of the pandas methods named with each kernel. Destinations may be the source itself unless said otherwise.</remarks>
public static class Elementwise
{
    /// <summary>Applies an operation to each value.</summary>
    public static void Apply<TOperation>(ReadOnlySpan<double> x, TOperation operation, Span<double> destination)
        where TOperation : struct, IUnaryOperation
    {
        Spans.RequireLength(x.Length, destination.Length);
        for (var i = 0; i < x.Length; i++) destination[i] = operation.Invoke(x[i]);
    }

    /// <summary>Applies an operation to each pair of values.</summary>
    public static void Apply<TOperation>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> destination)
        where TOperation : struct, IBinaryOperation
    {
        Spans.RequireLength(x.Length, y.Length);
        Spans.RequireLength(x.Length, destination.Length);
        for (var i = 0; i < x.Length; i++) destination[i] = TOperation.Invoke(x[i], y[i]);
    }

    /// <summary>x[i] - x[i - lag] (pandas <c>diff</c>); a negative lag looks ahead. The destination must not overlap the source.</summary>
    public static void Difference(ReadOnlySpan<double> x, int lag, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        for (var i = 0; i < x.Length; i++)
        {
            var from = i - lag;
            destination[i] = from < 0 || from >= x.Length ? double.NaN : x[i] - x[from];
        }
    }

    /// <summary>x[i - rows] (pandas <c>shift</c>). The destination must not overlap the source.</summary>
    public static void Shift(ReadOnlySpan<double> x, int rows, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        for (var i = 0; i < x.Length; i++)
        {
            var from = i - rows;
            destination[i] = from < 0 || from >= x.Length ? double.NaN : x[from];
        }
    }

    /// <summary>NaN takes the last value before it (pandas <c>ffill</c>).</summary>
    public static void ForwardFill(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var last = double.NaN;
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsNaN(x[i])) last = x[i];
            destination[i] = last;
        }
    }

    /// <summary>True when a NaN follows a value, so that a forward fill would change something.</summary>
    public static bool HasGapAfterFirst(ReadOnlySpan<double> x)
    {
        var seen = false;
        foreach (var value in x)
        {
            if (double.IsNaN(value))
            {
                if (seen) return true;
            }
            else
            {
                seen = true;
            }
        }

        return false;
    }

    /// <summary>NaN takes the next value after it (pandas <c>bfill</c>). Looks ahead.</summary>
    public static void BackFill(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var next = double.NaN;
        for (var i = x.Length - 1; i >= 0; i--)
        {
            if (!double.IsNaN(x[i])) next = x[i];
            destination[i] = next;
        }
    }

    /// <summary>Running sum (pandas <c>cumsum</c>): NaN rows give NaN and add nothing.</summary>
    public static void CumulativeSum(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i];
            if (!double.IsNaN(value)) sum += value;
            destination[i] = double.IsNaN(value) ? double.NaN : sum;
        }
    }

    /// <summary>Running product (pandas <c>cumprod</c>): NaN rows give NaN and change nothing.</summary>
    public static void CumulativeProduct(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var product = 1.0;
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i];
            if (!double.IsNaN(value)) product *= value;
            destination[i] = double.IsNaN(value) ? double.NaN : product;
        }
    }

    /// <summary>Running maximum (pandas <c>cummax</c>): NaN rows give NaN and change nothing.</summary>
    public static void CumulativeMaximum(ReadOnlySpan<double> x, Span<double> destination)
    {
        Spans.RequireLength(x.Length, destination.Length);
        var highest = double.NegativeInfinity;
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i];
            if (value > highest) highest = value;
            destination[i] = double.IsNaN(value) ? double.NaN : highest;
        }
    }

    internal struct Adder : IBinaryOperation
    {
        public static double Invoke(double x, double y) => x + y;
    }

    internal struct Subtractor : IBinaryOperation
    {
        public static double Invoke(double x, double y) => x - y;
    }

    internal struct Multiplier : IBinaryOperation
    {
        public static double Invoke(double x, double y) => x * y;
    }

    internal struct Divider : IBinaryOperation
    {
        public static double Invoke(double x, double y) => x / y;
    }

    internal readonly struct AddNumber(double number) : IUnaryOperation
    {
        public double Invoke(double x) => x + number;
    }

    internal readonly struct MultiplyByNumber(double number) : IUnaryOperation
    {
        public double Invoke(double x) => x * number;
    }

    internal readonly struct DivideByNumber(double number) : IUnaryOperation
    {
        public double Invoke(double x) => x / number;
    }

    internal readonly struct DivideNumberBy(double number) : IUnaryOperation
    {
        public double Invoke(double x) => number / x;
    }

    internal readonly struct AbsoluteValue : IUnaryOperation
    {
        public double Invoke(double x) => Math.Abs(x);
    }

    internal readonly struct RoundHalfEven : IUnaryOperation
    {
        public double Invoke(double x) => Math.Round(x, MidpointRounding.ToEven);
    }

    internal readonly struct ClipToRange(double lowest, double highest) : IUnaryOperation
    {
        public double Invoke(double x) => x < lowest ? lowest : x > highest ? highest : x;
    }

    internal readonly struct ReplaceValue(double from, double to) : IUnaryOperation
    {
        public double Invoke(double x) => x == from ? to : x;
    }

    internal readonly struct ReplaceMissing(double value) : IUnaryOperation
    {
        public double Invoke(double x) => double.IsNaN(x) ? value : x;
    }
}
