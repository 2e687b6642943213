using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>Copies a store to lines of JSON and back.</summary>
internal static class MongoBackup
{
    private const int Batch = 500;

    /// <summary>
    /// All documents as they are met, then those that changed meanwhile once more, as of the end: a later line of a key replaces an earlier one, and
    /// together they are the state of one moment, without holding anybody up.
    /// </summary>
    public static IEnumerable<BackupLine> Lines(MongoTables tables, Func<MongoState> settled, string path)
    {
        var before = settled();
        foreach (var collection in before.Names)
        {
            foreach (var document in tables.Documents(collection, before.Generation).Find(FilterDefinition<BsonDocument>.Empty).As(ExactSerializer.Instance).ToEnumerable())
            {
                yield return new BackupLine(
                    collection, document["_id"].AsString, document["version"].ToInt64(), document.TryGetValue("content", out var content) ? BsonContent.ToJson(content.AsBsonDocument) : null);
            }
        }

        var after = settled();
        var changes = MongoChanges.Rows(tables, after, before.Sequence, after.Sequence, null, null);
        if (after.Generation != before.Generation || settled().Floor > before.Sequence)
        {
            throw DocumentErrors.BackupFailed(path, "a backup was restored, or changes were trimmed, while it was made");
        }

        foreach (var (change, _) in changes) yield return new BackupLine(change.Collection, change.Key, change.Version, change.Json);
        foreach (var counter in tables.Counters.Find(FilterDefinition<BsonDocument>.Empty).ToEnumerable()) yield return new BackupLine(null, counter["_id"].AsString, counter["value"].ToInt64(), null);
    }

    /// <summary>Fills collections of the next generation, beside those in use, and then makes them the ones in use, in one change of the state.</summary>
    public static bool Restore(MongoTables tables, Func<MongoState> settled, string path)
    {
        var state = settled();
        var next = state.Generation + 1;
        tables.Drop(state.Names, next);
        var names = state.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var lines in DocumentBackupFile.Read(path).Chunk(Batch))
        {
            foreach (var group in lines.Where(l => l.Collection is not null).GroupBy(l => l.Collection!))
            {
                if (!CollectionSet.IsName(group.Key)) throw DocumentErrors.BackupUnusable(path, $"it has a collection '{group.Key}'");
                names.Add(group.Key);
                var indexes = state.Collections([group.Key])[group.Key].Indexes;
                tables.Documents(group.Key, next).BulkWrite(group.Select(l => Replacement(l, indexes)));
            }

            foreach (var counter in lines.Where(l => l.Collection is null)) RaiseCounter(tables, counter);
        }

        tables.Make(state, names, next);
        while (!TrySwitch(tables, settled(), next, names)) Thread.Sleep(5);
        tables.Drop(state.Names, state.Generation);
        return true;
    }

    private static ReplaceOneModel<BsonDocument> Replacement(BackupLine line, IReadOnlyList<DocumentIndex> indexes)
    {
        var values = line.Json is null ? new IndexValue?[indexes.Count] : DocumentContent.Check(line.Collection!, line.Key, line.Json, indexes);
        var document = MongoIntent.Stored(line.Key, 0, new StoredDocument(line.Version, line.Json), indexes, values);
        return new ReplaceOneModel<BsonDocument>(Builders<BsonDocument>.Filter.Eq("_id", line.Key), document) { IsUpsert = true };
    }

    private static void RaiseCounter(MongoTables tables, BackupLine counter) =>
        tables.Counters.UpdateOne(Builders<BsonDocument>.Filter.Eq("_id", counter.Key), Builders<BsonDocument>.Update.Max("value", counter.Version), new UpdateOptions { IsUpsert = true });

    private static bool TrySwitch(MongoTables tables, MongoState state, long next, IEnumerable<string> names)
    {
        var update = Builders<BsonDocument>.Update.Set("commits", state.Commits + 1).Set("generation", next).Set("collections", new BsonArray(names)).Set("sequence", state.Sequence + 1).Set("floor", state.Sequence + 1);
        return tables.State.UpdateOne(MongoServer.Unchanged(state), update).MatchedCount == 1;
    }
}
