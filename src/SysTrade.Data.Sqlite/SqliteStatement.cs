using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SysTrade.Data.Sqlite;

/// <summary>
/// A statement that was compiled once and is run again and again. It calls SQLite itself: an order takes some two hundred statements, and a command and
/// a reader of the library around each would cost more than the statements do.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
    }

    /// <summary>Runs it with values for its parameters ?1, ?2, ..., and makes something of its first row; the default when there is none.</summary>
    public T? First<T>(ReadOnlySpan<object?> values, Func<SqliteRow, T> row)
    {
        try
        {
            Bind(values);
            if (!Step()) return default;
            var first = row(new SqliteRow(_statement));

            // To its end, since what a statement does may be done only there.
            while (Step())
            {
            }

            return first;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it and makes something of each row.</summary>
    public List<T> All<T>(ReadOnlySpan<object?> values, Func<SqliteRow, T> row)
    {
        var rows = new List<T>();
        try
        {
            Bind(values);
            while (Step()) rows.Add(row(new SqliteRow(_statement)));
            return rows;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it.</summary>
    public void Run(ReadOnlySpan<object?> values)
    {
        try
        {
            Bind(values);
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    public void Dispose() => _statement.Dispose();

    private bool Step()
    {
        switch (raw.sqlite3_step(_statement))
        {
            case raw.SQLITE_ROW: return true;
            case raw.SQLITE_DONE: return false;
            case var failed:
                SqliteException.ThrowExceptionForRC(failed, _database);
                return false;
        }
    }

    // What it says is what the last step said, which was an error already.
    private void Reset() => _ = raw.sqlite3_reset(_statement);

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var bound = values[i] switch
            {
                null => raw.sqlite3_bind_null(_statement, i + 1),
                long number => raw.sqlite3_bind_int64(_statement, i + 1, number),
                string text => BindText(i + 1, text),
                var other => throw new ArgumentException($"A value of type {other.GetType().Name} cannot be bound.", nameof(values)),
            };
            SqliteException.ThrowExceptionForRC(bound, _database);
        }
    }

    // With its length: a text may hold the character that ends texts of C.
    private int BindText(int at, string text)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(_statement, at, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

/// <summary>The row a statement is at; of no use after the next one.</summary>
internal readonly struct SqliteRow(sqlite3_stmt statement)
{
    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public string GetString(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;
}
