using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>Makes a store that is not there, and the collections and indexes a program declares.</summary>
internal static class MongoOpening
{
    public static bool Run(MongoTables tables, IReadOnlyDictionary<string, CollectionDefinition> declared, string description, Func<MongoState> settled)
    {
        if (!tables.State.Find(MongoServer.TheState).Any()) MakeState(tables);
        var state = settled();
        if (Missing(state, declared).Length > 0)
        {
            state = AddIndexes(tables, declared, settled);
        }

        if (declared.Keys.Except(state.Names).Any()) tables.State.UpdateOne(MongoServer.TheState, Builders<BsonDocument>.Update.AddToSetEach("collections", declared.Keys));

        tables.Make(state, declared.Keys, state.Generation);
        // Also where another program added one and stopped before it had filled it.
        foreach (var definition in state.Collections(declared.Keys).Values) Fill(tables, state, definition);
        return true;
    }

    private static void MakeState(MongoTables tables)
    {
        try
        {
            tables.State.InsertOne(MongoState.New.DeepClone().AsBsonDocument);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another program made it meanwhile.
        }
    }

    private static MongoState AddIndexes(MongoTables tables, IReadOnlyDictionary<string, CollectionDefinition> declared, Func<MongoState> settled)
    {
        while (true)
        {
            var state = settled();
            var missing = Missing(state, declared);
            if (missing.Length == 0) return state;
            foreach (var (collection, index) in missing.Where(m => m.Index.IsUnique)) RequireUnique(tables, state, collection, index);
            var kept = state.Indexes.Where(i => !missing.Any(m => m.Collection == i.Collection && m.Index.Field == i.Index.Field));
            var indexes = new BsonArray(kept.Concat(missing).Select(i => MongoState.Index(i.Collection, i.Index)));
            // A commit of its own, so that no transaction that does not know them comes through after it.
            tables.State.UpdateOne(MongoServer.Unchanged(state), Builders<BsonDocument>.Update.Set("commits", state.Commits + 1).Set("indexes", indexes));
        }
    }

    private static (string Collection, DocumentIndex Index)[] Missing(MongoState state, IReadOnlyDictionary<string, CollectionDefinition> declared) =>
    [
        .. from definition in declared.Values.OrderBy(d => d.Name, StringComparer.Ordinal)
           from index in definition.Indexes
           // One that is unique serves also where it is not asked to be.
           where !state.Indexes.Contains((definition.Name, index)) && !state.Indexes.Contains((definition.Name, index with { IsUnique = true }))
           select (definition.Name, index),
    ];

    private static void RequireUnique(MongoTables tables, MongoState state, string collection, DocumentIndex index)
    {
        var holders = new Dictionary<IndexValue, string>();
        foreach (var document in new MongoSource(tables, state, null).Query(new DocumentQuery(collection)))
        {
            if (DocumentContent.Check(collection, document.Key, document.Json, [index])[0] is not { } value) continue;
            if (!holders.TryAdd(value, document.Key)) throw DocumentErrors.DuplicateValue(collection, document.Key, index.Field, value, holders[value]);
        }
    }

    /// <summary>Gives documents written before an index was added their place in it.</summary>
    private static void Fill(MongoTables tables, MongoState state, CollectionDefinition definition)
    {
        var filter = Builders<BsonDocument>.Filter;
        var table = tables.Documents(definition.Name, state.Generation);
        foreach (var index in definition.Indexes)
        {
            var field = BsonContent.Escape(index.Field);
            var lacking = table.Find(filter.Exists($"content.{field}") & filter.Ne($"content.{field}", BsonNull.Value) & filter.Exists($"indexed.{field}", false)).ToList();
            foreach (var document in lacking)
            {
                var key = document["_id"].AsString;
                if (DocumentContent.Check(definition.Name, key, BsonContent.ToJson(document["content"].AsBsonDocument), [index])[0] is not { } value) continue;
                // A document that changed since was written with the index.
                table.UpdateOne(filter.Eq("_id", key) & filter.Eq("version", document["version"]), Builders<BsonDocument>.Update.Set($"indexed.{field}", MongoIndexKey.Of(value)));
            }
        }
    }
}
