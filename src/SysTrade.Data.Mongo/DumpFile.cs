using System.Buffers.Binary;
using System.IO.Compression;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>A file of BSON documents as <c>mongodump</c> writes one for each collection: <c>NAME.bson</c>, or <c>NAME.bson.gz</c>.</summary>
public sealed class DumpFile
{
    private const string Plain = ".bson";
    private const string Packed = ".bson.gz";
    private const int LargestDocument = 48 << 20;

    private DumpFile(string path, string collection) => (Path, Collection) = (path, collection);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Collection it is of.</summary>
    public string Collection { get; }

    private bool IsPacked => Path.EndsWith(Packed, StringComparison.Ordinal);

    /// <summary>Files of a folder, in the order of their collections; the plain one where there are both.</summary>
    /// <param name="folder">Folder of one database.</param>
    public static IReadOnlyList<DumpFile> OfFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder).Select(Of).OfType<DumpFile>().OrderBy(f => f.IsPacked).DistinctBy(f => f.Collection)
            .OrderBy(f => f.Collection, StringComparer.Ordinal),
    ];

    /// <summary>Documents, one after the other.</summary>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public IEnumerable<BsonDocument> Read()
    {
        using var stream = Open();
        foreach (var (_, document) in Scan(stream, Parse)) yield return document;
    }

    /// <summary>
    /// The file as a stream in which single documents can be found again; of a packed file an unpacked copy, which goes when the stream is closed.
    /// </summary>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public FileStream OpenToSeek()
    {
        if (!IsPacked) return OpenFile();
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            // Where a file may go while it is open, nothing is left even of a process that is killed.
            if (!OperatingSystem.IsWindows()) File.Delete(copy.Name);
            using var packed = Open();
            packed.CopyTo(copy);
            copy.Position = 0;
            return copy;
        }
        catch (InvalidDataException e)
        {
            copy.Dispose();
            throw Damaged(0, e.Message, e);
        }
        catch (IOException e)
        {
            copy.Dispose();
            throw new SysTradeException(
                "StoreFull", SysErrorKind.InvalidOperation, $"{Path} could not be unpacked into {System.IO.Path.GetTempPath()}: {e.Message}",
                "Free space there, name another folder in TMPDIR, or unpack the dump (gunzip).", Path, e);
        }
    }

    /// <summary>What is made of each document from the beginning of a stream on, with where the document begins.</summary>
    /// <param name="stream">Stream that <see cref="OpenToSeek"/> gave.</param>
    /// <param name="parse">Reads a document; what it raises about its form is damage.</param>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public IEnumerable<(long Position, T Found)> Scan<T>(Stream stream, Func<byte[], T> parse)
    {
        var position = 0L;
        for (var number = 1; Next(stream, number) is { } bytes; number++)
        {
            yield return (position, Guarded(number, () => parse(bytes)));
            position += bytes.Length;
        }
    }

    /// <summary>The document that begins at a position of a stream that <see cref="OpenToSeek"/> gave.</summary>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public BsonDocument ReadAt(FileStream stream, long position)
    {
        stream.Position = position;
        var bytes = Next(stream, 0) ?? throw Damaged(0, "it ends before the document", null);
        return Guarded(0, () => Parse(bytes));
    }

    private static DumpFile? Of(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        var ending = name.EndsWith(Packed, StringComparison.Ordinal) ? Packed : name.EndsWith(Plain, StringComparison.Ordinal) ? Plain : null;
        if (ending is null || name.StartsWith("system.", StringComparison.Ordinal) || name == "oplog" + ending) return null;
        return new DumpFile(path, Uri.UnescapeDataString(name[..^ending.Length]));
    }

    private FileStream OpenFile() => new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);

    private Stream Open() => IsPacked ? new GZipStream(OpenFile(), CompressionMode.Decompress) : OpenFile();

    private byte[]? Next(Stream stream, int number) => Guarded(number, () =>
    {
        var head = new byte[4];
        var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0) return null;
        var length = got < head.Length ? -1 : BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 5 or > LargestDocument) throw Damaged(number, $"its length is given as {length} bytes", null);
        var bytes = new byte[length];
        head.CopyTo(bytes, 0);
        stream.ReadExactly(bytes.AsSpan(head.Length));
        return bytes;
    });

    private static BsonDocument Parse(byte[] bytes)
    {
        using var reader = new BsonBinaryReader(new MemoryStream(bytes));
        return ExactSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader), default);
    }

    private T Guarded<T>(int number, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException or BsonException or ArgumentException
            or KeyNotFoundException or InvalidCastException)
        {
            throw Damaged(number, e.Message, e);
        }
    }

    private DataFormatException Damaged(int number, string problem, Exception? cause) =>
        new("DumpDamaged", Path, 0, null, $"{(number == 0 ? "a document" : $"document {number}")} cannot be read: {problem}.", "Make the dump again.", cause);
}
