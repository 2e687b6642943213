using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SysTrade.Data.Parquet;

/// <summary>
/// A checksum over the rows and the first and last stamp of every row group, kept in the file's metadata. Pages have checksums of the format; the footer, by which a
/// reader decides what not to read, has none, so that damage there would leave rows out without a word.
/// </summary>
/// <remarks>
/// The text is <c>rows:groups:checksum</c>. Another program that rewrites the file and carries the text along has other numbers of rows or groups, and the checksum
/// is then nobody's; such a file is read without it.
/// </remarks>
internal sealed class GroupChecksum : IDisposable
{
    /// <summary>Key among the metadata of a file.</summary>
    public const string Key = "systrade.groups";

    private const int Shown = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _rows;
    private int _groups;

    /// <summary>The text of a table whose rows have these stamps.</summary>
    /// <param name="ticks">Stamps.</param>
    /// <param name="groupRows">Rows of each group but the last.</param>
    public static string Of(ReadOnlySpan<long> ticks, int groupRows)
    {
        using var checksum = new GroupChecksum();
        checksum.Add(ticks, groupRows);
        return checksum.Text();
    }

    /// <summary>Adds the groups of rows with these stamps.</summary>
    public void Add(ReadOnlySpan<long> ticks, int groupRows)
    {
        for (var start = 0; start < ticks.Length; start += groupRows)
        {
            var group = ticks.Slice(start, Math.Min(groupRows, ticks.Length - start));
            var (min, max) = (group[0], group[0]);
            foreach (var t in group) (min, max) = (Math.Min(min, t), Math.Max(max, t));
            Add(group.Length, min, max);
        }
    }

    /// <summary>Adds the next group.</summary>
    public void Add(long rows, long min, long max)
    {
        Span<byte> bytes = stackalloc byte[24];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, rows);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], min);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], max);
        _hash.AppendData(bytes);
        _rows += rows;
        _groups++;
    }

    /// <summary>True unless a text that is about these groups says otherwise.</summary>
    public bool Agrees(string noted)
    {
        var text = Text();
        var about = text[..(text.LastIndexOf(':') + 1)];
        return !noted.StartsWith(about, StringComparison.Ordinal) || string.Equals(noted, text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    /// <summary>The text of what was added.</summary>
    public string Text() => string.Create(CultureInfo.InvariantCulture, $"{_rows}:{_groups}:{Convert.ToHexStringLower(_hash.GetCurrentHash())[..Shown]}");
}
