using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>
/// All that one transaction writes. Where the server has no transactions it is first kept in the state document, in the very change that commits,
/// and then written; whoever finds it there writes it. Writing it again, also late, changes nothing: a document is only ever replaced by that of a later change.
/// </summary>
internal sealed record MongoIntent(string Id, long Generation, long FirstSequence, BsonArray Writes, BsonDocument Counters)
{
    /// <summary>Number of the last change.</summary>
    public long LastSequence => FirstSequence + Writes.Count - 1;

    public static MongoIntent Of(MongoState state, IReadOnlyList<StagedWrite> writes, IReadOnlyDictionary<string, CollectionDefinition> definitions, IReadOnlyDictionary<string, long> counters) =>
        new(
            Guid.NewGuid().ToString("N"), state.Generation, state.Sequence + 1,
            new BsonArray(writes.Select((w, i) => new BsonDocument
            {
                ["collection"] = w.Collection,
                ["document"] = Stored(w.Key, state.Sequence + 1 + i, w.After, definitions[w.Collection].Indexes, w.ValuesAfter),
            })),
            new BsonDocument(counters.Select(c => new BsonElement(BsonContent.Escape(c.Key), c.Value))));

    public static MongoIntent Read(BsonDocument document) =>
        new(document["id"].AsString, document["generation"].ToInt64(), document["first"].ToInt64(), document["writes"].AsBsonArray, document["counters"].AsBsonDocument);

    /// <summary>A document as it is kept; "at" is the number of the change that made it so, and it is only replaced by that of a later change.</summary>
    public static BsonDocument Stored(string key, long at, StoredDocument stored, IReadOnlyList<DocumentIndex> indexes, IReadOnlyList<IndexValue?> values)
    {
        var document = new BsonDocument { ["_id"] = key, ["version"] = stored.Version, ["at"] = at };
        if (stored.Json is null) return document;
        document["indexed"] = Indexed(indexes, values);
        document["content"] = BsonContent.FromJson(stored.Json);
        return document;
    }

    public static BsonDocument Indexed(IReadOnlyList<DocumentIndex> indexes, IReadOnlyList<IndexValue?> values) =>
        new(indexes.Zip(values).Where(p => p.Second is not null).Select(p => new BsonElement(BsonContent.Escape(p.First.Field), MongoIndexKey.Of(p.Second!.Value))));

    public BsonDocument ToBson() => new() { ["id"] = Id, ["generation"] = Generation, ["first"] = FirstSequence, ["writes"] = Writes, ["counters"] = Counters };

    /// <summary>Writes documents, counters and changes.</summary>
    public void Apply(MongoTables tables, IClientSessionHandle? session)
    {
        foreach (var group in Writes.Select(w => w.AsBsonDocument).GroupBy(w => w["collection"].AsString))
        {
            Replace(tables.Documents(group.Key, Generation), session, [.. group.Select(w => w["document"].AsBsonDocument)], "at");
        }

        Replace(tables.Counters, session, [.. Counters.Select(c => new BsonDocument { ["_id"] = BsonContent.Unescape(c.Name), ["value"] = c.Value })], "value");
        Replace(tables.Changes(Generation), session, [.. Writes.Select((w, i) => Change(w.AsBsonDocument, FirstSequence + i))], "_id");
    }

    private BsonDocument Change(BsonDocument write, long sequence)
    {
        var document = write["document"].AsBsonDocument;
        var change = new BsonDocument { ["_id"] = sequence, ["work"] = FirstSequence, ["id"] = Id, ["collection"] = write["collection"], ["key"] = document["_id"], ["version"] = document["version"] };
        if (document.TryGetValue("content", out var content)) change["content"] = content;
        return change;
    }

    private static void Replace(IMongoCollection<BsonDocument> table, IClientSessionHandle? session, IReadOnlyList<BsonDocument> documents, string counted)
    {
        if (documents.Count == 0) return;
        var filter = Builders<BsonDocument>.Filter;
        var models = documents.Select(d => new ReplaceOneModel<BsonDocument>(filter.Eq("_id", d["_id"]) & filter.Lt(counted, d[counted]), d) { IsUpsert = true }).ToArray();
        if (session is not null)
        {
            table.BulkWrite(session, models);
            return;
        }

        try
        {
            table.BulkWrite(models, new BulkWriteOptions { IsOrdered = false });
        }
        catch (MongoBulkWriteException<BsonDocument> e) when (e.WriteConcernError is null && e.WriteErrors.All(w => w.Category == ServerErrorCategory.DuplicateKey))
        {
            // What is there is of this change already, or of a later one.
        }
    }
}
