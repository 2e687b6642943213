using System.Collections.Frozen;
using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>Keeps documents in a MongoDB database, used by many processes and machines at once.</summary>
/// <remarks>
/// <para>
/// Every commit changes one document, the state, and expects there what its transaction read; so transactions are serialisable and changes are numbered
/// in the order of commits. On a replica set or a sharded cluster this happens inside a transaction of the server. A single server has none: there the
/// commit puts all that is to be written into the state document, one change the server makes wholly or not at all, and then writes it out. A writer that
/// dies in between has committed; whoever comes next, and every reader, first writes out what is there. Such a transaction writes at most about 15 MB.
/// </para>
/// <para>
/// Work given to <see cref="Read"/> is run again when, on a single server, somebody commits meanwhile. Others may look at the collections with their own
/// tools ("content" holds the document); they must not write to them.
/// </para>
/// </remarks>
public sealed partial class MongoDocumentStore : IDocumentStore
{
    private readonly FrozenDictionary<string, CollectionDefinition> _collections;
    private readonly IMongoClient _client;
    private readonly MongoTables _tables;
    private readonly WriterTurn _turn;
    private volatile bool _disposed;

    /// <summary>Opens a store; makes it when the database has none.</summary>
    /// <param name="connection">Server.</param>
    /// <param name="database">Name of the database: letters, digits, - and _.</param>
    /// <param name="collections">Collections that this program uses.</param>
    /// <param name="busyLimit">How long a transaction tries against other writers; 30 seconds by default.</param>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>, <c>StoreVersion</c>, <c>InvalidDatabaseName</c>; <c>DuplicateKey</c>: documents that are there forbid a unique index.</exception>
    public MongoDocumentStore(MongoConnection connection, string database, IEnumerable<CollectionDefinition> collections, TimeSpan? busyLimit = null)
    {
        _collections = CollectionSet.Of(collections);
        Description = $"{connection.Description}/{RequireDatabase(database)}";
        _turn = new WriterTurn(Description, busyLimit ?? WriterTurn.DefaultLimit);
        try
        {
            _client = connection.Connect();
            var opened = _client.GetDatabase(database);
            HasTransactions = Guarded(() => MongoServer.HasTransactions(opened));
            // What a majority has is never taken back. A single server is its own majority.
            _tables = new MongoTables(HasTransactions ? opened.WithReadConcern(ReadConcern.Majority) : opened);
            Guarded(() => MongoOpening.Run(_tables, _collections, Description, Settled));
        }
        catch
        {
            _turn.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <summary>True when the server's own transactions are used.</summary>
    public bool HasTransactions { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CollectionDefinition> Collections => _collections;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Counters => Guarded(() =>
    {
        Settled();
        return _tables.Counters.Find(FilterDefinition<BsonDocument>.Empty).ToEnumerable().ToDictionary(c => c["_id"].AsString, c => c["value"].ToInt64(), StringComparer.Ordinal);
    });

    /// <inheritdoc/>
    public long LastSequence => Guarded(() => Settled().Sequence);

    /// <inheritdoc/>
    public Document? Find(string collection, string key)
    {
        _collections.Require(collection, Description);
        DocumentKey.Require(key);
        return Guarded(() => new MongoSource(_tables, Settled(), null).Stored(collection, key) is { Json: { } json, Version: var version } ? new Document(collection, key, version, json) : null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Document> Query(DocumentQuery query) => Read(r => r.Query(query));

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> work) => Repeated(() => HasTransactions ? TryInSession<T>(work) : TryAlone<T>(work));

    /// <inheritdoc/>
    public T Transact<T>(Func<IDocumentTransaction, T> work)
    {
        using var turn = _turn.Take();
        return Repeated(() => HasTransactions ? TryInSession<T>(work) : TryAlone<T>(work));
    }

    /// <inheritdoc/>
    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return Guarded(() => MongoChanges.Since(_tables, Settled, Description, sequence, limit));
    }

    /// <inheritdoc/>
    public void TrimChanges(long throughSequence)
    {
        using var turn = _turn.Take();
        Guarded(() => MongoChanges.Trim(_tables, Settled(), throughSequence));
    }

    /// <inheritdoc/>
    public void Backup(string path) => Guarded(() =>
    {
        DocumentBackupFile.Write(path, MongoBackup.Lines(_tables, Settled, path));
        return true;
    });

    /// <inheritdoc/>
    public void Restore(string path)
    {
        DocumentBackupFile.Check(path);
        using var turn = _turn.Take();
        Guarded(() => MongoBackup.Restore(_tables, Settled, path));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _turn.Dispose();
    }

    private static string RequireDatabase(string name) =>
        name.Length is > 0 and <= 63 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw new SysTradeException("InvalidDatabaseName", SysErrorKind.InvalidArgument, $"'{name}' is not a name for a database. Expected letters, digits, - and _, at most 63.", null, name);

    private T Guarded<T>(Func<T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            return work();
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw MongoServer.Translate(e, Description);
        }
    }
}
