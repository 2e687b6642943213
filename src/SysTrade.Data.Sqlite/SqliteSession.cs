using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>A connection with its prepared statements, used by one thread at a time.</summary>
internal sealed class SqliteSession : IStagingSource, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

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

    public void Run(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    public long? Number(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() as long?;

    public string? Text(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() as string;

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs statements that are used once.</summary>
    public void Script(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Fact(string name) => Number("SELECT value FROM facts WHERE name = $1", name) ?? throw new InvalidOperationException($"The database lacks the fact '{name}'.");

    public void SetFact(string name, long value) => Run("UPDATE facts SET value = $2 WHERE name = $1", name, value);

    public StoredDocument? Stored(string collection, string key)
    {
        using var reader = Command("SELECT version, json FROM documents WHERE collection = $1 AND key = $2", [collection, key]).ExecuteReader();
        return reader.Read() ? new StoredDocument(reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1)) : null;
    }

    public IReadOnlyList<Document> Query(DocumentQuery query) => SqliteQuery.Run(this, query);

    public long Next(string counter) =>
        Number("INSERT INTO counters VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value", counter)!.Value;

    public void Raise(string counter, long last) =>
        Run("INSERT INTO counters VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)", counter, last);

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
        foreach (var command in _commands.Values) command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
