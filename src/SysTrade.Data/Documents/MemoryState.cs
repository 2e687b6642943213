using System.Collections.Immutable;

namespace SysTrade.Data.Documents;

/// <summary>Everything an <see cref="InMemoryDocumentStore"/> holds at one moment; never changed, so a reader keeps it as long as it likes.</summary>
internal sealed record MemoryState(
    ImmutableDictionary<string, MemoryCollection> Collections, ImmutableDictionary<string, long> Counters, MemoryChanges Changes, long Floor)
{
    public static MemoryState Empty(IEnumerable<CollectionDefinition> collections) => new(
        collections.ToImmutableDictionary(c => c.Name, c => MemoryCollection.Empty(c.Indexes.Count), StringComparer.Ordinal),
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal), MemoryChanges.None, 0);

    /// <summary>Changes are numbered without gaps from the floor on.</summary>
    public long LastSequence => Floor + Changes.Count;

    public StoredDocument? Stored(string collection, string key) => Collections[collection].Documents.TryGetValue(key, out var found) ? found.Stored : null;

    public Document? Find(string collection, string key) => Collections[collection].Documents.TryGetValue(key, out var found) ? found.Document : null;

    public IReadOnlyList<Document> Query(CollectionDefinition definition, DocumentQuery query) => Collections[definition.Name].Query(definition, query);

    /// <summary>The state after a transaction.</summary>
    public MemoryState With(IReadOnlyList<StagedWrite> writes, ImmutableDictionary<string, long> counters)
    {
        if (writes.Count == 0) return this with { Counters = counters };
        var changed = new Dictionary<string, MemoryCollection.Builder>(StringComparer.Ordinal);
        var changes = new (long Work, DocumentChange Change)[writes.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var write = writes[i];
            if (!changed.TryGetValue(write.Collection, out var builder)) changed.Add(write.Collection, builder = Collections[write.Collection].ToBuilder());
            builder.Apply(write);
            changes[i] = (LastSequence + 1, new DocumentChange(LastSequence + 1 + i, write.Collection, write.Key, write.After.Version, write.After.Json));
        }

        var collections = Collections.SetItems(changed.Select(c => KeyValuePair.Create(c.Key, c.Value.ToCollection())));
        return new MemoryState(collections, counters, Changes.With(changes), Floor);
    }

    /// <summary>The state without changes up to a sequence number.</summary>
    public MemoryState Without(long throughSequence) => this with { Changes = Changes.Without((int)(throughSequence - Floor)), Floor = throughSequence };
}

/// <summary>
/// Changes so far, oldest first. Those of several moments share one array, which only grows: each sees its own part of it. The one writer of a store
/// adds to the last of them, never to an earlier one.
/// </summary>
internal readonly struct MemoryChanges
{
    private readonly (long Work, DocumentChange Change)[] _all;

    private MemoryChanges((long Work, DocumentChange Change)[] all, int count) => (_all, Count) = (all, count);

    public static MemoryChanges None { get; } = new([], 0);

    public int Count { get; }

    public (long Work, DocumentChange Change) this[int at] => _all.AsSpan(0, Count)[at];

    public MemoryChanges With(ReadOnlySpan<(long Work, DocumentChange Change)> more)
    {
        var all = _all;
        if (Count + more.Length > all.Length)
        {
            all = new (long, DocumentChange)[Math.Max(16, 2 * (Count + more.Length))];
            _all.AsSpan(0, Count).CopyTo(all);
        }

        more.CopyTo(all.AsSpan(Count));
        return new MemoryChanges(all, Count + more.Length);
    }

    public MemoryChanges Without(int first) => new(_all[first..Count], Count - first);

    public DocumentChange[] Take(int from, int below)
    {
        var taken = new DocumentChange[below - from];
        for (var i = 0; i < taken.Length; i++) taken[i] = this[from + i].Change;
        return taken;
    }
}
