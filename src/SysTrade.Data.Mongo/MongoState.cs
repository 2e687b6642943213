using MongoDB.Bson;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>The one document that all transactions pass through.</summary>
/// <param name="Commits">Grows by one with each commit: a commit is a change of this document that expects the number it read.</param>
/// <param name="Sequence">Number of the last change.</param>
/// <param name="Floor">Changes up to here are forgotten.</param>
/// <param name="Generation">Collections in use; a restore fills those of the next and then counts up.</param>
/// <param name="Names">Every collection that was ever declared.</param>
/// <param name="Indexes">Indexes of all collections, in the order they were added.</param>
/// <param name="Pending">What the last commit has still to write, where the server has no transactions; null when all is written.</param>
internal sealed record MongoState(
    long Commits, long Sequence, long Floor, long Generation, IReadOnlyList<string> Names,
    IReadOnlyList<(string Collection, DocumentIndex Index)> Indexes, MongoIntent? Pending)
{
    public const string Id = "state";
    public const int Schema = 1;

    public static BsonDocument New { get; } = new()
    {
        ["_id"] = Id,
        ["schema"] = Schema,
        ["commits"] = 0L,
        ["sequence"] = 0L,
        ["floor"] = 0L,
        ["generation"] = 0L,
        ["collections"] = new BsonArray(),
        ["indexes"] = new BsonArray(),
        ["pending"] = BsonNull.Value,
    };

    public static MongoState Read(BsonDocument document, string description)
    {
        if (document["schema"].ToInt64() is var schema && schema != Schema)
        {
            throw new SysTradeException(
                "StoreVersion", SysErrorKind.InvalidData, $"{description} has schema version {schema}; this program knows version {Schema}. It was left as it is.",
                "Use the version of SysTrade that wrote it, or a newer one.", description);
        }

        return new MongoState(
            document["commits"].ToInt64(), document["sequence"].ToInt64(), document["floor"].ToInt64(), document["generation"].ToInt64(),
            [.. document["collections"].AsBsonArray.Select(c => c.AsString)],
            [.. document["indexes"].AsBsonArray.Select(i => (i["collection"].AsString, new DocumentIndex(i["field"].AsString, i["unique"].AsBoolean)))],
            document["pending"] is BsonDocument pending ? MongoIntent.Read(pending) : null);
    }

    public static BsonDocument Index(string collection, DocumentIndex index) => new() { ["collection"] = collection, ["field"] = index.Field, ["unique"] = index.IsUnique };

    /// <summary>Declared collections with all indexes the store has.</summary>
    public Dictionary<string, CollectionDefinition> Collections(IEnumerable<string> declared) =>
        declared.ToDictionary(c => c, c => new CollectionDefinition(c, [.. Indexes.Where(i => i.Collection == c).Select(i => i.Index)]), StringComparer.Ordinal);
}
