using SysTrade.Domain.Display;
using SysTrade.Domain.Errors;
using SysTrade.Series.Display;

namespace SysTrade.Series;

/// <summary>Several named columns of numbers over one <see cref="TimeIndex"/>. Immutable; NaN is the missing value.</summary>
/// <remarks>Safe for concurrent use.</remarks>
[TypeFormatterSource(typeof(FrameViews))]
public sealed partial class Frame
{
    private readonly double[][] _columns;
    private readonly Dictionary<string, int> _positions;

    /// <summary>Creates a frame that takes over the column arrays; the caller must not change them afterwards.</summary>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c> or <c>DuplicateColumn</c>.</exception>
    public Frame(TimeIndex index, IReadOnlyList<string> names, double[][] columns)
    {
        if (names.Count != columns.Length)
        {
            throw new SysTradeException("LengthMismatch", SysErrorKind.InvalidData, $"There are {names.Count} column names and {columns.Length} columns.");
        }

        _positions = new Dictionary<string, int>(names.Count, StringComparer.Ordinal);
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Length != index.Count)
            {
                throw new SysTradeException(
                    "LengthMismatch", SysErrorKind.InvalidData, $"Column '{names[i]}' has {columns[i].Length} values; the index has {index.Count} rows.");
            }

            if (!_positions.TryAdd(names[i], i))
            {
                throw new SysTradeException("DuplicateColumn", SysErrorKind.InvalidData, $"Column '{names[i]}' appears twice.");
            }
        }

        Index = index;
        Names = names;
        _columns = columns;
    }

    /// <summary>A frame without rows or columns.</summary>
    public static Frame Empty { get; } = new(TimeIndex.Empty, [], []);

    /// <summary>The moments.</summary>
    public TimeIndex Index { get; }

    /// <summary>Column names, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Index.Count;

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _columns.Length;

    /// <summary>A column as a series on the shared index. Nothing is copied.</summary>
    /// <exception cref="UnknownNameException">There is no such column.</exception>
    public TimeSeries this[string name] =>
        _positions.TryGetValue(name, out var position) ? Column(position) : throw new UnknownNameException("column", name, Names);

    /// <summary>A column by position.</summary>
    public TimeSeries Column(int position) => new(Index, _columns[position]);

    /// <summary>Values of a column by position.</summary>
    public ReadOnlySpan<double> Values(int position) => _columns[position];

    /// <summary>True when the frame has the column.</summary>
    public bool Contains(string name) => _positions.ContainsKey(name);

    /// <summary>Puts series side by side on all their moments.</summary>
    public static Frame Concat(IReadOnlyList<string> names, IReadOnlyList<TimeSeries> series) =>
        Concat(names, series, TimeIndex.Union(series.Select(s => s.Index)));

    /// <summary>Puts series side by side on a given index; moments a series does not have are NaN.</summary>
    public static Frame Concat(IReadOnlyList<string> names, IReadOnlyList<TimeSeries> series, TimeIndex index) =>
        new(index, names, series.Select(s => s.Reindex(index).OwnedArray()).ToArray());

    /// <summary>A frame with constant columns.</summary>
    public static Frame Constant(TimeIndex index, IReadOnlyList<string> names, IReadOnlyList<double> values) =>
        new(index, names, values.Select(v => TimeSeries.Constant(index, v).OwnedArray()).ToArray());

    /// <summary>Applies a series transform to every column; all results must share one index.</summary>
    public Frame MapColumns(Func<TimeSeries, TimeSeries> transform)
    {
        if (_columns.Length == 0) return this;
        var results = new TimeSeries[_columns.Length];
        for (var i = 0; i < results.Length; i++) results[i] = transform(Column(i));
        return new Frame(results[0].Index, Names, results.Select(r => r.Reindex(results[0].Index).OwnedArray()).ToArray());
    }

    /// <summary>Exponentially weighted mean of every column; see <see cref="TimeSeries.EwmMean(Decay, int, bool)"/>.</summary>
    public Frame EwmMean(Decay decay, int minPeriods = 0) => MapColumns(c => c.EwmMean(decay, minPeriods));

    /// <summary>Some of the columns, in the order given.</summary>
    public Frame Select(IReadOnlyList<string> names) =>
        new(Index, names, names.Select(n => _positions.TryGetValue(n, out var p) ? _columns[p] : throw new UnknownNameException("column", n, Names)).ToArray());

    /// <summary>Exact reindex of every column.</summary>
    public Frame Reindex(TimeIndex index) => ReferenceEquals(index, Index) ? this : MapRows(Index.ExactRows(index), index);

    /// <summary>The row in force at each moment of another index (pandas <c>reindex(method="ffill")</c>).</summary>
    public Frame ReindexFill(TimeIndex index) => ReferenceEquals(index, Index) ? this : MapRows(Index.FillRows(index), index);

    /// <summary>Forward fill of every column.</summary>
    public Frame ForwardFill() => MapColumns(static c => c.ForwardFill());

    /// <summary>Back fill of every column. Looks ahead.</summary>
    public Frame BackFill() => MapColumns(static c => c.BackFill());

    /// <summary>The rows between two moments, both included.</summary>
    public Frame Between(DateTime? from, DateTime? to)
    {
        var rows = Index.Between(from, to);
        if (_columns.Length == 0) return new Frame(Index.Slice(rows), Names, []);
        return MapColumns(c => c.Slice(rows));
    }

    /// <summary>Sum of each row, NaN counting as zero (pandas <c>sum(axis=1)</c>).</summary>
    public TimeSeries RowSum()
    {
        var sums = new double[Count];
        foreach (var column in _columns)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                if (!double.IsNaN(column[i])) sums[i] += column[i];
            }
        }

        return new TimeSeries(Index, sums);
    }

    /// <summary>Mean of the values present in each row; NaN where there is none (pandas <c>mean(axis=1)</c>).</summary>
    public TimeSeries RowMean()
    {
        var means = new double[Count];
        for (var i = 0; i < means.Length; i++)
        {
            var (sum, n) = (0.0, 0);
            foreach (var column in _columns)
            {
                if (double.IsNaN(column[i])) continue;
                sum += column[i];
                n++;
            }

            means[i] = n == 0 ? double.NaN : sum / n;
        }

        return new TimeSeries(Index, means);
    }

    /// <summary>Median of the values present in each row; NaN where there is none (pandas <c>median(axis=1)</c>).</summary>
    public TimeSeries RowMedian()
    {
        var medians = new double[Count];
        var present = new double[_columns.Length];
        for (var i = 0; i < medians.Length; i++)
        {
            var n = 0;
            foreach (var column in _columns)
            {
                if (!double.IsNaN(column[i])) present[n++] = column[i];
            }

            Array.Sort(present, 0, n);
            medians[i] = n == 0 ? double.NaN : n % 2 == 1 ? present[n / 2] : (present[(n / 2) - 1] + present[n / 2]) / 2;
        }

        return new TimeSeries(Index, medians);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Frame: {ColumnCount} columns, {Index}";

    private Frame MapRows(int[] rows, TimeIndex index)
    {
        var columns = new double[_columns.Length][];
        for (var c = 0; c < columns.Length; c++)
        {
            var (from, to) = (_columns[c], new double[rows.Length]);
            for (var i = 0; i < to.Length; i++) to[i] = rows[i] < 0 ? double.NaN : from[rows[i]];
            columns[c] = to;
        }

        return new Frame(index, Names, columns);
    }
}
