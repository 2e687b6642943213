using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic;

/// <summary>A library in two files of a dump: where in them each symbol's last version and its segments are.</summary>
/// <param name="versions">File of the versions.</param>
/// <param name="segments">File of the segments; null when the dump has none.</param>
internal sealed class ArcticDumpLibrary(DumpFile versions, DumpFile? segments) : IDisposable
{
    private FileStream? _versionStream;
    private FileStream? _segmentStream;
    private Dictionary<string, LastVersion>? _last;
    private Dictionary<string, List<SegmentPlace>>? _places;
    private DataFormatException? _damage;

    public IReadOnlyList<string> Symbols() => [.. AllLast().Where(v => !v.Value.IsDeleted).Select(v => v.Key)];

    public BsonDocument? Last(string symbol) =>
        AllLast().TryGetValue(symbol, out var last) && !last.IsDeleted ? versions.ReadAt(_versionStream!, last.Position) : null;

    /// <summary>Where the segments of a version begin, in the order of their rows.</summary>
    public IReadOnlyList<SegmentPlace> Segments(string symbol, ArcticVersion version)
    {
        var all = Places().GetValueOrDefault(symbol) ?? [];
        var shas = version.SegmentShas?.OfType<BsonBinaryData>().Select(s => Convert.ToHexString(s.Bytes)).ToHashSet(StringComparer.Ordinal);
        var parent = version.Parent.ToString()!;
        // A segment is numbered by its last row.
        var mine = all.Where(p => p.Number < version.Rows && (shas?.Contains(p.Sha) ?? p.Parents.Contains(parent))).OrderBy(p => p.Number).ToArray();
        // What lies behind the damage is not known: a version that has all of its segments before it can still be read.
        return _damage is not null && (mine.Length == 0 || mine[^1].Number != version.Rows - 1) ? throw _damage : mine;
    }

    public BsonDocument Segment(SegmentPlace place) => segments!.ReadAt(_segmentStream!, place.Position);

    public void Dispose()
    {
        _versionStream?.Dispose();
        _segmentStream?.Dispose();
    }

    private Dictionary<string, LastVersion> AllLast()
    {
        if (_last is not null) return _last;
        _versionStream ??= versions.OpenToSeek();
        _versionStream.Position = 0;
        var found = new Dictionary<string, LastVersion>(StringComparer.Ordinal);
        foreach (var (position, (symbol, number, isDeleted)) in versions.Scan(_versionStream, Noted))
        {
            if (!found.TryGetValue(symbol, out var there) || there.Number < number) found[symbol] = new LastVersion(number, position, isDeleted);
        }

        return _last = found;
    }

    private Dictionary<string, List<SegmentPlace>> Places()
    {
        if (_places is not null) return _places;
        var found = new Dictionary<string, List<SegmentPlace>>(StringComparer.Ordinal);
        if (segments is null) return _places = found;
        try
        {
            _segmentStream ??= segments.OpenToSeek();
            _segmentStream.Position = 0;
            foreach (var (position, (symbol, place)) in segments.Scan(_segmentStream, Placed))
            {
                if (!found.TryGetValue(symbol, out var places)) found[symbol] = places = [];
                places.Add(place with { Position = position });
            }
        }
        catch (DataFormatException damage) when (damage.ErrorId == "DumpDamaged")
        {
            _damage = damage;
        }

        return _places = found;
    }

    private static (string Symbol, long Number, bool IsDeleted) Noted(byte[] bytes)
    {
        using var document = new RawBsonDocument(bytes);
        return (document["symbol"].ToString()!, document["version"].ToInt64(), ArcticVersion.IsDeleted(document));
    }

    /// <summary>What says whose segment it is; its data are passed over.</summary>
    private static (string Symbol, SegmentPlace Place) Placed(byte[] bytes)
    {
        using var reader = new BsonBinaryReader(new MemoryStream(bytes));
        var context = BsonDeserializationContext.CreateRoot(reader);
        var (symbol, sha, number, parents) = ("", "", -1L, new List<string>());
        reader.ReadStartDocument();
        while (reader.ReadBsonType() != BsonType.EndOfDocument)
        {
            var name = reader.ReadName(Utf8NameDecoder.Instance);
            if (name is not ("symbol" or "sha" or "segment" or "parent"))
            {
                reader.SkipValue();
                continue;
            }

            var value = BsonValueSerializer.Instance.Deserialize(context);
            if (name == "symbol") symbol = value.ToString()!;
            else if (name == "segment") number = value.ToInt64();
            else if (name == "sha" && value is BsonBinaryData sum) sha = Convert.ToHexString(sum.Bytes);
            else if (name == "parent") parents.AddRange(value is BsonArray all ? all.Select(p => p.ToString()!) : [value.ToString()!]);
        }

        reader.ReadEndDocument();
        return (symbol, new SegmentPlace(number, sha, parents, 0));
    }

    private sealed record LastVersion(long Number, long Position, bool IsDeleted);
}

/// <summary>A segment in the file of a dump.</summary>
/// <param name="Number">Number of its last row.</param>
/// <param name="Sha">Its sum, as Arctic notes it, in hexadecimal digits.</param>
/// <param name="Parents">Versions that it belongs to.</param>
/// <param name="Position">Where it begins.</param>
internal sealed record SegmentPlace(long Number, string Sha, IReadOnlyList<string> Parents, long Position);
