using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data;

/// <summary>What <see cref="ISeriesStore.Append"/> does with rows up to the last stored one that are not stored just so.</summary>
public enum OverlapRule
{
    /// <summary>They are an error and nothing is added: history would have to be rewritten.</summary>
    MustAgree,

    /// <summary>What is stored stays, and they are passed over; only rows after the last stored one are added.</summary>
    KeepStored,
}

/// <summary>What an append did.</summary>
/// <param name="Added">Rows that were added.</param>
/// <param name="Known">Rows that were stored already with the same values.</param>
/// <param name="Passed">Rows that <see cref="OverlapRule.KeepStored"/> passed over although they differ from what is stored, or lie where nothing is stored.</param>
public readonly record struct AppendResult(int Added, int Known, int Passed);

/// <summary>The rules of appending, once for all stores. A store calls it when nobody else can append.</summary>
public static class SeriesAppend
{
    /// <summary>Reads what is stored, adds what comes after it, and writes the whole.</summary>
    public static AppendResult Run(ISeriesStore store, SeriesKind kind, string key, ColumnSet rows, OverlapRule rule) =>
        Run(store, kind, key, rows, rule, all => store.Write(kind, key, all));

    /// <summary>The same, with ways of its own to write.</summary>
    /// <param name="store">Where it is stored.</param>
    /// <param name="kind">Kind.</param>
    /// <param name="key">Key.</param>
    /// <param name="rows">Rows to add.</param>
    /// <param name="rule">What to do with rows up to the last stored one.</param>
    /// <param name="write">Writes the whole.</param>
    /// <param name="append">Adds rows behind the last stored one without the rows before; false when it cannot. Null where there is no such way: all is read then.</param>
    internal static AppendResult Run(
        ISeriesStore store, SeriesKind kind, string key, ColumnSet rows, OverlapRule rule, Action<ColumnSet> write, Func<ColumnSet, bool>? append = null)
    {
        var schema = SeriesSchema.For(kind);
        key = schema.RequireKey(key);
        rows = new ColumnSet(rows.Index, schema.Select(rows));
        if (!store.Contains(kind, key))
        {
            write(rows);
            return new AppendResult(rows.Count, 0, 0);
        }

        if (rows.Count == 0) return default;
        var stored = append is null ? store.Read(kind, key) : store.Read(kind, key, rows.Index.First, null);
        var overlap = stored.Count == 0 ? 0 : rows.Index.Ticks.BinarySearch(stored.Index.Last.Ticks) is var found && found >= 0 ? found + 1 : ~found;
        var known = 0;
        for (var row = 0; row < overlap; row++)
        {
            if (IsStored(stored, rows, row, out var isOther)) known++;
            else if (rule == OverlapRule.MustAgree) throw Refused(store, schema, key, rows.Index[row], stored.Index.Last, isOther);
        }

        var added = rows.Count - overlap;
        if (added > 0 && append?.Invoke(rows.Slice(overlap..)) != true) write(Joined(append is null ? stored : store.Read(kind, key), rows, overlap));
        return new AppendResult(added, known, overlap - known);
    }

    private static bool IsStored(ColumnSet stored, ColumnSet rows, int row, out bool isOther)
    {
        var at = stored.Index.Ticks.BinarySearch(rows.Index.Ticks[row]);
        isOther = at >= 0;
        if (at < 0) return false;
        foreach (var column in rows.Columns)
        {
            var other = stored[column.Name];
            // Missing equals missing.
            if (column.Type == ColumnType.Number ? !column.Numbers[row].Equals(other.Numbers[at]) : column.Contracts[row] != other.Contracts[at]) return false;
        }

        return true;
    }

    private static ColumnSet Joined(ColumnSet stored, ColumnSet rows, int from)
    {
        long[] ticks = [.. stored.Index.Ticks, .. rows.Index.Ticks[from..]];
        return new ColumnSet(
            TimeIndex.FromTicks(ticks),
            rows.Columns.Select(c => c.Type == ColumnType.Number
                ? Column.OfNumbers(c.Name, [.. stored[c.Name].Numbers, .. c.Numbers[from..]])
                : Column.OfContracts(c.Name, [.. stored[c.Name].Contracts, .. c.Contracts[from..]])).ToArray());
    }

    private static SysTradeException Refused(ISeriesStore store, SeriesSchema schema, string key, DateTime row, DateTime last, bool isOther) =>
        new(
            isOther ? "AppendConflict" : "AppendGoesBack",
            SysErrorKind.InvalidData,
            isOther
                ? $"The row {row:yyyy-MM-dd HH:mm:ss} of the {schema.Thing} of '{key}' is stored in {store.Description} with other values. Nothing was added."
                : $"The row {row:yyyy-MM-dd HH:mm:ss} for the {schema.Thing} of '{key}' lies before the last one stored in {store.Description}, {last:yyyy-MM-dd HH:mm:ss}, and is not stored. Nothing was added.",
            "Append what comes after the last row; to change history, write the series anew. If a clock went back, correct the stamps.",
            key);
}
