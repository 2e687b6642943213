using System.Buffers.Binary;
using System.Text;

namespace SysTrade.Data.Documents;

/// <summary>
/// Watches the names of the objects that a reader is inside of, and tells whether one of them may be there twice. Equal hashes are taken for equal
/// names, and what there is no room for may be doubled: then the parser, which compares the names themselves, is asked.
/// </summary>
internal ref struct DocumentNames
{
    private readonly Span<long> _hashes;
    private readonly Span<int> _begins;
    private int _count;
    private int _depth;
    private (int Start, int Length) _last;

    /// <summary>Begins outside of all objects.</summary>
    /// <param name="hashes">Room for the names of the objects that are open at one time.</param>
    /// <param name="begins">Room for the objects that are open at one time.</param>
    public DocumentNames(Span<long> hashes, Span<int> begins)
    {
        _hashes = hashes;
        _begins = begins;
    }

    /// <summary>True when the quick look cannot say that no name is doubled.</summary>
    public bool MayBeDoubled { get; private set; }

    /// <summary>An object begins.</summary>
    public void Open() => _begins[_depth++] = _count;

    /// <summary>An object ends.</summary>
    public void Close() => _count = _begins[--_depth];

    /// <summary>A name of the object that is open.</summary>
    /// <param name="name">The name as it is written.</param>
    /// <param name="start">Where it is written.</param>
    /// <param name="isEscaped">True when it is written with escapes.</param>
    public void Add(scoped ReadOnlySpan<byte> name, int start, bool isEscaped)
    {
        _last = (start, name.Length);
        if (MayBeDoubled) return;
        var hash = Hash(name);
        if (isEscaped || _count == _hashes.Length || _hashes[_begins[_depth - 1].._count].Contains(hash)) MayBeDoubled = true;
        else _hashes[_count++] = hash;
    }

    /// <summary>The name read last, for a message.</summary>
    public readonly string Within(ReadOnlySpan<byte> utf8) => $" in '{Encoding.UTF8.GetString(utf8.Slice(_last.Start, _last.Length))}'";

    private static long Hash(scoped ReadOnlySpan<byte> name)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)name.Length;
        for (; name.Length >= 8; name = name[8..]) hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name)) * 0x9FB21C651E98DF25UL;
        foreach (var octet in name) hash = (hash ^ octet) * 0x9FB21C651E98DF25UL;
        return (long)(hash ^ (hash >> 32));
    }
}
