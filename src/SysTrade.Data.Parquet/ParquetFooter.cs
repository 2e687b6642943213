using System.Buffers.Binary;

namespace SysTrade.Data.Parquet;

/// <summary>The footer of a Parquet file, as far as it must be understood to put row groups of one file behind those of another.</summary>
/// <remarks>Numbers of fields are those of the format's <c>parquet.thrift</c>.</remarks>
internal sealed record ParquetFooter(ThriftStruct Value)
{
    // FileMetaData
    private const int Schema = 2, Rows = 3, RowGroups = 4, Notes = 5, EncryptionAlgorithm = 8;

    // RowGroup
    private const int Columns = 1, GroupRowCount = 3, GroupOffset = 5, GroupOrdinal = 7;

    // ColumnChunk
    private const int ChunkOffset = 2, ChunkMetaData = 3, OffsetIndex = 4, ColumnIndex = 6;

    // ColumnMetaData
    private const int CompressedSize = 7, DataPage = 9, IndexPage = 10, DictionaryPage = 11, BloomFilter = 14;

    /// <summary>Bytes at the end that are no part of the structure: its length and the mark of the format.</summary>
    public const int Trailer = 8;

    /// <summary>Bytes at the beginning before the first group: the mark of the format.</summary>
    public const int Header = 4;

    private IReadOnlyList<ThriftValue> GroupValues => Value.List(RowGroups).Items;

    /// <summary>Number of row groups.</summary>
    public int Groups => GroupValues.Count;

    /// <summary>Reads the footer of a file's content.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ParquetFooter Of(ReadOnlySpan<byte> content)
    {
        var length = LengthIn(content[^Trailer..]);
        if (length > content.Length - Trailer - Header) throw new FormatException("the footer is longer than the file");
        return new(ThriftCompact.Read(content[^(Trailer + length)..^Trailer]));
    }

    /// <summary>Length of the structure, from the last bytes of a file.</summary>
    public static int LengthIn(ReadOnlySpan<byte> trailer) => BinaryPrimitives.ReadInt32LittleEndian(trailer) is >= 0 and var length ? length : throw new FormatException("the footer has no length");

    /// <summary>Rows of a group.</summary>
    public long GroupRows(int group) => Group(group).Number(GroupRowCount);

    /// <summary>Where the groups before the given one end, if they lie close together from the beginning.</summary>
    public long EndOf(int groups)
    {
        var end = (long)Header;
        for (var g = 0; g < groups; g++)
        {
            foreach (var chunk in Group(g).List(Columns).Items) end += MetaData((ThriftStruct)chunk).Number(CompressedSize);
        }

        return end;
    }

    /// <summary>True when groups of both files may stand in one: equal schemas, and nothing that refers to places by other means than the groups.</summary>
    public bool Joins(ParquetFooter other) =>
        IsPlain && other.IsPlain && Bytes(Value.List(Schema)).AsSpan().SequenceEqual(Bytes(other.Value.List(Schema)))
        && Value.Fields.Select(f => f.Key).SequenceEqual(other.Value.Fields.Select(f => f.Key))
        && Value.Fields.Where(f => f.Key is not (Schema or Rows or RowGroups or Notes)).All(f => Bytes(f.Value).AsSpan().SequenceEqual(Bytes(other.Value.Find(f.Key)!)));

    /// <summary>The footer of the first groups of this file followed by the groups of another one.</summary>
    /// <param name="kept">How many groups of this file stay.</param>
    /// <param name="other">The other file.</param>
    /// <param name="shift">How much further on its groups lie than in their own file.</param>
    /// <param name="note">Key of a note of the other file.</param>
    /// <param name="text">What the note says of both.</param>
    public ParquetFooter Join(int kept, ParquetFooter other, long shift, string note, string text)
    {
        ThriftValue[] groups = [.. GroupValues.Take(kept), .. other.GroupValues.Select(g => Moved((ThriftStruct)g, shift, kept))];
        var rows = groups.Sum(g => ((ThriftStruct)g).Number(GroupRowCount));
        var notes = other.Value.List(Notes);
        var noted = notes with { Items = [.. notes.Items.Select(n => (ThriftStruct)n).Select(n => n.Find(1) is ThriftBytes key && key.Text == note ? n.With(2, new ThriftBytes(System.Text.Encoding.UTF8.GetBytes(text))) : n)] };
        return new(other.Value
            .With(Rows, new ThriftNumber(ThriftType.Int64, rows)).With(RowGroups, other.Value.List(RowGroups) with { Items = groups }).With(Notes, noted));
    }

    private static ThriftStruct Moved(ThriftStruct group, long shift, int before)
    {
        var columns = group.List(Columns);
        return group.With(Columns, columns with { Items = [.. columns.Items.Select(c => MovedChunk((ThriftStruct)c, shift))] }).Plus(GroupOffset, shift).Plus(GroupOrdinal, before);
    }

    private static ThriftStruct MovedChunk(ThriftStruct chunk, long shift)
    {
        // Some writers leave the place of a chunk zero, since it is deprecated.
        var moved = chunk.Number(ChunkOffset) == 0 ? chunk : chunk.Plus(ChunkOffset, shift);
        return moved.With(ChunkMetaData, MetaData(chunk).Plus(DataPage, shift).Plus(IndexPage, shift).Plus(DictionaryPage, shift));
    }

    private bool IsPlain => Value.Find(EncryptionAlgorithm) is null && GroupValues.All(g => ((ThriftStruct)g).List(Columns).Items.All(c =>
        c is ThriftStruct chunk && chunk.Find(OffsetIndex) is null && chunk.Find(ColumnIndex) is null && chunk.Find(ChunkMetaData) is ThriftStruct data && data.Find(BloomFilter) is null));

    private ThriftStruct Group(int group) => (ThriftStruct)GroupValues[group];

    private static ThriftStruct MetaData(ThriftStruct chunk) => (ThriftStruct)(chunk.Find(ChunkMetaData) ?? throw new FormatException("a column chunk has no description"));

    private static byte[] Bytes(ThriftValue value)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ThriftCompact.Write(new ThriftStruct([KeyValuePair.Create(1, value)]), output);
        return output.WrittenSpan.ToArray();
    }
}
