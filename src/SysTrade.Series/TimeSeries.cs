using SysTrade.Domain.Display;
using SysTrade.Domain.Errors;
using SysTrade.Series.Display;
using SysTrade.Series.Kernels;

namespace SysTrade.Series;

/// <summary>An immutable column of numbers over a <see cref="TimeIndex"/>. NaN is the missing value.</summary>
/// <remarks>
/// Arithmetic between two series aligns them first on all moments of both (missing on either side gives NaN), as pandas does;
/// on a shared index nothing is copied but the result. Safe for concurrent use.
/// </remarks>
[TypeFormatterSource(typeof(TimeSeriesViews))]
public sealed partial class TimeSeries
{
    private readonly double[] _values;

    /// <summary>Creates a series that takes over <paramref name="values"/>; the caller must not change them afterwards.</summary>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c> when index and values differ in length.</exception>
    public TimeSeries(TimeIndex index, double[] values)
    {
        if (index.Count != values.Length)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidData, $"The index has {index.Count} rows and there are {values.Length} values; they must be equally many.");
        }

        Index = index;
        _values = values;
    }

    /// <summary>A series without rows.</summary>
    public static TimeSeries Empty { get; } = new(TimeIndex.Empty, []);

    /// <summary>The moments.</summary>
    public TimeIndex Index { get; }

    /// <summary>The values, one for each moment.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Number of rows.</summary>
    public int Count => _values.Length;

    /// <summary>Value of a row.</summary>
    public double this[int row] => _values[row];

    /// <summary>Last value that is not NaN, or NaN.</summary>
    public double LastValue
    {
        get
        {
            for (var i = _values.Length - 1; i >= 0; i--)
            {
                if (!double.IsNaN(_values[i])) return _values[i];
            }

            return double.NaN;
        }
    }

    /// <summary>A series with the same value in every row.</summary>
    public static TimeSeries Constant(TimeIndex index, double value)
    {
        var values = new double[index.Count];
        Array.Fill(values, value);
        return new TimeSeries(index, values);
    }

    /// <summary>Value at a moment, or NaN when the moment is not in the index.</summary>
    public double At(DateTime moment) => Index.Find(moment.Ticks) is var row and >= 0 ? _values[row] : double.NaN;

    /// <summary>Value of the last row at or before a moment (NaN when that row is missing or there is none).</summary>
    public double AsOf(DateTime moment) => Index.FindAtOrBefore(moment.Ticks) is var row and >= 0 ? _values[row] : double.NaN;

    /// <summary>A copy of the values.</summary>
    public double[] ToArray() => (double[])_values.Clone();

    /// <summary>The rows between two moments, both included; a null end is open.</summary>
    public TimeSeries Between(DateTime? from, DateTime? to) => Slice(Index.Between(from, to));

    /// <summary>A range of rows.</summary>
    public TimeSeries Slice(Range rows)
    {
        var (offset, length) = rows.GetOffsetAndLength(Count);
        return offset == 0 && length == Count ? this : new TimeSeries(Index.Slice(rows), _values.AsSpan(offset, length).ToArray());
    }

    /// <summary>The rows that are not NaN.</summary>
    public TimeSeries DropMissing()
    {
        var kept = 0;
        foreach (var value in _values) kept += double.IsNaN(value) ? 0 : 1;
        if (kept == Count) return this;
        var ticks = new long[kept];
        var values = new double[kept];
        for (int i = 0, n = 0; i < Count; i++)
        {
            if (double.IsNaN(_values[i])) continue;
            ticks[n] = Index.Ticks[i];
            values[n++] = _values[i];
        }

        return new TimeSeries(new TimeIndex(ticks), values);
    }

    /// <summary>The values at the moments of another index; NaN where this series has no such moment.</summary>
    public TimeSeries Reindex(TimeIndex index)
    {
        if (ReferenceEquals(index, Index)) return this;
        return new TimeSeries(index, Gather(Index.ExactRows(index)));
    }

    /// <summary>The row in force at each moment of another index: the last row at or before it, NaN before the first.</summary>
    /// <remarks>A row whose value is NaN is taken as it is (pandas <c>reindex(method="ffill")</c>).</remarks>
    public TimeSeries ReindexFill(TimeIndex index)
    {
        if (ReferenceEquals(index, Index)) return this;
        return new TimeSeries(index, Gather(Index.FillRows(index)));
    }

    /// <summary>Exact reindex, then forward fill (pandas <c>reindex(index).ffill()</c>): moments between this series' rows that are not in
    /// <paramref name="index"/> are lost before the fill.</summary>
    public TimeSeries ReindexThenFill(TimeIndex index) => Reindex(index).ForwardFill();

    /// <summary>The same moments with other values; <paramref name="values"/> is taken over.</summary>
    public TimeSeries With(double[] values) => new(Index, values);

    /// <inheritdoc/>
    public override string ToString() => $"TimeSeries: {Index}";

    /// <summary>The values without a copy, for containers in this library that keep them unchanged.</summary>
    internal double[] OwnedArray() => _values;

    private double[] Gather(int[] rows)
    {
        var values = new double[rows.Length];
        for (var i = 0; i < rows.Length; i++) values[i] = rows[i] < 0 ? double.NaN : _values[rows[i]];
        return values;
    }
}
