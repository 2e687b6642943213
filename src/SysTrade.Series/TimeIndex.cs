using System.Collections;
using SysTrade.Domain.Errors;

namespace SysTrade.Series;

/// <summary>
/// An immutable, strictly increasing list of moments shared by the series that use it. Two series on the same index object are
/// aligned by definition, so alignment starts with a reference comparison.
/// </summary>
/// <remarks>Moments carry no zone: they are exchange-session stamps as data files write them. Safe for concurrent use.</remarks>
public sealed class TimeIndex : IReadOnlyList<DateTime>, IEquatable<TimeIndex>
{
    private readonly long[] _ticks;

    internal TimeIndex(long[] ticks, bool isBusinessDaily = false)
    {
        _ticks = ticks;
        IsBusinessDaily = isBusinessDaily;
    }

    /// <summary>An index without rows.</summary>
    public static TimeIndex Empty { get; } = new([]);

    /// <summary>The moments as <see cref="DateTime.Ticks"/>.</summary>
    public ReadOnlySpan<long> Ticks => _ticks;

    /// <inheritdoc/>
    public int Count => _ticks.Length;

    /// <summary>True when every business day (Monday to Friday) between the first and the last row is present, once, at midnight.</summary>
    public bool IsBusinessDaily { get; }

    /// <inheritdoc/>
    public DateTime this[int index] => new(_ticks[index]);

    /// <summary>First moment. The index must not be empty.</summary>
    public DateTime First => new(_ticks[0]);

    /// <summary>Last moment. The index must not be empty.</summary>
    public DateTime Last => new(_ticks[^1]);

    /// <summary>Builds an index from ticks that are already strictly increasing.</summary>
    /// <exception cref="SysTradeException"><c>UnsortedIndex</c> or <c>DuplicateIndex</c>, naming the first offending row.</exception>
    public static TimeIndex FromTicks(ReadOnlySpan<long> ticks)
    {
        for (var i = 1; i < ticks.Length; i++)
        {
            if (ticks[i] <= ticks[i - 1]) ThrowNotIncreasing(i, ticks[i - 1], ticks[i]);
        }

        return new TimeIndex(ticks.ToArray());
    }

    /// <summary>Builds an index from moments that are already strictly increasing.</summary>
    public static TimeIndex From(IEnumerable<DateTime> moments) => FromTicks(moments.Select(m => m.Ticks).ToArray());

    /// <summary>Every business day from the first to the last date, both included when they are business days. Equal ranges give the same object.</summary>
    public static TimeIndex BusinessDays(DateTime first, DateTime last) => BusinessDayIndexes.Get(first, last);

    /// <summary>Row of a moment, or -1.</summary>
    public int Find(long ticks)
    {
        var row = FindAtOrBefore(ticks);
        return row >= 0 && _ticks[row] == ticks ? row : -1;
    }

    /// <summary>Row of the last moment at or before the given one, or -1.</summary>
    public int FindAtOrBefore(long ticks)
    {
        if (_ticks.Length == 0 || ticks < _ticks[0]) return -1;
        if (ticks >= _ticks[^1]) return _ticks.Length - 1;
        var row = Array.BinarySearch(_ticks, ticks);
        return row >= 0 ? row : ~row - 1;
    }

    /// <summary>Rows from the first to the last moment given, both included; a null end is open.</summary>
    public Range Between(DateTime? from, DateTime? to)
    {
        var start = from is { } f ? FindAtOrBefore(f.Ticks - 1) + 1 : 0;
        var end = to is { } t ? FindAtOrBefore(t.Ticks) + 1 : Count;
        return start..Math.Max(start, end);
    }

    /// <summary>The index made of a range of rows.</summary>
    public TimeIndex Slice(Range rows)
    {
        var (offset, length) = rows.GetOffsetAndLength(Count);
        if (offset == 0 && length == Count) return this;
        if (length == 0) return Empty;
        return IsBusinessDaily
            ? BusinessDays(this[offset], this[offset + length - 1])
            : new TimeIndex(_ticks.AsSpan(offset, length).ToArray());
    }

    /// <summary>For every row of <paramref name="target"/>, the row here with the same moment, or -1.</summary>
    public int[] ExactRows(TimeIndex target)
    {
        var rows = new int[target.Count];
        var at = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var ticks = target._ticks[i];
            while (at < _ticks.Length && _ticks[at] < ticks) at++;
            rows[i] = at < _ticks.Length && _ticks[at] == ticks ? at : -1;
        }

        return rows;
    }

    /// <summary>For every row of <paramref name="target"/>, the last row here at or before that moment, or -1.</summary>
    public int[] FillRows(TimeIndex target)
    {
        var rows = new int[target.Count];
        var at = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            var ticks = target._ticks[i];
            while (at + 1 < _ticks.Length && _ticks[at + 1] <= ticks) at++;
            rows[i] = at;
        }

        return rows;
    }

    /// <summary>All moments of both indexes.</summary>
    public TimeIndex Union(TimeIndex other)
    {
        if (ReferenceEquals(this, other) || other.Count == 0) return this;
        if (Count == 0) return other;
        if (IsBusinessDaily && other.IsBusinessDaily && First <= other.Last && other.First <= Last)
        {
            return BusinessDays(First < other.First ? First : other.First, Last > other.Last ? Last : other.Last);
        }

        return Merge(other);
    }

    /// <summary>All moments of all indexes.</summary>
    public static TimeIndex Union(IEnumerable<TimeIndex> indexes)
    {
        // Pairwise, widest first would not help: in practice most are the same object or business-daily ranges.
        var union = Empty;
        foreach (var index in indexes) union = union.Union(index);
        return union;
    }

    /// <summary>Moments present in both indexes.</summary>
    public TimeIndex Intersect(TimeIndex other)
    {
        if (ReferenceEquals(this, other)) return this;
        var common = new List<long>(Math.Min(Count, other.Count));
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            if (_ticks[i] < other._ticks[j]) i++;
            else if (_ticks[i] > other._ticks[j]) j++;
            else
            {
                common.Add(_ticks[i++]);
                j++;
            }
        }

        if (common.Count == Count) return this;
        return common.Count == other.Count ? other : new TimeIndex([.. common]);
    }

    /// <inheritdoc/>
    public bool Equals(TimeIndex? other) =>
        ReferenceEquals(this, other) || (other is not null && Count == other.Count && Ticks.SequenceEqual(other.Ticks));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TimeIndex);

    /// <inheritdoc/>
    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, _ticks[0], _ticks[^1]);

    /// <inheritdoc/>
    public IEnumerator<DateTime> GetEnumerator()
    {
        foreach (var ticks in _ticks) yield return new DateTime(ticks);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? "empty" : $"{Count} rows, {First:yyyy-MM-dd} to {Last:yyyy-MM-dd}";

    private TimeIndex Merge(TimeIndex other)
    {
        var merged = new long[Count + other.Count];
        int i = 0, j = 0, n = 0;
        while (i < Count && j < other.Count)
        {
            long a = _ticks[i], b = other._ticks[j];
            merged[n++] = Math.Min(a, b);
            if (a <= b) i++;
            if (b <= a) j++;
        }

        while (i < Count) merged[n++] = _ticks[i++];
        while (j < other.Count) merged[n++] = other._ticks[j++];
        if (n == Count) return this;
        if (n == other.Count) return other;
        Array.Resize(ref merged, n);
        return new TimeIndex(merged);
    }

    private static void ThrowNotIncreasing(int row, long before, long at) =>
        throw new SysTradeException(
            at == before ? "DuplicateIndex" : "UnsortedIndex",
            SysErrorKind.InvalidData,
            $"Row {row} is stamped {new DateTime(at):yyyy-MM-dd HH:mm:ss}, after a row stamped {new DateTime(before):yyyy-MM-dd HH:mm:ss}; moments must increase strictly.",
            "Sort the rows by time and keep one row for each moment.",
            row);
}
