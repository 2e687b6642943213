using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>MongoDB's collections that a store is kept in. Names with a dot cannot be those of declared collections.</summary>
internal sealed class MongoTables(IMongoDatabase database)
{
    public IMongoCollection<BsonDocument> State { get; } = database.GetCollection<BsonDocument>("systrade.state");

    public IMongoCollection<BsonDocument> Counters { get; } = database.GetCollection<BsonDocument>("systrade.counters");

    public IMongoCollection<BsonDocument> Changes(long generation) => Of("systrade.changes", generation);

    public IMongoCollection<BsonDocument> Documents(string collection, long generation) => Of(collection, generation);

    /// <summary>Makes the collections of a generation, which cannot always be done inside a transaction, and their indexes.</summary>
    public void Make(MongoState state, IEnumerable<string> collections, long generation)
    {
        var present = database.ListCollectionNames().ToList().ToHashSet();
        foreach (var name in new[] { Changes(generation), Counters }.Concat(collections.Select(c => Documents(c, generation))).Select(t => t.CollectionNamespace.CollectionName).Where(n => !present.Contains(n)))
        {
            try
            {
                database.CreateCollection(name);
            }
            catch (MongoCommandException e) when (e.Code == 48)
            {
                // Another program made it meanwhile.
            }
        }

        foreach (var (collection, index) in state.Indexes)
        {
            // Each ends with the key, so that it gives the order asked for. Uniqueness is checked where transactions are staged, one after another.
            var keys = Builders<BsonDocument>.IndexKeys.Ascending("indexed." + BsonContent.Escape(index.Field)).Ascending("_id");
            Documents(collection, generation).Indexes.CreateOne(new CreateIndexModel<BsonDocument>(keys));
        }
    }

    public void Drop(IEnumerable<string> collections, long generation)
    {
        foreach (var collection in collections) database.DropCollection(Documents(collection, generation).CollectionNamespace.CollectionName);
        database.DropCollection(Changes(generation).CollectionNamespace.CollectionName);
    }

    private IMongoCollection<BsonDocument> Of(string name, long generation) => database.GetCollection<BsonDocument>(generation == 0 ? name : $"{name}.{generation}");
}

/// <summary>Documents as committed, at the time each is read or, with a session, at the time its transaction began.</summary>
internal sealed class MongoSource(MongoTables tables, MongoState state, IClientSessionHandle? session) : IStagingSource
{
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);

    /// <summary>Counters that were used, with their last number.</summary>
    public IReadOnlyDictionary<string, long> Counters => _counters;

    public StoredDocument? Stored(string collection, string key)
    {
        var found = Find(tables.Documents(collection, state.Generation), Builders<BsonDocument>.Filter.Eq("_id", key)).FirstOrDefault();
        return found is null ? null : new StoredDocument(found["version"].ToInt64(), found.TryGetValue("content", out var content) ? BsonContent.ToJson(content.AsBsonDocument) : null);
    }

    public IReadOnlyList<Document> Query(DocumentQuery query)
    {
        // To MongoDB no limit is 0.
        if (query.Limit == 0) return [];
        var sort = query.Descending ? Builders<BsonDocument>.Sort.Descending("_id") : Builders<BsonDocument>.Sort.Ascending("_id");
        return [
            .. Find(tables.Documents(query.Collection, state.Generation), Filter(query)).Sort(sort).Limit(query.Limit).ToEnumerable()
                .Select(d => new Document(query.Collection, d["_id"].AsString, d["version"].ToInt64(), BsonContent.ToJson(d["content"].AsBsonDocument))),
        ];
    }

    public long Next(string counter)
    {
        return _counters[counter] = Last(counter) + 1;
    }

    public void Raise(string counter, long last)
    {
        if (last > Last(counter)) _counters[counter] = last;
    }

    private long Last(string counter) => _counters.TryGetValue(counter, out var last)
        ? last
        : Find(tables.Counters, Builders<BsonDocument>.Filter.Eq("_id", counter)).FirstOrDefault()?["value"].ToInt64() ?? 0;

    private static FilterDefinition<BsonDocument> Filter(DocumentQuery query)
    {
        var filter = Builders<BsonDocument>.Filter;
        var conditions = new List<FilterDefinition<BsonDocument>> { filter.Exists("content") };
        if (query.FromKey is { } from) conditions.Add(filter.Gte("_id", from));
        if (query.BelowKey is { } below) conditions.Add(filter.Lt("_id", below));
        if (query.Field is null) return filter.And(conditions);
        var field = "indexed." + BsonContent.Escape(query.Field);
        if (query.Value is { } value) conditions.Add(filter.Eq(field, MongoIndexKey.Of(IndexValue.Require(value))));
        if (query.FromValue is null && query.BelowValue is null) return filter.And(conditions);
        var type = IndexValue.Require((query.FromValue ?? query.BelowValue)!).Type;
        conditions.Add(filter.Gte(field, query.FromValue is { } low ? MongoIndexKey.Of(IndexValue.Require(low)) : MongoIndexKey.First(type)));
        conditions.Add(filter.Lt(field, query.BelowValue is { } high ? MongoIndexKey.Of(IndexValue.Require(high)) : MongoIndexKey.After(type)));
        return filter.And(conditions);
    }

    private IFindFluent<BsonDocument, BsonDocument> Find(IMongoCollection<BsonDocument> table, FilterDefinition<BsonDocument> filter) =>
        (session is null ? table.Find(filter) : table.Find(session, filter)).As(ExactSerializer.Instance);
}
