using ParquetSharp;
using ParquetSharp.IO;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>A Parquet file opened for reading, with errors that name it.</summary>
/// <remarks>
/// A file of which all is wanted, or a small one, is taken in at once and closed. Of a larger one of which a part is wanted, and of one too large for memory, only the
/// footer and the asked for columns of the asked for groups are read. Either way what is decoded belongs to one version of the file, and a writer that replaces it
/// meanwhile is not in the way, on any platform.
/// </remarks>
internal sealed class ParquetSource : IDisposable
{
    /// <summary>Up to here a file is read at once also when a part is wanted: several reads cost more than the bytes.</summary>
    internal const int SmallFile = 1 << 18;

    private const int SmallestFile = 12;

    private readonly IDisposable _content;
    private readonly RandomAccessFile? _window;
    private readonly Func<long> _bytesRead;

    private ParquetSource(string file, IDisposable content, RandomAccessFile input, Func<long> bytesRead, RandomAccessFile? window)
    {
        (File, _content, _bytesRead, _window) = (file, content, bytesRead, window);
        try
        {
            using var properties = ReaderProperties.GetDefaultReaderProperties();
            properties.EnablePageChecksumVerification();
            Reader = new ParquetFileReader(input, properties);
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

    /// <summary>Bytes of the file that have been read.</summary>
    public long BytesRead => _bytesRead();

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isPart">True when only some rows or columns are wanted.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="DataFormatException"><c>EmptyFile</c>, <c>TruncatedFile</c>, <c>NotParquet</c> or <c>DamagedFile</c>.</exception>
    public static ParquetSource Open(string file, bool isPart = false)
    {
        var handle = System.IO.File.OpenHandle(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, isPart ? FileOptions.RandomAccess : FileOptions.SequentialScan);
        var isKept = false;
        try
        {
            var size = RandomAccess.GetLength(handle);
            Span<byte> ends = stackalloc byte[8];
            var first = RandomAccess.Read(handle, ends[..4], 0);
            var last = RandomAccess.Read(handle, ends[4..], Math.Max(size - 4, 0));
            RequireWhole(file, size, ends[..first], ends.Slice(4, last));
            if (size <= (isPart ? SmallFile : Array.MaxLength))
            {
                var bytes = FileBytes.Read(handle, (int)size);
                return new ParquetSource(file, bytes, bytes.Input, () => bytes.Length, null);
            }

            var window = new FileWindow(handle);
            isKept = true;
            var input = new ManagedRandomAccessFile(window, leaveOpen: true);
            return new ParquetSource(file, window, input, () => window.BytesRead, input);
        }
        finally
        {
            if (!isKept) handle.Dispose();
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
    }

    private static void RequireWhole(string file, long size, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        if (size == 0) throw new DataFormatException("EmptyFile", file, 0, null, "the file is empty; expected a Parquet file.", "Restore the file from a backup, or delete it.");
        if (end.SequenceEqual("PARE"u8) || start.SequenceEqual("PARE"u8))
        {
            throw new DataFormatException("EncryptedFile", file, 0, null, "the file is encrypted, which is not supported.", "Write it again without encryption.");
        }

        if (!start.SequenceEqual("PAR1"u8[..(int)Math.Min(4, size)]))
        {
            throw new DataFormatException("NotParquet", file, 0, null, "the file does not begin with PAR1, as every Parquet file does.", "Write it as Parquet, or move it out of this folder.");
        }

        if (size < SmallestFile || !end.SequenceEqual("PAR1"u8))
        {
            throw new DataFormatException(
                "TruncatedFile",
                file,
                0,
                null,
                $"the file begins as a Parquet file and breaks off after {size} bytes, without the footer that says what it holds.",
                "Writing or copying it was cut off: restore the file from a backup, or write it again from its source.");
        }
    }

    private void Release()
    {
        _window?.Dispose();
        _content.Dispose();
    }
}
