using System.Buffers.Binary;
using System.Security.Cryptography;
using K4os.Compression.LZ4;
using MongoDB.Bson;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic;

/// <summary>Joins the segments of a version to the bytes of its rows, and checks that they are all there and unchanged.</summary>
internal static class ArcticSegments
{
    // Arctic cuts series into segments of 2 MB.
    private const int LargestSegment = 1 << 28;

    public static byte[] Read(IEnumerable<BsonDocument> segments, ArcticVersion version)
    {
        var expected = checked(version.Rows * version.Type.Size);
        using var rows = new MemoryStream();
        var count = 0;
        foreach (var segment in segments)
        {
            rows.Write(Bytes(segment, version.Place));
            count++;
        }

        if (version.SegmentCount is { } noted && noted != count)
        {
            throw ArcticVersion.Unusable(version.Place, $"it has {count} segments of {noted}: some are missing");
        }

        if (rows.Length != expected)
        {
            throw ArcticVersion.Unusable(version.Place, $"its segments hold {rows.Length:N0} bytes; {version.Rows:N0} rows need {expected:N0}");
        }

        var bytes = rows.ToArray();
        // Arctic notes a SHA-1, which tells damage; nobody is kept out by it.
#pragma warning disable CA5350
        if (version.Sha is { } sha && !SHA1.HashData(bytes).AsSpan().SequenceEqual(sha))
#pragma warning restore CA5350
        {
            throw new DataFormatException(
                "ChecksumMismatch", version.Place, 0, null, "its rows are not those whose SHA-1 was noted when they were written.",
                "Read an older version, or a backup.");
        }

        return bytes;
    }

    private static byte[] Bytes(BsonDocument segment, string place)
    {
        var data = segment["data"].AsBsonBinaryData.Bytes;
        if (!segment["compressed"].ToBoolean()) return data;
        // Four bytes with the length, then one LZ4 block.
        var length = data.Length < 4 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(data);
        if (length is < 0 or > LargestSegment) throw ArcticVersion.Unusable(place, "a compressed segment has no sensible length in front");
        var bytes = new byte[length];
        return LZ4Codec.Decode(data.AsSpan(4), bytes) == length ? bytes : throw ArcticVersion.Unusable(place, "a compressed segment is damaged");
    }
}
