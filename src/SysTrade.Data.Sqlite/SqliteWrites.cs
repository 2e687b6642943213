using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>Applies what a transaction staged, inside the open SQLite transaction.</summary>
internal static class SqliteWrites
{
    public static void Apply(SqliteSession session, IReadOnlyList<StagedWrite> writes, SqliteIndexes indexes)
    {
        if (writes.Count == 0) return;
        // Values leave before others come, so that two documents can exchange a unique value.
        foreach (var write in writes) Entries(session, write, indexes, (i, before, after) => before is { } value && before != after ? (i, value) : null, SqliteIndexes.RemoveEntry);
        foreach (var write in writes) Entries(session, write, indexes, (i, before, after) => after is { } value && before != after ? (i, value) : null, SqliteIndexes.AddEntry);
        var sequence = session.Number("UPDATE facts SET value = value + ?1 WHERE name = 'sequence' RETURNING value", (long)writes.Count)!.Value - writes.Count;
        var first = sequence + 1;
        foreach (var write in writes)
        {
            session.Run(
                "INSERT INTO documents VALUES (?1, ?2, ?3, ?4) ON CONFLICT (collection, key) DO UPDATE SET version = excluded.version, json = excluded.json",
                write.Collection, write.Key, write.After.Version, write.After.Json);
            session.Run("INSERT INTO changes VALUES (?1, ?2, ?3, ?4, ?5, ?6)", ++sequence, first, write.Collection, write.Key, write.After.Version, write.After.Json);
        }
    }

    private static void Entries(
        SqliteSession session,
        StagedWrite write,
        SqliteIndexes indexes,
        Func<DocumentIndex, IndexValue?, IndexValue?, (DocumentIndex Index, IndexValue Value)?> choose,
        Action<SqliteSession, string, string, DocumentIndex, IndexValue> act)
    {
        var declared = indexes.Collections[write.Collection].Indexes;
        for (var i = 0; i < declared.Count; i++)
        {
            if (choose(declared[i], write.ValuesBefore[i], write.ValuesAfter[i]) is var (index, value)) act(session, write.Collection, write.Key, index, value);
        }
    }
}
