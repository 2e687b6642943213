namespace SysTrade.Data.Sqlite;

/// <summary>Tables of the database, as the steps from each schema version to the next. A step, once released, is never changed.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the file as ours ("SyTr"); SQLite keeps it in the file's heading.</summary>
    public const int ApplicationId = 0x53795472;

    /// <summary>Step i leads from version i to version i + 1.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        """
        CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO facts VALUES ('indexes', 0), ('sequence', 0), ('floor', 0);
        CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        -- json is NULL for a deleted document, whose version is kept.
        CREATE TABLE documents (collection TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, json TEXT, UNIQUE (collection, key)) STRICT;
        CREATE TABLE indexes (collection TEXT NOT NULL, field TEXT NOT NULL, is_unique INTEGER NOT NULL, PRIMARY KEY (collection, field)) STRICT, WITHOUT ROWID;
        -- type: 0 true or false, 1 whole number, 2 text.
        CREATE TABLE entries (
            collection TEXT NOT NULL, field TEXT NOT NULL, type INTEGER NOT NULL, value ANY NOT NULL, key TEXT NOT NULL, is_unique INTEGER NOT NULL,
            PRIMARY KEY (collection, field, type, value, key)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX entries_unique ON entries (collection, field, type, value) WHERE is_unique = 1;
        -- work: sequence of the first change of the same transaction.
        CREATE TABLE changes (sequence INTEGER PRIMARY KEY, work INTEGER NOT NULL, collection TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, json TEXT) STRICT;
        """,
    ];
}
