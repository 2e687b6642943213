using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SysTrade.Data.Documents;

/// <summary>Keeps documents in memory: for tests, simulations and data made in a session. Gone with the process, unless backed up.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly FrozenDictionary<string, CollectionDefinition> _collections;
    private readonly WriterTurn _turn;
    private volatile MemoryState _state;
    private volatile bool _disposed;

    /// <summary>Opens an empty store.</summary>
    /// <param name="collections">Its collections.</param>
    /// <param name="description">Its name, for messages.</param>
    /// <param name="busyLimit">How long a transaction waits for others; 30 seconds by default.</param>
    public InMemoryDocumentStore(IEnumerable<CollectionDefinition> collections, string description = "memory", TimeSpan? busyLimit = null)
    {
        _collections = CollectionSet.Of(collections);
        _state = MemoryState.Empty(_collections.Values);
        _turn = new WriterTurn(description, busyLimit ?? WriterTurn.DefaultLimit);
        Description = description;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CollectionDefinition> Collections => _collections;

    /// <inheritdoc/>
    IReadOnlyDictionary<string, long> IDocumentStore.Counters => State.Counters;

    /// <inheritdoc/>
    public long LastSequence => State.LastSequence;

    private MemoryState State
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _state;
        }
    }

    /// <inheritdoc/>
    public Document? Find(string collection, string key)
    {
        _collections.Require(collection, Description);
        return State.Find(collection, DocumentKey.Require(key));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Document> Query(DocumentQuery query) => State.Query(_collections[_collections.Require(query, Description).Collection], query);

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> work)
    {
        var staged = new StagedTransaction(_collections, Description, new Source(State, _collections));
        try
        {
            return work(staged);
        }
        finally
        {
            staged.Close();
        }
    }

    /// <inheritdoc/>
    public T Transact<T>(Func<IDocumentTransaction, T> work)
    {
        using var turn = _turn.Take();
        var source = new Source(State, _collections);
        var staged = new StagedTransaction(_collections, Description, source);
        try
        {
            var result = work(staged);
            _state = source.State.With(staged.Writes, source.Counters);
            return result;
        }
        finally
        {
            staged.Close();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var state = State;
        if (sequence < state.Floor || sequence > state.LastSequence) throw DocumentErrors.ChangesLost(Description, sequence, state.Floor, state.LastSequence);
        var start = (int)(sequence - state.Floor);
        var end = (int)Math.Min(state.Changes.Count, (long)start + limit);
        if (end < state.Changes.Count && state.Changes[end].Work == state.Changes[end - 1].Work)
        {
            // Cut before the transaction that does not fit; one that is alone too long comes whole.
            var cut = end;
            while (cut > start && state.Changes[cut - 1].Work == state.Changes[end].Work) cut--;
            if (cut > start) end = cut;
            else while (end < state.Changes.Count && state.Changes[end].Work == state.Changes[start].Work) end++;
        }

        return state.Changes.Take(start, end);
    }

    /// <inheritdoc/>
    public void TrimChanges(long throughSequence)
    {
        using var turn = _turn.Take();
        var state = State;
        if (Math.Min(throughSequence, state.LastSequence) is var through && through > state.Floor) _state = state.Without(through);
    }

    /// <inheritdoc/>
    public void Backup(string path)
    {
        var state = State;
        DocumentBackupFile.Write(path, [
            .. state.Counters.Select(c => new BackupLine(null, c.Key, c.Value, null)),
            .. state.Collections.SelectMany(c => c.Value.Documents.Select(d => new BackupLine(c.Key, d.Key, d.Value.Stored.Version, d.Value.Stored.Json))),
        ]);
    }

    /// <inheritdoc/>
    public void Restore(string path)
    {
        DocumentBackupFile.Check(path);
        using var turn = _turn.Take();
        var (old, restored) = (State, MemoryState.Empty(_collections.Values));
        var counters = old.Counters.ToBuilder();
        foreach (var line in DocumentBackupFile.Read(path))
        {
            if (line.Collection is null) counters[line.Key] = Math.Max(line.Version, counters.GetValueOrDefault(line.Key));
            else restored = Restored(path, restored, line);
        }

        _state = restored with { Counters = counters.ToImmutable(), Changes = MemoryChanges.None, Floor = old.LastSequence + 1 };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _turn.Dispose();
    }

    private MemoryState Restored(string path, MemoryState state, BackupLine line)
    {
        if (!_collections.TryGetValue(line.Collection!, out var definition)) throw DocumentErrors.BackupUnusable(path, $"it has a collection '{line.Collection}', which is not declared");
        var none = new IndexValue?[definition.Indexes.Count];
        var values = line.Json is null ? none : DocumentContent.Check(definition.Name, line.Key, line.Json, definition.Indexes);
        var write = new StagedWrite(definition.Name, line.Key, null, new StoredDocument(line.Version, line.Json), none, values);
        var builder = state.Collections[definition.Name].ToBuilder();
        builder.Apply(write);
        return state with { Collections = state.Collections.SetItem(definition.Name, builder.ToCollection()) };
    }

    private sealed class Source(MemoryState state, FrozenDictionary<string, CollectionDefinition> collections) : IStagingSource
    {
        public MemoryState State => state;

        public ImmutableDictionary<string, long> Counters { get; private set; } = state.Counters;

        public StoredDocument? Stored(string collection, string key) => state.Stored(collection, key);

        public IReadOnlyList<Document> Query(DocumentQuery query) => state.Query(collections[query.Collection], query);

        public long Next(string counter)
        {
            var next = Counters.GetValueOrDefault(counter) + 1;
            Counters = Counters.SetItem(counter, next);
            return next;
        }

        public void Raise(string counter, long last) => Counters = Counters.SetItem(counter, Math.Max(last, Counters.GetValueOrDefault(counter)));
    }
}
