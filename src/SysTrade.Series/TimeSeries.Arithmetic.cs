using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <content>Arithmetic and element-wise transforms.</content>
public sealed partial class TimeSeries
{
    /// <summary>Sum, aligned on all moments of both.</summary>
    public static TimeSeries operator +(TimeSeries a, TimeSeries b) => Combine<Elementwise.Adder>(a, b);

    /// <summary>Difference, aligned on all moments of both.</summary>
    public static TimeSeries operator -(TimeSeries a, TimeSeries b) => Combine<Elementwise.Subtractor>(a, b);

    /// <summary>Product, aligned on all moments of both.</summary>
    public static TimeSeries operator *(TimeSeries a, TimeSeries b) => Combine<Elementwise.Multiplier>(a, b);

    /// <summary>Quotient, aligned on all moments of both; a zero divisor gives an infinity or NaN.</summary>
    public static TimeSeries operator /(TimeSeries a, TimeSeries b) => Combine<Elementwise.Divider>(a, b);

    /// <summary>Adds a number to every value.</summary>
    public static TimeSeries operator +(TimeSeries a, double b) => a.Map(new Elementwise.AddNumber(b));

    /// <summary>Subtracts a number from every value.</summary>
    public static TimeSeries operator -(TimeSeries a, double b) => a.Map(new Elementwise.AddNumber(-b));

    /// <summary>Adds a number to every value.</summary>
    public static TimeSeries operator +(double a, TimeSeries b) => b + a;

    /// <summary>Subtracts every value from a number.</summary>
    public static TimeSeries operator -(double a, TimeSeries b) => -b + a;

    /// <summary>Multiplies every value by a number.</summary>
    public static TimeSeries operator *(TimeSeries a, double b) => a.Map(new Elementwise.MultiplyByNumber(b));

    /// <summary>Multiplies every value by a number.</summary>
    public static TimeSeries operator *(double a, TimeSeries b) => b * a;

    /// <summary>Divides every value by a number.</summary>
    public static TimeSeries operator /(TimeSeries a, double b) => a.Map(new Elementwise.DivideByNumber(b));

    /// <summary>Divides a number by every value.</summary>
    public static TimeSeries operator /(double a, TimeSeries b) => b.Map(new Elementwise.DivideNumberBy(a));

    /// <summary>Changes the sign of every value.</summary>
    public static TimeSeries operator -(TimeSeries a) => a.Map(new Elementwise.MultiplyByNumber(-1));

    /// <summary>Applies an operation to every value.</summary>
    public TimeSeries Map<TOperation>(TOperation operation)
        where TOperation : struct, IUnaryOperation
    {
        var values = new double[Count];
        Elementwise.Apply(_values, operation, values);
        return With(values);
    }

    /// <summary>Absolute values.</summary>
    public TimeSeries Absolute() => Map(default(Elementwise.AbsoluteValue));

    /// <summary>Values rounded to whole numbers, halves to the even neighbour.</summary>
    public TimeSeries Round() => Map(default(Elementwise.RoundHalfEven));

    /// <summary>Values limited to a range; NaN stays NaN.</summary>
    public TimeSeries Clip(double lowest, double highest) => Map(new Elementwise.ClipToRange(lowest, highest));

    /// <summary>Values equal to <paramref name="from"/> replaced by <paramref name="to"/>.</summary>
    public TimeSeries Replace(double from, double to) => Map(new Elementwise.ReplaceValue(from, to));

    /// <summary>NaN replaced by a number.</summary>
    public TimeSeries FillMissing(double value) => Map(new Elementwise.ReplaceMissing(value));

    /// <summary>Row minus the row <paramref name="lag"/> before; NaN where either is missing.</summary>
    public TimeSeries Difference(int lag = 1) => Transform((x, y) => Elementwise.Difference(x, lag, y));

    /// <summary>Every value moved <paramref name="rows"/> later (negative: earlier); rows without a source are NaN.</summary>
    public TimeSeries Shift(int rows = 1) => Transform((x, y) => Elementwise.Shift(x, rows, y));

    /// <summary>NaN replaced by the last value before it.</summary>
    public TimeSeries ForwardFill() => Elementwise.HasGapAfterFirst(_values) ? Transform(Elementwise.ForwardFill) : this;

    /// <summary>NaN replaced by the next value after it. Looks ahead.</summary>
    public TimeSeries BackFill() => Transform(Elementwise.BackFill);

    /// <summary>Running sum; NaN rows stay NaN and add nothing.</summary>
    public TimeSeries CumulativeSum() => Transform(Elementwise.CumulativeSum);

    /// <summary>Running product; NaN rows stay NaN and change nothing.</summary>
    public TimeSeries CumulativeProduct() => Transform(Elementwise.CumulativeProduct);

    /// <summary>Running maximum; NaN rows stay NaN and change nothing.</summary>
    public TimeSeries CumulativeMaximum() => Transform(Elementwise.CumulativeMaximum);

    /// <summary>Distance below the running maximum: zero or negative.</summary>
    public TimeSeries Drawdown() => this - CumulativeMaximum();

    /// <summary>A span kernel: reads one column and writes another of the same length.</summary>
    public delegate void Kernel(ReadOnlySpan<double> source, Span<double> destination);

    /// <summary>Applies a span kernel.</summary>
    public TimeSeries Transform(Kernel kernel)
    {
        var values = new double[Count];
        kernel(_values, values);
        return With(values);
    }

    private static TimeSeries Combine<TOperation>(TimeSeries a, TimeSeries b)
        where TOperation : struct, IBinaryOperation
    {
        var index = a.Index.Union(b.Index);
        (a, b) = (a.Reindex(index), b.Reindex(index));
        var values = new double[index.Count];
        Elementwise.Apply<TOperation>(a._values, b._values, values);
        return new TimeSeries(index, values);
    }
}
