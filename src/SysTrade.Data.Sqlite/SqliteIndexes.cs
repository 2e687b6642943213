using System.Collections.Frozen;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Sqlite;

/// <summary>The indexes the database has: those declared here and those another program declared. Every writer keeps all of them up.</summary>
/// <param name="Stamp">Grows each time a program adds one.</param>
/// <param name="Collections">Collections declared here, with all indexes the database has for them.</param>
internal sealed record SqliteIndexes(long Stamp, FrozenDictionary<string, CollectionDefinition> Collections)
{
    /// <summary>Reads them again when they changed since.</summary>
    public static SqliteIndexes Current(SqliteSession session, SqliteIndexes? known, FrozenDictionary<string, CollectionDefinition> declared)
    {
        var stamp = session.Fact("indexes");
        if (known?.Stamp == stamp) return known;
        var stored = session.Rows("SELECT collection, field, is_unique FROM indexes ORDER BY collection, field", r => (Collection: r.GetString(0), Index: new DocumentIndex(r.GetString(1), r.GetInt64(2) != 0)));
        return new SqliteIndexes(
            stamp,
            declared.Keys.ToFrozenDictionary(c => c, c => new CollectionDefinition(c, [.. stored.Where(s => s.Collection == c).Select(s => s.Index)]), StringComparer.Ordinal));
    }

    /// <summary>Adds the declared indexes that the database does not have, with entries for the documents that are there.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DuplicateKey</c>: documents that are there forbid a unique index.</exception>
    public static void AddMissing(SqliteSession session, FrozenDictionary<string, CollectionDefinition> declared)
    {
        if (Missing(session, declared).Length == 0) return;
        session.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var (collection, index) in Missing(session, declared)) Add(session, collection, index);
            session.SetFact("indexes", session.Fact("indexes") + 1);
            session.Run("COMMIT");
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }

    private static (string Collection, DocumentIndex Index)[] Missing(SqliteSession session, FrozenDictionary<string, CollectionDefinition> declared)
    {
        var stored = session.Rows("SELECT collection, field, is_unique FROM indexes", r => (r.GetString(0), new DocumentIndex(r.GetString(1), r.GetInt64(2) != 0))).ToHashSet();
        return [
            .. from definition in declared.Values.OrderBy(d => d.Name, StringComparer.Ordinal)
               from index in definition.Indexes
               // One that is unique serves also where it is not asked to be.
               where !stored.Contains((definition.Name, index)) && !stored.Contains((definition.Name, index with { IsUnique = true }))
               select (definition.Name, index),
        ];
    }

    private static void Add(SqliteSession session, string collection, DocumentIndex index)
    {
        session.Run("DELETE FROM entries WHERE collection = ?1 AND field = ?2", collection, index.Field);
        session.Run("INSERT OR REPLACE INTO indexes VALUES (?1, ?2, ?3)", collection, index.Field, index.IsUnique ? 1L : 0L);
        var holders = new Dictionary<IndexValue, string>();
        foreach (var (key, json) in session.Rows("SELECT key, json FROM documents WHERE collection = ?1 AND json IS NOT NULL ORDER BY key", r => (r.GetString(0), r.GetString(1)), collection))
        {
            if (DocumentContent.Check(collection, key, json, [index])[0] is not { } value) continue;
            if (index.IsUnique && !holders.TryAdd(value, key)) throw DocumentErrors.DuplicateValue(collection, key, index.Field, value, holders[value]);
            AddEntry(session, collection, key, index, value);
        }
    }

    public static void AddEntry(SqliteSession session, string collection, string key, DocumentIndex index, IndexValue value) =>
        session.Run("INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6)", collection, index.Field, (long)value.Type, value.Stored, key, index.IsUnique ? 1L : 0L);

    public static void RemoveEntry(SqliteSession session, string collection, string key, DocumentIndex index, IndexValue value) =>
        session.Run("DELETE FROM entries WHERE collection = ?1 AND field = ?2 AND type = ?3 AND value = ?4 AND key = ?5", collection, index.Field, (long)value.Type, value.Stored, key);
}
