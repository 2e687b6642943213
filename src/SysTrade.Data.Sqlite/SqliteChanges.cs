using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>The feed of changes.</summary>
internal static class SqliteChanges
{
    private const string Columns = "SELECT sequence, collection, key, version, json, work FROM changes";

    public static IReadOnlyList<DocumentChange> Since(SqliteSession session, string description, long sequence, int limit)
    {
        var (floor, last) = (session.Fact("floor"), session.Fact("sequence"));
        if (sequence < floor || sequence > last) throw DocumentErrors.ChangesLost(description, sequence, floor, last);
        var rows = session.Rows($"{Columns} WHERE sequence > ?1 ORDER BY sequence LIMIT ?2", Change, sequence, limit + 1L);
        if (rows.Count <= limit) return [.. rows.Select(r => r.Change)];
        // Cut before the transaction that does not fit; one that is alone too long comes whole.
        var open = rows[limit].Work;
        return rows[0].Work == open
            ? [.. session.Rows($"{Columns} WHERE sequence > ?1 AND work = ?2 ORDER BY sequence", Change, sequence, open).Select(r => r.Change)]
            : [.. rows.Take(limit).TakeWhile(r => r.Work != open).Select(r => r.Change)];
    }

    public static bool Trim(SqliteSession session, long throughSequence)
    {
        var through = Math.Min(throughSequence, session.Fact("sequence"));
        if (through <= session.Fact("floor")) return false;
        session.Run("DELETE FROM changes WHERE sequence <= ?1", through);
        session.SetFact("floor", through);
        return true;
    }

    private static (DocumentChange Change, long Work) Change(SqliteRow row) =>
        (new DocumentChange(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4)), row.GetInt64(5));
}
