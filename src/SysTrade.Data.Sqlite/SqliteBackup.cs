using System.Collections.Frozen;
using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Sqlite;

/// <summary>Copies a store to a file and back, page by page, with SQLite's own means.</summary>
internal static class SqliteBackup
{
    public static bool Write(SqliteSession session, string file, string path)
    {
        if (Path.GetFullPath(path) == file) throw DocumentErrors.BackupFailed(path, "it is the store itself");
        try
        {
            using var aside = new AsideFile(path);
            using (var copy = SqliteSession.Open(aside.Path, TimeSpan.FromSeconds(1), null, SqliteOpenMode.ReadWriteCreate))
            {
                session.Connection.BackupDatabase(copy.Connection);
                // A backup is one file, also while somebody looks at it.
                copy.Run("PRAGMA journal_mode = DELETE");
                RequireSound(copy, problem => DocumentErrors.BackupFailed(path, problem));
            }

            aside.Publish();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw DocumentErrors.BackupFailed(path, e.Message, e);
        }
    }

    /// <summary>Makes the restored state beside the store and copies it over the store in one transaction.</summary>
    public static bool Restore(SqliteSession session, string file, string path, SqliteStoreOptions options, FrozenDictionary<string, CollectionDefinition> collections)
    {
        using var aside = new AsideFile(file);
        try
        {
            System.IO.File.Copy(path, aside.Path);
            SqliteFile.RequireDatabase(aside.Path);
            using var copy = SqliteSession.Open(aside.Path, options.BusyLimit, null);
            copy.Run("PRAGMA journal_mode = MEMORY");
            SqliteFile.RequireStore(copy, aside.Path, options.Steps);
            RequireSound(copy, problem => DocumentErrors.BackupUnusable(path, problem));
            SqliteIndexes.AddMissing(copy, collections);
            GoOn(session, copy);
            // Pages keep the journal mode of the store they go to.
            copy.Run("PRAGMA journal_mode = WAL");
            copy.Connection.BackupDatabase(session.Connection);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DataFormatException || e is SysTradeException { ErrorId: "StoreVersion" })
        {
            throw DocumentErrors.BackupUnusable(path, e.Message.Replace(aside.Path, path, StringComparison.Ordinal), e);
        }
        finally
        {
            foreach (var ending in new[] { "-wal", "-shm" }) System.IO.File.Delete(aside.Path + ending);
        }
    }

    /// <summary>Counters and numbers of changes never go back to ones that were given before.</summary>
    private static void GoOn(SqliteSession store, SqliteSession copy)
    {
        copy.Run("BEGIN IMMEDIATE");
        foreach (var (name, value) in store.Rows("SELECT name, value FROM counters", r => (r.GetString(0), r.GetInt64(1))))
        {
            copy.Run("INSERT INTO counters VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)", name, value);
        }

        var last = Math.Max(store.Fact("sequence"), copy.Fact("sequence")) + 1;
        copy.Run("DELETE FROM changes");
        copy.SetFact("sequence", last);
        copy.SetFact("floor", last);
        copy.SetFact("indexes", Math.Max(store.Fact("indexes"), copy.Fact("indexes")) + 1);
        copy.Run("COMMIT");
    }

    private static void RequireSound(SqliteSession copy, Func<string, SysTradeException> error)
    {
        if (copy.Text("PRAGMA quick_check(1)") is var found && found != "ok") throw error($"it is damaged: {found}");
    }
}
