using System.Collections.Immutable;

namespace SysTrade.Data.Documents;

/// <summary>Everything an <see cref="InMemoryDocumentStore"/> holds at one moment; never changed, so a reader keeps it as long as it likes.</summary>
internal sealed record MemoryState(
    ImmutableDictionary<string, MemoryCollection> Collections,
    ImmutableDictionary<string, long> Counters,
    ImmutableList<(long Work, DocumentChange Change)> Changes,
    long Floor)
{
    public static MemoryState Empty(IEnumerable<string> collections) =>
        new(collections.ToImmutableDictionary(c => c, _ => MemoryCollection.Empty, StringComparer.Ordinal), ImmutableDictionary.Create<string, long>(StringComparer.Ordinal), [], 0);

    /// <summary>Changes are numbered without gaps from the floor on.</summary>
    public long LastSequence => Floor + Changes.Count;

    public StoredDocument? Stored(string collection, string key) =>
        Collections[collection].Documents.TryGetValue(key, out var found) ? found : null;

    public IReadOnlyList<Document> Query(DocumentQuery query) => Collections[query.Collection].Query(query);

    /// <summary>The state after a transaction.</summary>
    public MemoryState With(IReadOnlyList<StagedWrite> writes, IReadOnlyDictionary<string, CollectionDefinition> definitions, ImmutableDictionary<string, long> counters)
    {
        var (collections, changes) = (Collections, Changes);
        foreach (var write in writes)
        {
            collections = collections.SetItem(write.Collection, collections[write.Collection].With(write, definitions[write.Collection]));
            changes = changes.Add((LastSequence + 1, new DocumentChange(Floor + changes.Count + 1, write.Collection, write.Key, write.After.Version, write.After.Json)));
        }

        return new MemoryState(collections, counters, changes, Floor);
    }

    /// <summary>The state without changes up to a sequence number.</summary>
    public MemoryState Without(long throughSequence) =>
        this with { Changes = Changes.RemoveRange(0, (int)(throughSequence - Floor)), Floor = throughSequence };
}

/// <summary>Documents of one collection by key, deleted ones included, and the keys of those with each value of an indexed field.</summary>
internal sealed record MemoryCollection(
    ImmutableSortedDictionary<string, StoredDocument> Documents, ImmutableDictionary<(string Field, IndexValue Value), ImmutableSortedSet<string>> Index)
{
    private static readonly ImmutableSortedSet<string> NoKeys = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public static MemoryCollection Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, StoredDocument>(StringComparer.Ordinal), ImmutableDictionary<(string Field, IndexValue Value), ImmutableSortedSet<string>>.Empty);

    public MemoryCollection With(StagedWrite write, CollectionDefinition definition)
    {
        var index = Index;
        for (var i = 0; i < definition.Indexes.Count; i++)
        {
            var field = definition.Indexes[i].Field;
            if (write.ValuesBefore[i] is { } before) index = index.SetItem((field, before), index[(field, before)].Remove(write.Key));
            if (write.ValuesAfter[i] is { } after) index = index.SetItem((field, after), index.GetValueOrDefault((field, after), NoKeys).Add(write.Key));
        }

        return new MemoryCollection(Documents.SetItem(write.Key, write.After), index);
    }

    public IReadOnlyList<Document> Query(DocumentQuery query)
    {
        var keys = Keys(query).Where(k => (query.FromKey is null || string.CompareOrdinal(k, query.FromKey) >= 0) && (query.BelowKey is null || string.CompareOrdinal(k, query.BelowKey) < 0));
        var ordered = query.Descending ? keys.Reverse() : keys;
        return [.. ordered.Where(k => Documents[k].Json is not null).Take(query.Limit ?? int.MaxValue).Select(k => new Document(query.Collection, k, Documents[k].Version, Documents[k].Json!))];
    }

    private IEnumerable<string> Keys(DocumentQuery query)
    {
        if (query.Field is null) return Documents.Keys;
        if (query.Value is { } value && query.FromValue is null && query.BelowValue is null)
        {
            return Index.GetValueOrDefault((query.Field, IndexValue.Require(value)), NoKeys);
        }

        return Index.Where(i => i.Key.Field == query.Field && QueryMatch.Holds(query, i.Key.Value)).SelectMany(i => i.Value).Order(StringComparer.Ordinal);
    }
}
