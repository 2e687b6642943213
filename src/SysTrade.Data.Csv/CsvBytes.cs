using System.Buffers;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>The bytes of a text file in a rented buffer, without a byte order mark.</summary>
internal sealed class CsvBytes : IDisposable
{
    private readonly int _start;
    private readonly int _length;
    private byte[]? _buffer;

    private CsvBytes(byte[] buffer, int start, int length)
    {
        _buffer = buffer;
        _start = start;
        _length = length;
    }

    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_start, _length);

    /// <summary>Reads a file.</summary>
    /// <exception cref="SysTradeException"><c>FileNotReadable</c>; <see cref="DataFormatException"/> <c>FileTooLarge</c> or
    /// <c>UnsupportedEncoding</c>.</exception>
    public static CsvBytes Read(string file)
    {
        byte[]? buffer = null;
        try
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            var size = RandomAccess.GetLength(handle);
            if (size > Array.MaxLength)
            {
                throw new DataFormatException(
                    "FileTooLarge", file, 0, null, $"found {size} bytes; at most {Array.MaxLength} can be read.");
            }
            buffer = ArrayPool<byte>.Shared.Rent((int)size);
            var length = 0;
            int got;
            while (length < size && (got = RandomAccess.Read(handle, buffer.AsSpan(length, (int)size - length), length)) > 0) length += got;
            var text = buffer.AsSpan(0, length);
            if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            {
                throw new DataFormatException("UnsupportedEncoding", file, 1, null, "found UTF-16 text; expected UTF-8 or ASCII.", "Save the file as UTF-8.");
            }

            var start = text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            var bytes = new CsvBytes(buffer, start, length - start);
            buffer = null;
            return bytes;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException("FileNotReadable", SysErrorKind.Connection, $"{file} cannot be read: {cause.Message}", null, file, cause);
        }
        finally
        {
            if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        if (_buffer is null) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = null;
    }
}
