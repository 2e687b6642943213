using System.Buffers;

namespace SysTrade.Data.Parquet;

/// <summary>Bytes that the library holds, as memory, without a copy. Valid for as long as their owner keeps them.</summary>
internal sealed unsafe class NativeMemory(nint start, int length) : MemoryManager<byte>
{
    public override Span<byte> GetSpan() => new((void*)start, length);

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)start + elementIndex);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
