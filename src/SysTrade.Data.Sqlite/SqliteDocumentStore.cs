using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>
/// Keeps documents in one SQLite database file, used by several threads and several processes of one machine at once. A transaction that has
/// returned is on the disk.
/// </summary>
/// <remarks>
/// The write-ahead log (a file with the name ending in -wal, and -shm) belongs to the database while it is open or after a crash: copy a store with
/// <see cref="Backup"/>, never as a file. It needs a local disk; network folders do not lock as it needs.
/// </remarks>
public sealed class SqliteDocumentStore : IDocumentStore
{
    private readonly FrozenDictionary<string, CollectionDefinition> _collections;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SqliteStoreOptions _options;
    private readonly WriterTurn _turn;
    private volatile SqliteIndexes? _indexes;
    private volatile bool _disposed;

    /// <summary>Opens a store; makes the file when there is none, and brings one of an older version up to date.</summary>
    /// <param name="file">Database file.</param>
    /// <param name="collections">Collections that this program uses.</param>
    /// <param name="busyLimit">How long a transaction waits for other writers; 30 seconds by default.</param>
    /// <exception cref="Domain.Errors.DataFormatException"><c>StoreDamaged</c>, <c>NotADocumentStore</c>; the file is left as it is.</exception>
    /// <exception cref="Domain.Errors.SysTradeException"><c>StoreVersion</c>: a newer program wrote it. <c>StoreNotOpened</c>, <c>StoreBusy</c>, <c>DuplicateKey</c>.</exception>
    public SqliteDocumentStore(string file, IEnumerable<CollectionDefinition> collections, TimeSpan? busyLimit = null)
        : this(file, collections, new SqliteStoreOptions { BusyLimit = busyLimit ?? WriterTurn.DefaultLimit })
    {
    }

    internal SqliteDocumentStore(string file, IEnumerable<CollectionDefinition> collections, SqliteStoreOptions options)
    {
        File = Path.GetFullPath(file);
        _collections = CollectionSet.Of(collections);
        _options = options;
        _turn = new WriterTurn(Description, options.BusyLimit);
        try
        {
            Guarded(() =>
            {
                SqliteFile.CreateWhenMissing(File, options.Steps);
                SqliteFile.RequireDatabase(File);
                var session = OpenSession();
                try
                {
                    SqliteFile.RequireStore(session, File, options.Steps);
                    SqliteIndexes.AddMissing(session, _collections);
                }
                catch
                {
                    session.Dispose();
                    throw;
                }

                _idle.Add(session);
                return true;
            });
        }
        catch (Exception e)
        {
            _turn.Dispose();
            if (e is IOException or UnauthorizedAccessException) throw SqliteFailure.NotOpened(File, e);
            throw;
        }
    }

    /// <summary>The database file.</summary>
    public string File { get; }

    /// <inheritdoc/>
    public string Description => File;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, CollectionDefinition> Collections => _collections;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Counters =>
        WithSession(s => s.Rows("SELECT name, value FROM counters", r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1))).ToDictionary(StringComparer.Ordinal));

    /// <inheritdoc/>
    public long LastSequence => WithSession(s => s.Fact("sequence"));

    /// <inheritdoc/>
    public Document? Find(string collection, string key)
    {
        _collections.Require(collection, Description);
        DocumentKey.Require(key);
        return WithSession(s => s.Stored(collection, key) is { Json: { } json, Version: var version } ? new Document(collection, key, version, json) : null);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Document> Query(DocumentQuery query)
    {
        _collections.Require(query, Description);
        return WithSession(s => s.Query(query));
    }

    /// <inheritdoc/>
    public T Read<T>(Func<IDocumentReader, T> work) => InTransaction("BEGIN", work, (_, _, _) => { });

    /// <inheritdoc/>
    public T Transact<T>(Func<IDocumentTransaction, T> work)
    {
        using var turn = _turn.Take();
        return InTransaction("BEGIN IMMEDIATE", work, SqliteWrites.Apply);
    }

    /// <inheritdoc/>
    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return WithSession(s => Whole(s, () => SqliteChanges.Since(s, Description, sequence, limit)));
    }

    /// <inheritdoc/>
    public void TrimChanges(long throughSequence)
    {
        using var turn = _turn.Take();
        WithSession(s => Whole(s, () => SqliteChanges.Trim(s, throughSequence), "BEGIN IMMEDIATE"));
    }

    /// <inheritdoc/>
    public void Backup(string path) => WithSession(s => SqliteBackup.Write(s, File, path));

    /// <inheritdoc/>
    public void Restore(string path)
    {
        using var turn = _turn.Take();
        WithSession(s => SqliteBackup.Restore(s, File, path, _options, _collections));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
        _turn.Dispose();
    }

    private T InTransaction<T>(string begin, Func<StagedTransaction, T> work, Action<SqliteSession, IReadOnlyList<StagedWrite>, SqliteIndexes> apply) =>
        WithSession(session => Whole(
            session,
            () =>
            {
                session.ForgetCounters();
                var indexes = _indexes = SqliteIndexes.Current(session, _indexes, _collections);
                var staged = new StagedTransaction(indexes.Collections, Description, session);
                try
                {
                    var result = work(staged);
                    session.SaveCounters();
                    apply(session, staged.Writes, indexes);
                    return result;
                }
                finally
                {
                    staged.Close();
                }
            },
            begin));

    private static T Whole<T>(SqliteSession session, Func<T> work, string begin = "BEGIN")
    {
        session.Run(begin);
        var result = work();
        session.Run("COMMIT");
        return result;
    }

    /// <summary>Lends a connection; one that cannot be brought back to rest is closed instead of kept.</summary>
    private T WithSession<T>(Func<SqliteSession, T> work) => Guarded(() =>
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var session = _idle.TryTake(out var idle) ? idle : OpenSession();
        var isSound = false;
        try
        {
            var result = work(session);
            isSound = true;
            return result;
        }
        finally
        {
            if ((isSound || session.TryRollback()) && !_disposed) _idle.Add(session);
            else session.Dispose();
        }
    });

    private SqliteSession OpenSession() => SqliteSession.Open(File, _options.BusyLimit, _options.MaximumPages);

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteFailure.Translate(e, File, _options.BusyLimit);
        }
    }
}
