using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ParquetSharp.IO;

namespace SysTrade.Data.Parquet;

/// <summary>The content of a file in memory, in the form that the library reads.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly byte[] _bytes;
    private readonly GCHandle _pinned;
    private readonly ParquetSharp.IO.Buffer _buffer;

    private FileBytes(byte[] bytes, int length)
    {
        _bytes = bytes;
        Length = length;
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        _buffer = new ParquetSharp.IO.Buffer(_pinned.AddrOfPinnedObject(), length);
        Input = new BufferReader(_buffer);
    }

    /// <summary>Bytes there are.</summary>
    public int Length { get; }

    /// <summary>What the library reads.</summary>
    public RandomAccessFile Input { get; }

    /// <summary>Reads a file from its beginning.</summary>
    public static FileBytes Read(SafeFileHandle handle, int size)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Max(size, 1));
        try
        {
            var read = 0;
            while (read < size && RandomAccess.Read(handle, bytes.AsSpan(read, size - read), read) is var more and > 0) read += more;
            return new FileBytes(bytes, read);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(bytes);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Input.Dispose();
        _buffer.Dispose();
        _pinned.Free();
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
