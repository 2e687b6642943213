using System.Buffers;
using System.Runtime.InteropServices;
using ParquetSharp;
using ParquetSharp.IO;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>A Parquet file opened for reading, with errors that name it.</summary>
/// <remarks>
/// The bytes are taken in at once and the file closed: a writer that replaces it meanwhile is not in the way, on any platform, and what is
/// decoded belongs to one version of the file.
/// </remarks>
internal sealed class ParquetSource : IDisposable
{
    private const int SmallestFile = 12;

    private readonly byte[] _bytes;
    private readonly GCHandle _pinned;
    private readonly ParquetSharp.IO.Buffer _buffer;
    private readonly BufferReader _input;

    private ParquetSource(string file, byte[] bytes, int length)
    {
        File = file;
        _bytes = bytes;
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _buffer = new ParquetSharp.IO.Buffer(_pinned.AddrOfPinnedObject(), length);
        _input = new BufferReader(_buffer);
        try
        {
            using var properties = ReaderProperties.GetDefaultReaderProperties();
            properties.EnablePageChecksumVerification();
            Reader = new ParquetFileReader(_input, properties);
            MetaData = Reader.FileMetaData;
        }
        catch (ParquetException cause)
        {
            Release();
            throw Damaged(cause);
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>What reads it.</summary>
    public ParquetFileReader Reader { get; }

    /// <summary>Its footer.</summary>
    public FileMetaData MetaData { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DataFormatException"><c>EmptyFile</c>, <c>TruncatedFile</c>, <c>NotParquet</c> or <c>DamagedFile</c>.</exception>
    public static ParquetSource Open(string file)
    {
        using var handle = System.IO.File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var size = RandomAccess.GetLength(handle);
        if (size > Array.MaxLength)
        {
            throw new DataFormatException("FileTooLarge", file, 0, null, $"the file has {size} bytes; expected at most {Array.MaxLength}, a hundred times the largest series.", "Move it out of this folder, or divide it.");
        }

        var length = (int)size;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = 0;
            while (read < length && RandomAccess.Read(handle, bytes.AsSpan(read, length - read), read) is var more and > 0) read += more;
            RequireWhole(file, bytes.AsSpan(0, read));
            return new ParquetSource(file, bytes, read);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
    }

    /// <summary>The error for content that the library cannot decode.</summary>
    public DataFormatException Damaged(ParquetException cause, string? column = null) =>
        new(
            "DamagedFile",
            File,
            0,
            column,
            $"the file begins and ends as a Parquet file but cannot be decoded: {cause.Message.ReplaceLineEndings(" ")}",
            "Restore the file from a backup, or write it again from its source.",
            cause);

    /// <inheritdoc/>
    public void Dispose()
    {
        MetaData.Dispose();
        Reader.Dispose();
        Release();
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private static void RequireWhole(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) throw new DataFormatException("EmptyFile", file, 0, null, "the file is empty; expected a Parquet file.", "Restore the file from a backup, or delete it.");
        if (bytes.EndsWith("PARE"u8) || bytes.StartsWith("PARE"u8))
        {
            throw new DataFormatException("EncryptedFile", file, 0, null, "the file is encrypted, which is not supported.", "Write it again without encryption.");
        }

        if (!bytes.StartsWith("PAR1"u8[..Math.Min(4, bytes.Length)]))
        {
            throw new DataFormatException("NotParquet", file, 0, null, "the file does not begin with PAR1, as every Parquet file does.", "Write it as Parquet, or move it out of this folder.");
        }

        if (bytes.Length < SmallestFile || !bytes.EndsWith("PAR1"u8))
        {
            throw new DataFormatException(
                "TruncatedFile",
                file,
                0,
                null,
                $"the file begins as a Parquet file and breaks off after {bytes.Length} bytes, without the footer that says what it holds.",
                "Writing or copying it was cut off: restore the file from a backup, or write it again from its source.");
        }
    }

    private void Release()
    {
        _input.Dispose();
        _buffer.Dispose();
        _pinned.Free();
    }
}
