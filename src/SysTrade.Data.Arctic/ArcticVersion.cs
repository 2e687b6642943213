using MongoDB.Bson;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic;

/// <summary>What Arctic notes of one version of a symbol.</summary>
/// <param name="Place">Server, library and symbol, for messages.</param>
/// <param name="Parent">Identifier that its segments name.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="SegmentCount">Number of segments, or null in old libraries.</param>
/// <param name="Type">Fields of a row.</param>
/// <param name="Index">Name of the index field.</param>
/// <param name="Zone">Time zone of the index, or null.</param>
/// <param name="Sha">SHA-1 of all rows, or null where it is not of all rows.</param>
/// <param name="SegmentShas">Where segments are found by their own sums instead of by the parent; otherwise null.</param>
internal sealed record ArcticVersion(
    string Place, BsonValue Parent, long Rows, int? SegmentCount, NumpyRecordType Type, string Index, string? Zone, byte[]? Sha, BsonArray? SegmentShas)
{
    public static bool IsDeleted(BsonDocument version) =>
        version.TryGetValue("metadata", out var metadata) && metadata is BsonDocument noted && noted.TryGetValue("deleted", out var deleted)
            && deleted.ToBoolean();

    public static ArcticVersion Read(BsonDocument version, string place)
    {
        var type = Text(version, "type", place);
        if (type is not ("pandasdf" or "pandasseries"))
        {
            throw version.Contains("blob") || type == "default"
                ? new DataFormatException(
                    "PickledSeries", place, 0, null, "the series was stored as a Python pickle, which is never read because that can run code.",
                    "In Python, read it and write it again with columns of numbers and texts only.")
                : Unusable(place, $"its type is '{type}'; expected pandasdf or pandasseries");
        }

        var dtype = NumpyRecordType.Parse(Text(version, "dtype", place), place);
        var metadata = version.GetValue("dtype_metadata", new BsonDocument()) as BsonDocument ?? [];
        var index = metadata.GetValue("index", BsonNull.Value) is BsonArray { Count: > 0 } names ? names : ["index"];
        if (index.Count != 1) throw Unusable(place, $"its index has {index.Count} levels; expected one");
        // After an append the sum is not of all rows, or still that of the first version.
        var isWhole = !version.Contains("base_version_id") && version.GetValue("append_count", 0).ToInt64() == 0;
        return new ArcticVersion(
            place,
            version.GetValue("base_version_id", version["_id"]),
            version["up_to"].ToInt64(),
            version.TryGetValue("segment_count", out var count) && count.IsNumeric ? count.ToInt32() : null,
            dtype,
            index[0].ToString()!,
            Zoned(metadata),
            isWhole && version.GetValue("sha", BsonNull.Value) is BsonBinaryData sha ? sha.Bytes : null,
            version.GetValue("SEGMENT_SHAS", BsonNull.Value) as BsonArray);
    }

    public static DataFormatException Unusable(string place, string problem) => new("ArcticFormat", place, 0, null, problem + ".");

    private static string? Zoned(BsonDocument metadata) => metadata.GetValue("index_tz", BsonNull.Value) switch
    {
        BsonString zone => zone.Value,
        BsonArray { Count: > 0 } zones when zones[0] is BsonString zone => zone.Value,
        _ => null,
    };

    private static string Text(BsonDocument version, string field, string place) =>
        version.GetValue(field, BsonNull.Value) is BsonString text ? text.Value : throw Unusable(place, $"its version has no text '{field}'");
}
