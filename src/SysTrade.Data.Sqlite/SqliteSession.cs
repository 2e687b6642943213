using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>A connection with its prepared statements, used by one thread at a time.</summary>
internal sealed class SqliteSession : IStagingSource, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);

    public SqliteSession(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a database file that exists.</summary>
    public static SqliteSession Open(string file, TimeSpan busyLimit, int? maximumPages, SqliteOpenMode mode = SqliteOpenMode.ReadWrite)
    {
        // The pool of the library would hide the end of a connection, and with it the last checkpoint.
        var text = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1 };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            // SQLite itself waits for other processes, with growing pauses; the library would sleep 150 ms at each refusal.
            session.Run($"PRAGMA busy_timeout = {(int)busyLimit.TotalMilliseconds}");
            // A commit waits until its log is on the disk.
            session.Run("PRAGMA synchronous = FULL");
            session.Run("PRAGMA temp_store = MEMORY");
            session.Run("PRAGMA cache_size = -16000");
            if (maximumPages is { } pages) session.Run($"PRAGMA max_page_count = {pages}");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection => _connection;

    public void Run(string sql, params ReadOnlySpan<object?> values) => Statement(sql).Run(values);

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Statement(sql).First<long?>(values, r => r.GetInt64(0));

    public string? Text(string sql, params ReadOnlySpan<object?> values) => Statement(sql).First(values, r => r.GetString(0));

    public List<T> Rows<T>(string sql, Func<SqliteRow, T> row, params ReadOnlySpan<object?> values) => Statement(sql).All(values, row);

    /// <summary>Runs statements that are used once.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Fact(string name) => Number("SELECT value FROM facts WHERE name = ?1", name) ?? throw new InvalidOperationException($"The database lacks the fact '{name}'.");

    public void SetFact(string name, long value) => Run("UPDATE facts SET value = ?2 WHERE name = ?1", name, value);

    public StoredDocument? Stored(string collection, string key) => Statement("SELECT version, json FROM documents WHERE collection = ?1 AND key = ?2")
        .First<StoredDocument?>([collection, key], r => new StoredDocument(r.GetInt64(0), r.IsDBNull(1) ? null : r.GetString(1)));

    public IReadOnlyList<Document> Query(DocumentQuery query) => SqliteQuery.Run(this, query);

    /// <summary>Next number of a counter; kept with the rest of the transaction (<see cref="SaveCounters"/>).</summary>
    public long Next(string counter) => _counters[counter] = Counter(counter) + 1;

    public void Raise(string counter, long last) => _counters[counter] = Math.Max(last, Counter(counter));

    /// <summary>Forgets counters of a transaction that is over.</summary>
    public void ForgetCounters() => _counters.Clear();

    /// <summary>Writes the counters that the transaction used, each once.</summary>
    public void SaveCounters()
    {
        foreach (var (counter, value) in _counters)
        {
            Run("INSERT INTO counters VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", counter, value);
        }
    }

    /// <summary>Undoes the open transaction; false when the connection is of no more use.</summary>
    public bool TryRollback()
    {
        try
        {
            // SQLite itself undoes the transaction at some errors, such as a full disk.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0) Run("ROLLBACK");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    private long Counter(string counter) =>
        _counters.TryGetValue(counter, out var known) ? known : Number("SELECT value FROM counters WHERE name = ?1", counter) ?? 0;

    private SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements.Add(sql, statement = new SqliteStatement(_connection.Handle!, sql));
        return statement;
    }
}
