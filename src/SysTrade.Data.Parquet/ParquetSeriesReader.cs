using ParquetSharp;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Parquet;

/// <summary>Reads one file of time series into the columns of a schema.</summary>
internal static class ParquetSeriesReader
{
    // A century of minutes has half as many; more than this is a damaged footer, and would only exhaust the memory.
    private const int MostRows = 100_000_000;

    /// <summary>Reads the rows between two moments, both included; a null end is open.</summary>
    public static ColumnSet Read(string file, ParquetLayout layout, SeriesSchema schema, DateTime? from, DateTime? to)
    {
        using var source = ParquetSource.Open(file, isPart: from is not null || to is not null);
        return Read(source, layout, schema, from, to);
    }

    /// <summary>The same of an open file.</summary>
    internal static ColumnSet Read(ParquetSource source, ParquetLayout layout, SeriesSchema schema, DateTime? from, DateTime? to)
    {
        try
        {
            return ReadRows(source, layout, schema, from, to);
        }
        catch (ParquetException cause)
        {
            // Some of the footer is decoded only where it is asked for.
            throw source.Damaged(cause);
        }
    }

    private static ColumnSet ReadRows(ParquetSource source, ParquetLayout layout, SeriesSchema schema, DateTime? from, DateTime? to)
    {
        var file = source.File;
        using var columns = new ParquetColumns(source);
        if (source.MetaData.NumRows == 0)
        {
            throw new DataFormatException("EmptyFile", file, 0, null, $"the file has columns ({columns.Found}) but no rows.", "Replace or delete the file.");
        }

        var index = columns.RequireIndex();
        var targets = Targets(columns, index, layout, schema);
        var groups = Groups(source, index, from, to, out var rows);
        var ticks = new long[rows];
        var data = schema.Columns.Select(c => c.Type == ColumnType.Number ? (Array)new double[rows] : new int[rows]).ToArray();
        var at = 0;
        foreach (var g in groups)
        {
            using var group = source.Reader.RowGroup(g);
            var count = (int)group.MetaData.NumRows;
            ParquetDecoder.Moments(source, group, index, ticks.AsSpan(at, count));
            for (var i = 0; i < targets.Length; i++)
            {
                if (data[i] is double[] numbers) ParquetDecoder.Numbers(source, group, targets[i], numbers.AsSpan(at, count));
                else ParquetDecoder.Contracts(source, group, targets[i], ((int[])data[i]).AsSpan(at, count));
            }

            at += count;
        }

        var kept = Order(file, index.Name, schema, ticks, data);
        return new ColumnSet(TimeIndex.FromTicks(ticks.AsSpan(0, kept)), schema.Columns.Select((c, i) => ToColumn(c.Name, data[i], kept)).ToArray()).Between(from, to);
    }

    private static ParquetColumn[] Targets(ParquetColumns columns, ParquetColumn index, ParquetLayout layout, SeriesSchema schema)
    {
        var targets = new ParquetColumn[schema.Columns.Count];
        for (var i = 0; i < targets.Length; i++)
        {
            var (name, type) = schema.Columns[i];
            // A file of stamps and one other column can only mean that one, whatever it is called.
            var only = targets.Length == 1 ? columns.OnlyOneBeside(index) : null;
            targets[i] = columns.Find(layout.Heading(name)) ?? only ?? throw columns.Missing(layout.Heading(name));
            if (type == ColumnType.Number ? !targets[i].HoldsNumbers : !targets[i].HoldsContracts) throw columns.WrongType(targets[i], type);
        }

        return targets;
    }

    /// <summary>The row groups that may hold rows of the range, by the least and greatest stamp that the file notes for each.</summary>
    /// <exception cref="DataFormatException"><c>DamagedFile</c>: the notes do not agree with their checksum, or with one another.</exception>
    private static List<int> Groups(ParquetSource source, ParquetColumn index, DateTime? from, DateTime? to, out int rows)
    {
        var groups = new List<int>(source.MetaData.NumRowGroups);
        var (total, all) = (0L, 0L);
        var noted = source.MetaData.KeyValueMetadata.GetValueOrDefault(GroupChecksum.Key);
        using var checksum = new GroupChecksum();
        for (var g = 0; g < source.MetaData.NumRowGroups; g++)
        {
            using var group = source.Reader.RowGroup(g);
            var count = group.MetaData.NumRows;
            var range = Range(group, index);
            if (range is { } known) checksum.Add(count, known.Min, known.Max);
            else noted = null;
            all += count;
            if (range is { } stamps && (stamps.Max < from?.Ticks || stamps.Min > to?.Ticks)) continue;
            total += count;
            groups.Add(g);
            if (count < 0 || total > MostRows) ThrowTooManyRows(source.File, count);
        }

        if (noted is not null && !checksum.Agrees(noted)) ThrowFooter(source.File, "the ranges of time that it notes for the row groups do not agree with their checksum");
        if (all != source.MetaData.NumRows) ThrowFooter(source.File, $"it notes {source.MetaData.NumRows} rows, and {all} in the groups");
        rows = (int)total;
        return groups;
    }

    /// <summary>Ticks of the least and greatest stamp of every group; null where the file does not note them all.</summary>
    internal static IReadOnlyList<(long Min, long Max)>? Ranges(ParquetSource source)
    {
        using var columns = new ParquetColumns(source);
        var index = columns.RequireIndex();
        var ranges = new List<(long Min, long Max)>(source.MetaData.NumRowGroups);
        for (var g = 0; g < source.MetaData.NumRowGroups; g++)
        {
            using var group = source.Reader.RowGroup(g);
            if (Range(group, index) is not { } range) return null;
            ranges.Add(range);
        }

        return ranges;
    }

    /// <summary>Ticks of the least and greatest stamp of a group; null where the file does not note them.</summary>
    private static (long Min, long Max)? Range(RowGroupReader group, ParquetColumn index)
    {
        using var chunk = group.MetaData.GetColumnChunkMetaData(index.Position);
        using var statistics = chunk.Statistics;
        return statistics is Statistics<long> { HasMinMax: true } stamps && index.TryTicks(stamps.Min, out var min) && index.TryTicks(stamps.Max, out var max) ? (min, max) : null;
    }

    /// <summary>Checks that stamps increase, keeps the last of equal ones where the schema says so, and gives the number of rows kept.</summary>
    private static int Order(string file, string index, SeriesSchema schema, long[] ticks, Array[] data)
    {
        var kept = 0;
        for (var row = 0; row < ticks.Length; row++)
        {
            if (kept > 0 && ticks[row] <= ticks[kept - 1])
            {
                if (ticks[row] < ticks[kept - 1] || !schema.DuplicatesKeepLast) ThrowOrder(file, index, row, ticks[row], ticks[kept - 1]);
                kept--;
            }

            if (kept != row) Move(ticks, data, row, kept);
            kept++;
        }

        return kept;
    }

    private static void Move(long[] ticks, Array[] data, int from, int to)
    {
        ticks[to] = ticks[from];
        foreach (var column in data)
        {
            if (column is double[] numbers) numbers[to] = numbers[from];
            else ((int[])column)[to] = ((int[])column)[from];
        }
    }

    private static Column ToColumn(string name, Array data, int rows) => data is double[] numbers
        ? Column.OfNumbers(name, rows == numbers.Length ? numbers : numbers[..rows])
        : Column.OfContracts(name, rows == data.Length ? (int[])data : ((int[])data)[..rows]);

    private static void ThrowTooManyRows(string file, long rows) =>
        throw new DataFormatException(
            "DamagedFile",
            file,
            0,
            null,
            $"the footer says that a group has {rows} rows; expected at most {MostRows} in all.",
            "Restore the file from a backup, or write it again from its source.");

    private static void ThrowFooter(string file, string problem) => throw new DataFormatException(
        "DamagedFile", file, 0, null, $"the footer of the file is damaged: {problem}.", "Restore the file from a backup, or write it again from its source.");

    private static void ThrowOrder(string file, string index, int row, long at, long before) =>
        throw new DataFormatException(
            at == before ? "DuplicateIndex" : "UnsortedIndex",
            file,
            0,
            index,
            $"row {row} is stamped {new DateTime(at):yyyy-MM-dd HH:mm:ss.ffffff}, after a row stamped {new DateTime(before):yyyy-MM-dd HH:mm:ss.ffffff}; rows must be in order of time.",
            at == before ? "Keep one row for each moment." : "Sort the rows by time.");
}
