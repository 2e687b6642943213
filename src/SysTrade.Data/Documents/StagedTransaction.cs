namespace SysTrade.Data.Documents;

/// <summary>What a store has under a key: the version last used, and the content, or null when the document was deleted.</summary>
/// <param name="Version">Version of the document, or of the deleted one.</param>
/// <param name="Json">Content, or null.</param>
public readonly record struct StoredDocument(long Version, string? Json);

/// <summary>The committed state one transaction reads, of one moment. For implementations of <see cref="IDocumentStore"/>.</summary>
public interface IStagingSource
{
    /// <summary>What is stored under a key, deleted documents included; null when the key was never used.</summary>
    StoredDocument? Stored(string collection, string key);

    /// <summary>Documents that a checked query describes.</summary>
    IReadOnlyList<Document> Query(DocumentQuery query);

    /// <summary>Next number of a counter.</summary>
    long Next(string counter);

    /// <summary>Raises a counter to a number, unless it is there or beyond.</summary>
    void Raise(string counter, long last);
}

/// <summary>A document that a transaction leaves changed.</summary>
/// <param name="Collection">Collection.</param>
/// <param name="Key">Key.</param>
/// <param name="Before">What was stored before; null when the key was never used.</param>
/// <param name="After">What is to be stored.</param>
/// <param name="ValuesBefore">Values of indexed fields before, in the order of the collection's indexes.</param>
/// <param name="ValuesAfter">Values of indexed fields after.</param>
public sealed record StagedWrite(
    string Collection, string Key, StoredDocument? Before, StoredDocument After, IReadOnlyList<IndexValue?> ValuesBefore, IReadOnlyList<IndexValue?> ValuesAfter);

/// <summary>
/// Gathers the writes of one transaction over a committed state, and reads that state with the writes on top. The rules of versions and unique
/// values are here, once for all stores; a store applies <see cref="Writes"/> when the work is done.
/// </summary>
/// <param name="collections">Collections with all indexes the store keeps up.</param>
/// <param name="description">The store, for messages.</param>
/// <param name="source">Committed state.</param>
public sealed class StagedTransaction(IReadOnlyDictionary<string, CollectionDefinition> collections, string description, IStagingSource source) : IDocumentTransaction
{
    private readonly Dictionary<(string Collection, string Key), StagedWrite> _staged = [];
    private readonly List<(string Collection, string Key)> _order = [];
    private readonly Dictionary<(string Collection, string Field, IndexValue Value), string> _holders = [];

    // What was read of the committed state, which stays as it is as long as the transaction lasts.
    private readonly Dictionary<(string Collection, string Key), StoredDocument?> _read = [];
    private bool _closed;

    /// <summary>Documents left changed, each once, in the order they were first written; one made and deleted again is not among them.</summary>
    public IReadOnlyList<StagedWrite> Writes => [.. _order.Select(k => _staged[k]).Where(w => w.Before?.Json is not null || w.After.Json is not null)];

    /// <summary>Ends the use of this transaction by the work.</summary>
    public void Close() => _closed = true;

    /// <inheritdoc/>
    public Document? Find(string collection, string key)
    {
        RequireOpen();
        collections.Require(collection, description);
        return Current(collection, DocumentKey.Require(key)) is { Json: { } json, Version: var version } ? new Document(collection, key, version, json) : null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Document> Query(DocumentQuery query)
    {
        RequireOpen();
        return Merged(collections.Require(query, description));
    }

    /// <inheritdoc/>
    public Document Insert(string collection, string key, string json)
    {
        RequireOpen();
        var definition = collections.Require(collection, description);
        return Current(collection, DocumentKey.Require(key))?.Json is null ? Stage(definition, key, json) : throw DocumentErrors.DuplicateKey(collection, key);
    }

    /// <inheritdoc/>
    public Document Put(string collection, string key, string json, long? expectedVersion = null)
    {
        RequireOpen();
        var definition = collections.Require(collection, description);
        RequireVersion(collection, DocumentKey.Require(key), expectedVersion);
        return Stage(definition, key, json);
    }

    /// <inheritdoc/>
    public bool Delete(string collection, string key, long? expectedVersion = null)
    {
        RequireOpen();
        var definition = collections.Require(collection, description);
        RequireVersion(collection, DocumentKey.Require(key), expectedVersion);
        if (Current(collection, key) is not { Json: not null } current) return false;
        Stage(definition, CurrentWrite(definition, key), new StoredDocument(current.Version, null), new IndexValue?[definition.Indexes.Count]);
        return true;
    }

    /// <inheritdoc/>
    public long Next(string counter)
    {
        RequireOpen();
        return source.Next(DocumentKey.Require(counter));
    }

    /// <inheritdoc/>
    public void Raise(string counter, long last)
    {
        RequireOpen();
        source.Raise(DocumentKey.Require(counter), last);
    }

    private StoredDocument? Current(string collection, string key) => _staged.TryGetValue((collection, key), out var write) ? write.After : Stored(collection, key);

    private StoredDocument? Stored(string collection, string key)
    {
        if (!_read.TryGetValue((collection, key), out var stored)) _read.Add((collection, key), stored = source.Stored(collection, key));
        return stored;
    }

    private void RequireVersion(string collection, string key, long? expected)
    {
        if (expected is null) return;
        var found = Current(collection, key) is { Json: not null, Version: var version } ? version : 0;
        if (found != expected) throw DocumentErrors.Conflict(collection, key, expected.Value, found);
    }

    private Document Stage(CollectionDefinition definition, string key, string json)
    {
        var values = DocumentContent.Check(definition.Name, key, json, definition.Indexes);
        var current = CurrentWrite(definition, key);
        for (var i = 0; i < values.Length; i++)
        {
            // A value that the document has already is nobody else's.
            if (definition.Indexes[i].IsUnique && values[i] is { } value && current.ValuesAfter[i] != value) RequireUnique(definition, key, definition.Indexes[i].Field, value);
        }

        var version = current.After.Version + 1;
        Stage(definition, current, new StoredDocument(version, json), values);
        return new Document(definition.Name, key, version, json);
    }

    // The document as the transaction sees it, as a write that changes nothing where none is staged.
    private StagedWrite CurrentWrite(CollectionDefinition definition, string key)
    {
        if (_staged.TryGetValue((definition.Name, key), out var staged)) return staged;
        var stored = Stored(definition.Name, key);
        var values = stored?.Json is { } json ? DocumentContent.Values(definition.Name, key, json, definition.Indexes) : new IndexValue?[definition.Indexes.Count];
        return new StagedWrite(definition.Name, key, stored, stored ?? default, values, values);
    }

    private void Stage(CollectionDefinition definition, StagedWrite current, StoredDocument after, IReadOnlyList<IndexValue?> values)
    {
        var at = (definition.Name, current.Key);
        if (!_staged.ContainsKey(at)) _order.Add(at);
        for (var i = 0; i < definition.Indexes.Count; i++)
        {
            if (!definition.Indexes[i].IsUnique) continue;
            if (current.ValuesAfter[i] is { } old) _holders.Remove((definition.Name, definition.Indexes[i].Field, old));
            if (values[i] is { } value) _holders[(definition.Name, definition.Indexes[i].Field, value)] = current.Key;
        }

        _staged[at] = current with { After = after, ValuesAfter = values };
    }

    private void RequireUnique(CollectionDefinition definition, string key, string field, IndexValue value)
    {
        // A document that is staged has the value staged for it, whatever is committed; two, because one of them may be the document itself.
        var holder = _holders.GetValueOrDefault((definition.Name, field, value));
        if (holder is null || holder == key)
        {
            holder = source.Query(new DocumentQuery(definition.Name) { Field = field, Value = value.Value, Limit = 2 })
                .FirstOrDefault(d => d.Key != key && !_staged.ContainsKey((definition.Name, d.Key)))?.Key;
        }

        if (holder is not null) throw DocumentErrors.DuplicateValue(definition.Name, key, field, value, holder);
    }

    private IReadOnlyList<Document> Merged(DocumentQuery query)
    {
        var staged = _staged.Values.Where(w => w.Collection == query.Collection).ToArray();
        if (staged.Length == 0) return source.Query(query);
        // Each staged write takes at most one document out of what the committed state gives.
        var committed = source.Query(query with { Limit = query.Limit is { } limit ? (int)Math.Min(int.MaxValue, (long)limit + staged.Length) : null });
        var documents = committed.Where(d => !_staged.ContainsKey((d.Collection, d.Key)))
            .Concat(staged.Where(w => w.After.Json is not null && QueryMatch.Holds(collections[query.Collection], query, w.Key, w.ValuesAfter))
                .Select(w => new Document(w.Collection, w.Key, w.After.Version, w.After.Json!)));
        var ordered = query.Descending ? documents.OrderByDescending(d => d.Key, StringComparer.Ordinal) : documents.OrderBy(d => d.Key, StringComparer.Ordinal);
        return [.. ordered.Take(query.Limit ?? int.MaxValue)];
    }

    private void RequireOpen()
    {
        if (_closed) throw new InvalidOperationException("The transaction has ended.");
    }
}
