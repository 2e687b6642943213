using System.Collections.Immutable;

namespace SysTrade.Data.Documents;

/// <summary>A document as it is stored, and as it is given out: null when it was deleted.</summary>
internal sealed record MemoryDocument(StoredDocument Stored, Document? Document);

/// <summary>Documents of one collection by key, deleted ones included, and for each index the keys of those with each value.</summary>
internal sealed class MemoryCollection
{
    private static readonly ImmutableSortedSet<string> NoKeys = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private readonly ImmutableArray<ImmutableDictionary<IndexValue, ImmutableSortedSet<string>>> _indexes;

    private MemoryCollection(
        ImmutableSortedDictionary<string, MemoryDocument> documents, ImmutableArray<ImmutableDictionary<IndexValue, ImmutableSortedSet<string>>> indexes) =>
        (Documents, _indexes) = (documents, indexes);

    public ImmutableSortedDictionary<string, MemoryDocument> Documents { get; }

    public static MemoryCollection Empty(int indexes) => new(
        ImmutableSortedDictionary.Create<string, MemoryDocument>(StringComparer.Ordinal),
        [.. Enumerable.Repeat(ImmutableDictionary<IndexValue, ImmutableSortedSet<string>>.Empty, indexes)]);

    public Builder ToBuilder() => new(this);

    public IReadOnlyList<Document> Query(CollectionDefinition definition, DocumentQuery query)
    {
        if (query.Limit == 0) return [];
        var found = new List<Document>();
        if (query.Field is null)
        {
            foreach (var (key, document) in query.Descending ? Documents.Reverse() : Documents)
            {
                if (!Add(key, document)) break;
            }

            return found;
        }

        var keys = Keys(definition, query);
        foreach (var key in query.Descending ? keys.Reverse() : keys)
        {
            if (!Add(key, Documents[key])) break;
        }

        return found;

        bool Add(string key, MemoryDocument document)
        {
            if (document.Document is not { } there) return true;
            if (query.FromKey is not null && string.CompareOrdinal(key, query.FromKey) < 0) return !query.Descending;
            if (query.BelowKey is not null && string.CompareOrdinal(key, query.BelowKey) >= 0) return query.Descending;
            found.Add(there);
            return found.Count != query.Limit;
        }
    }

    private IEnumerable<string> Keys(CollectionDefinition definition, DocumentQuery query)
    {
        var at = 0;
        while (definition.Indexes[at].Field != query.Field) at++;
        if (query.Value is { } value && query.FromValue is null && query.BelowValue is null)
        {
            return _indexes[at].GetValueOrDefault(IndexValue.Require(value), NoKeys);
        }

        return _indexes[at].Where(i => QueryMatch.Holds(query, i.Key)).SelectMany(i => i.Value).Order(StringComparer.Ordinal);
    }

    /// <summary>Makes a collection of another and the writes of one transaction.</summary>
    internal sealed class Builder(MemoryCollection collection)
    {
        private readonly ImmutableSortedDictionary<string, MemoryDocument>.Builder _documents = collection.Documents.ToBuilder();
        private readonly ImmutableDictionary<IndexValue, ImmutableSortedSet<string>>.Builder?[] _indexes =
            new ImmutableDictionary<IndexValue, ImmutableSortedSet<string>>.Builder?[collection._indexes.Length];

        public void Apply(StagedWrite write)
        {
            var document = write.After.Json is { } json ? new Document(write.Collection, write.Key, write.After.Version, json) : null;
            _documents[write.Key] = new MemoryDocument(write.After, document);
            for (var i = 0; i < _indexes.Length; i++)
            {
                if (write.ValuesBefore[i] == write.ValuesAfter[i]) continue;
                var index = _indexes[i] ??= collection._indexes[i].ToBuilder();
                if (write.ValuesBefore[i] is { } before)
                {
                    // What nothing has any more is not kept: values such as the states of queues come and go.
                    if (index[before].Remove(write.Key) is { Count: > 0 } left) index[before] = left;
                    else index.Remove(before);
                }

                if (write.ValuesAfter[i] is { } after) index[after] = index.GetValueOrDefault(after, NoKeys).Add(write.Key);
            }
        }

        public MemoryCollection ToCollection() => new(_documents.ToImmutable(), [.. _indexes.Select((b, i) => b?.ToImmutable() ?? collection._indexes[i])]);
    }
}
