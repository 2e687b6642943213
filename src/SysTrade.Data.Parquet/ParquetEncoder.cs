using System.Buffers;
using ParquetSharp;
using ParquetSharp.IO;
using ParquetSharp.Schema;
using SysTrade.Data.Tables;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>Turns a table into the bytes of a Parquet file that pandas reads back as the same table.</summary>
/// <remarks>
/// All columns may have empty cells, as pandas writes them. Moments are microseconds without a zone. Pages carry checksums, so that a
/// damaged file is noticed; columns carry their least and greatest value for each row group, and those of the index a checksum (<see cref="GroupChecksum"/>).
/// </remarks>
internal static class ParquetEncoder
{
    /// <summary>Rows for each row group of an output table, which is read whole.</summary>
    public const int TableGroupRows = 1 << 17;

    private static readonly short[] AllPresent = Filled();

    /// <summary>Encodes and replaces a file in one step.</summary>
    public static void WriteFile(string file, ColumnTable table, int groupRows) => Encode(file, table, groupRows, content => AtomicFile.Write(file, content.Span));

    /// <summary>Encodes a table as the content of a file and hands it on; it is valid for as long as the call.</summary>
    public static void Encode(string file, ColumnTable table, int groupRows, Action<ReadOnlyMemory<byte>> publish)
    {
        // In memory first: what a full disk or a crash can interrupt is only the plain copy to the temporary file.
        using var stream = new BufferOutputStream();
        Encode(stream, file, table, groupRows);
        using var buffer = stream.Finish();
        if (buffer.Size > Array.MaxLength)
        {
            throw new SysTradeException(
                "TableTooLarge", SysErrorKind.InvalidArgument, $"{file} would have {buffer.Size} bytes; at most {Array.MaxLength} are written.", "Write fewer columns or rows to a file.", file);
        }

        using var memory = new NativeMemory(buffer.Data, (int)buffer.Size);
        publish(memory.Memory);
    }

    private static void Encode(BufferOutputStream stream, string file, ColumnTable table, int groupRows)
    {
        var nodes = table.Columns.Select(Node).ToArray();
        using var schema = new GroupNode("schema", Repetition.Required, nodes);
        using var properties = Properties(table);
        var metadata = new Dictionary<string, string> { [PandasMetadata.Key] = PandasMetadata.Of(table) };
        if (table.Columns.OfType<MomentColumn>().FirstOrDefault(c => c.Name == table.Index) is { } index && table.Count > 0) metadata[GroupChecksum.Key] = GroupChecksum.Of(index.Ticks, groupRows);
        using var writer = new ParquetFileWriter(stream, schema, properties, metadata);
        for (var start = 0; start < table.Count; start += groupRows)
        {
            var rows = Math.Min(groupRows, table.Count - start);
            using var group = writer.AppendRowGroup();
            foreach (var column in table.Columns)
            {
                using var target = group.NextColumn();
                Write(target, column, start, rows, file);
            }
        }

        writer.Close();
        foreach (var node in nodes) node.Dispose();
    }

    private static WriterProperties Properties(ColumnTable table)
    {
        using var builder = new WriterPropertiesBuilder();
        // Groups are small enough to be decoded whole, and without an index of pages between them and the footer they can be copied as they are.
        builder.Compression(Compression.Snappy).EnablePageChecksum().DisableDictionary().DisableWritePageIndex();
        // Texts repeat (contracts, names); prices and moments hardly do, and trying costs time.
        foreach (var column in table.Columns)
        {
            if (column is not TextColumn) continue;
            using var path = new ColumnPath([column.Name]);
            builder.EnableDictionary(path);
        }

        return builder.Build();
    }

    private static PrimitiveNode Node(TableColumn column)
    {
        var (physical, logical) = column switch
        {
            MomentColumn => (PhysicalType.Int64, LogicalType.Timestamp(false, TimeUnit.Micros)),
            NumberColumn => (PhysicalType.Double, LogicalType.None()),
            IntegerColumn => (PhysicalType.Int64, LogicalType.None()),
            FlagColumn => (PhysicalType.Boolean, LogicalType.None()),
            _ => (PhysicalType.ByteArray, LogicalType.String()),
        };
        using (logical) return new PrimitiveNode(column.Name, Repetition.Optional, logical, physical);
    }

    private static void Write(ColumnWriter target, TableColumn column, int start, int rows, string file)
    {
        switch (column)
        {
            case MomentColumn moments: WriteMoments((ColumnWriter<long>)target, moments, start, rows, file); break;
            case NumberColumn numbers: WritePresent((ColumnWriter<double>)target, numbers.Values, numbers.Present, start, rows); break;
            case IntegerColumn integers: WritePresent((ColumnWriter<long>)target, integers.Values, integers.Present, start, rows); break;
            case FlagColumn flags: WritePresent((ColumnWriter<bool>)target, flags.Values, flags.Present, start, rows); break;
            default: TextEncoder.Write((ColumnWriter<ByteArray>)target, ((TextColumn)column).Values.AsSpan(start, rows)); break;
        }
    }

    private static void WriteMoments(ColumnWriter<long> target, MomentColumn column, int start, int rows, string file)
    {
        var micros = ArrayPool<long>.Shared.Rent(rows);
        for (var i = 0; i < rows; i++)
        {
            var ticks = column.Ticks[start + i];
            if (ticks % TimeSpan.TicksPerMicrosecond != 0) ThrowTooFine(ticks, file);
            micros[i] = (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        }

        WriteBatches(target, AllPresent, rows, micros);
        ArrayPool<long>.Shared.Return(micros);
    }

    private static void WritePresent<T>(ColumnWriter<T> target, T[] values, bool[]? present, int start, int rows)
        where T : unmanaged
    {
        if (present is null)
        {
            WriteBatches(target, AllPresent, rows, values.AsSpan(start, rows));
            return;
        }

        var levels = ArrayPool<short>.Shared.Rent(rows);
        var packed = ArrayPool<T>.Shared.Rent(rows);
        var count = 0;
        for (var i = 0; i < rows; i++)
        {
            if (present[start + i])
            {
                levels[i] = 1;
                packed[count++] = values[start + i];
            }
            else
            {
                levels[i] = 0;
            }
        }

        target.WriteBatch(rows, levels.AsSpan(0, rows), default, packed.AsSpan(0, count));
        ArrayPool<short>.Shared.Return(levels);
        ArrayPool<T>.Shared.Return(packed);
    }

    private static void WriteBatches<T>(ColumnWriter<T> target, short[] levels, int rows, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        for (var at = 0; at < rows; at += levels.Length)
        {
            var batch = Math.Min(levels.Length, rows - at);
            target.WriteBatch(batch, levels.AsSpan(0, batch), default, values.Slice(at, batch));
        }
    }

    private static short[] Filled()
    {
        var levels = new short[1 << 13];
        Array.Fill(levels, (short)1);
        return levels;
    }

    private static void ThrowTooFine(long ticks, string file) =>
        throw new SysTradeException(
            "StampTooFine",
            SysErrorKind.InvalidData,
            $"{new DateTime(ticks):yyyy-MM-dd HH:mm:ss.fffffff} cannot be written to {file}: stamps are kept in whole microseconds.",
            "Round the stamps to microseconds.",
            file);
}
