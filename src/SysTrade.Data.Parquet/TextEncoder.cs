using System.Runtime.InteropServices;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace SysTrade.Data.Parquet;

/// <summary>Writes texts as UTF-8; each different text is encoded once.</summary>
internal static class TextEncoder
{
    public static void Write(ColumnWriter<ByteArray> target, ReadOnlySpan<string?> texts)
    {
        var levels = new short[texts.Length];
        var places = new List<(int Offset, int Length)>(texts.Length);
        var known = new Dictionary<string, (int Offset, int Length)>(StringComparer.Ordinal);
        var bytes = new MemoryStream();
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is not { } text) continue;
            levels[i] = 1;
            if (!known.TryGetValue(text, out var place))
            {
                place = ((int)bytes.Length, Encoding.UTF8.GetByteCount(text));
                bytes.Write(Encoding.UTF8.GetBytes(text));
                known.Add(text, place);
            }

            places.Add(place);
        }

        var pinned = GCHandle.Alloc(bytes.GetBuffer(), GCHandleType.Pinned);
        try
        {
            var start = pinned.AddrOfPinnedObject();
            var values = new ByteArray[places.Count];
            for (var i = 0; i < values.Length; i++) values[i] = new ByteArray(start + places[i].Offset, places[i].Length);
            target.WriteBatch(levels.Length, levels, default, values);
        }
        finally
        {
            pinned.Free();
        }
    }
}
