using System.Text;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>Turns a checked query into SQL that walks one index; nothing of the query becomes SQL text.</summary>
internal static class SqliteQuery
{
    public static IReadOnlyList<Document> Run(SqliteSession session, DocumentQuery query)
    {
        var (sql, values) = query.Field is null ? ByKey(query) : ByField(query);
        return session.Rows(sql, r => new Document(query.Collection, r.GetString(0), r.GetInt64(1), r.GetString(2)), values);
    }

    private static (string Sql, object?[] Values) ByKey(DocumentQuery query)
    {
        var (sql, values) = Begin("SELECT key, version, json FROM documents d WHERE collection = ?1 AND json IS NOT NULL", query.Collection);
        return End(sql, values, "d", query);
    }

    private static (string Sql, object?[] Values) ByField(DocumentQuery query)
    {
        // CROSS JOIN makes SQLite begin with the entries.
        var (sql, values) = Begin(
            "SELECT e.key, d.version, d.json FROM entries e CROSS JOIN documents d ON d.collection = e.collection AND d.key = e.key WHERE e.collection = ?1 AND e.field = ?2 AND e.type = ?3",
            query.Collection, query.Field, (long)IndexValue.Require((query.Value ?? query.FromValue ?? query.BelowValue)!).Type);
        Condition(sql, values, "e.value =", Stored(query.Value));
        Condition(sql, values, "e.value >=", Stored(query.FromValue));
        Condition(sql, values, "e.value <", Stored(query.BelowValue));
        return End(sql, values, "e", query);
    }

    private static (StringBuilder Sql, List<object?> Values) Begin(string sql, params List<object?> values) => (new StringBuilder(sql), values);

    private static (string Sql, object?[] Values) End(StringBuilder sql, List<object?> values, string table, DocumentQuery query)
    {
        Condition(sql, values, $"{table}.key >=", query.FromKey);
        Condition(sql, values, $"{table}.key <", query.BelowKey);
        sql.Append($" ORDER BY {table}.key{(query.Descending ? " DESC" : "")}");
        if (query.Limit is { } limit)
        {
            values.Add((long)limit);
            sql.Append($" LIMIT ?{values.Count}");
        }

        return (sql.ToString(), [.. values]);
    }

    private static void Condition(StringBuilder sql, List<object?> values, string comparison, object? value)
    {
        if (value is null) return;
        values.Add(value);
        sql.Append($" AND {comparison} ?{values.Count}");
    }

    private static object? Stored(object? value) => value is null ? null : IndexValue.Require(value).Stored;
}
