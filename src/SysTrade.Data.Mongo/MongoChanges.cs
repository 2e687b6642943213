using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>The feed of changes.</summary>
internal static class MongoChanges
{
    public static IReadOnlyList<DocumentChange> Since(MongoTables tables, Func<MongoState> settled, string description, long sequence, int limit)
    {
        var state = settled();
        Require(state, description, sequence);
        var rows = Rows(tables, state, sequence, state.Sequence, null, limit == int.MaxValue ? limit : limit + 1);
        if (rows.Count > limit)
        {
            // Cut before the transaction that does not fit; one that is alone too long comes whole.
            var open = rows[limit].Work;
            rows = rows[0].Work == open ? Rows(tables, state, sequence, state.Sequence, open, null) : [.. rows.Take(limit).TakeWhile(r => r.Work != open)];
        }

        // They may have been trimmed while they were read.
        Require(settled(), description, sequence);
        return [.. rows.Select(r => r.Change)];
    }

    public static bool Trim(MongoTables tables, MongoState state, long throughSequence)
    {
        var through = Math.Min(throughSequence, state.Sequence);
        if (through <= state.Floor) return false;
        tables.State.UpdateOne(MongoServer.TheState, Builders<BsonDocument>.Update.Max("floor", through));
        tables.Changes(state.Generation).DeleteMany(Builders<BsonDocument>.Filter.Lte("_id", through));
        return true;
    }

    public static List<(DocumentChange Change, long Work)> Rows(MongoTables tables, MongoState state, long above, long through, long? work, int? limit)
    {
        var filter = Builders<BsonDocument>.Filter;
        var conditions = filter.Gt("_id", above) & filter.Lte("_id", through);
        if (work is not null) conditions &= filter.Eq("work", work.Value);
        return [.. tables.Changes(state.Generation).Find(conditions).Sort(Builders<BsonDocument>.Sort.Ascending("_id")).Limit(limit).As(ExactSerializer.Instance).ToEnumerable().Select(Row)];
    }

    private static void Require(MongoState state, string description, long sequence)
    {
        if (sequence < state.Floor || sequence > state.Sequence) throw DocumentErrors.ChangesLost(description, sequence, state.Floor, state.Sequence);
    }

    private static (DocumentChange Change, long Work) Row(BsonDocument row) =>
        (
            new DocumentChange(
                row["_id"].ToInt64(), row["collection"].AsString, row["key"].AsString, row["version"].ToInt64(), row.TryGetValue("content", out var content) ? BsonContent.ToJson(content.AsBsonDocument) : null),
            row["work"].ToInt64());
}
