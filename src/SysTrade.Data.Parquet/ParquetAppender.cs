using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using SysTrade.Series;

namespace SysTrade.Data.Parquet;

/// <summary>Adds rows to a file without decoding its history: full row groups are copied as they are, the last one is made anew with the rows behind it.</summary>
/// <remarks>
/// The file has then, to the byte, the content that writing all rows would give it. It is written beside the old one and renamed, as every write: a reader, or a
/// machine that stops in between, sees the old rows or all of them. Copying costs what the disk takes for the bytes; nothing is compressed a second time.
/// </remarks>
internal sealed class ParquetAppender(string file, ParquetLayout layout, SeriesSchema schema, int groupRows)
{
    private const int CopyBytes = 1 << 20;

    /// <summary>Encodes rows as a file of their own.</summary>
    public required Action<ColumnSet, Action<ReadOnlyMemory<byte>>> Encode { get; init; }

    /// <summary>Adds rows that come after the last stored one.</summary>
    /// <returns>False, and nothing done, when the file was not written here, or not just so; it has to be written anew then.</returns>
    public bool TryAppend(ColumnSet rows)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        if (Footer(handle) is not { } old || Kept(old) is not { } kept) return false;
        using var source = ParquetSource.Open(file, isPart: true);
        if (!source.MetaData.KeyValueMetadata.ContainsKey(GroupChecksum.Key)) return false;
        using var checksum = new GroupChecksum();
        if (ParquetSeriesReader.Ranges(source) is not { } ranges || ranges.Count != old.Groups) return false;
        for (var g = 0; g < kept; g++) checksum.Add(old.GroupRows(g), ranges[g].Min, ranges[g].Max);
        var tail = kept == old.Groups ? rows : Joined(ParquetSeriesReader.Read(source, layout, schema, new DateTime(ranges[kept].Min), null), rows);
        checksum.Add(tail.Index.Ticks, groupRows);
        var end = old.EndOf(kept);
        var isDone = false;
        Encode(tail, content =>
        {
            var added = ParquetFooter.Of(content.Span);
            if (!old.Joins(added)) return;
            var joined = old.Join(kept, added, end - ParquetFooter.Header, GroupChecksum.Key, checksum.Text());
            var data = content[ParquetFooter.Header..(int)added.EndOf(added.Groups)];
            AtomicFile.Write(file, output => Write(output, handle, end, data.Span, joined));
            isDone = true;
        });
        return isDone;
    }

    /// <summary>How many groups stay as they are; null when they do not lie as they are written here.</summary>
    private int? Kept(ParquetFooter footer)
    {
        for (var g = 0; g < footer.Groups - 1; g++)
        {
            if (footer.GroupRows(g) != groupRows) return null;
        }

        if (footer.Groups == 0 || footer.GroupRows(footer.Groups - 1) > groupRows) return null;
        var kept = footer.GroupRows(footer.Groups - 1) == groupRows ? footer.Groups : footer.Groups - 1;
        // Of a file of one group all would be made anew.
        return kept == 0 ? null : kept;
    }

    /// <summary>The footer; null when there is none, or the groups do not lie close together between beginning and footer.</summary>
    private static ParquetFooter? Footer(SafeFileHandle handle)
    {
        try
        {
            var size = RandomAccess.GetLength(handle);
            if (size < ParquetFooter.Header + ParquetFooter.Trailer) return null;
            var trailer = new byte[ParquetFooter.Trailer];
            Fill(handle, trailer, size - trailer.Length);
            var length = ParquetFooter.LengthIn(trailer);
            if (length > size - ParquetFooter.Header - ParquetFooter.Trailer) return null;
            var bytes = new byte[length + ParquetFooter.Trailer];
            Fill(handle, bytes, size - bytes.Length);
            var footer = new ParquetFooter(ThriftCompact.Read(bytes.AsSpan(0, length)));
            return footer.EndOf(footer.Groups) == size - bytes.Length ? footer : null;
        }
        catch (FormatException)
        {
            // Damaged, or of a form that is not known here: reading it as a whole tells what is wrong.
            return null;
        }
    }

    private static void Write(Stream output, SafeFileHandle old, long end, ReadOnlySpan<byte> data, ParquetFooter footer)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(CopyBytes);
        for (var at = 0L; at < end;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - at));
            Fill(old, part, at);
            output.Write(part);
            at += part.Length;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        output.Write(data);
        var encoded = new ArrayBufferWriter<byte>();
        ThriftCompact.Write(footer.Value, encoded);
        output.Write(encoded.WrittenSpan);
        Span<byte> trailer = stackalloc byte[ParquetFooter.Trailer];
        BinaryPrimitives.WriteInt32LittleEndian(trailer, encoded.WrittenCount);
        "PAR1"u8.CopyTo(trailer[4..]);
        output.Write(trailer);
    }

    private static void Fill(SafeFileHandle handle, Span<byte> target, long offset)
    {
        while (target.Length > 0)
        {
            var read = RandomAccess.Read(handle, target, offset);
            if (read == 0) throw new EndOfStreamException("The file became shorter while it was read.");
            target = target[read..];
            offset += read;
        }
    }

    private static ColumnSet Joined(ColumnSet first, ColumnSet then) => new(
        TimeIndex.FromTicks([.. first.Index.Ticks, .. then.Index.Ticks]),
        [.. then.Columns.Select(c => c.Type == ColumnType.Number
            ? Column.OfNumbers(c.Name, [.. first[c.Name].Numbers, .. c.Numbers])
            : Column.OfContracts(c.Name, [.. first[c.Name].Contracts, .. c.Contracts]))]);
}
