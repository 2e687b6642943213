using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Sqlite;

/// <summary>Makes, checks and migrates the database file.</summary>
internal static class SqliteFile
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Makes a new store when there is no file. Of several processes that do so at once one wins and all use its file.</summary>
    public static void CreateWhenMissing(string file, IReadOnlyList<string> steps)
    {
        if (File.Exists(file)) return;
        if (Length(file + "-wal") > 0 && !File.Exists(file))
        {
            throw SqliteFailure.Damaged(file, "the database file is missing although its log is there (name ending in -wal)");
        }

        // Made beside and renamed, so that a crash leaves no half-made store, and an empty file is always a damaged one.
        using var aside = new AsideFile(file);
        using (var session = SqliteSession.Open(aside.Path, TimeSpan.FromSeconds(1), null, SqliteOpenMode.ReadWriteCreate))
        {
            session.Run("PRAGMA journal_mode = WAL");
            session.Run("BEGIN IMMEDIATE");
            session.Script($"PRAGMA application_id = {SqliteSchema.ApplicationId}");
            Migrate(session, 0, steps);
            session.Run("COMMIT");
        }

        aside.TryPublish();
    }

    /// <summary>Looks at the file without SQLite: is it a database at all, and not cut off.</summary>
    public static void RequireDatabase(string file)
    {
        Span<byte> heading = stackalloc byte[100];
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length == 0) throw SqliteFailure.Damaged(file, "the database file is empty");
        if (RandomAccess.Read(handle, heading, 0) < heading.Length || !heading.StartsWith(Magic)) throw SqliteFailure.Damaged(file, "this is not a SQLite database, or its beginning is damaged");
        // Pages that a checkpoint was writing when it was stopped are still in the log.
        if (Length(file + "-wal") > 0) return;
        var size = BinaryPrimitives.ReadUInt16BigEndian(heading[16..]) is var given && given == 1 ? 65536 : given;
        var pages = BinaryPrimitives.ReadUInt32BigEndian(heading[28..]);
        if (length < (long)size * pages) throw SqliteFailure.Damaged(file, $"the database file is cut off: {length:N0} bytes of {(long)size * pages:N0}");
    }

    /// <summary>Checks that an open database is a store of a version this program knows, and brings an older one up to date.</summary>
    public static void RequireStore(SqliteSession session, string file, IReadOnlyList<string> steps)
    {
        if (session.Number("PRAGMA application_id") != SqliteSchema.ApplicationId)
        {
            throw new DataFormatException("NotADocumentStore", file, 0, null, "this SQLite database is not a document store of SysTrade. It was left as it is.", "Name another file.");
        }

        RequireKnown(Version(session), file, steps);
        if (Version(session) == steps.Count) return;
        session.Run("BEGIN IMMEDIATE");
        try
        {
            // Another process may have done it meanwhile.
            RequireKnown(Version(session), file, steps);
            Migrate(session, Version(session), steps);
            session.Run("COMMIT");
        }
        catch
        {
            session.TryRollback();
            throw;
        }
    }

    private static void RequireKnown(int version, string file, IReadOnlyList<string> steps)
    {
        if (version >= 1 && version <= steps.Count) return;
        throw new SysTradeException(
            "StoreVersion", SysErrorKind.InvalidData, $"{file} has schema version {version}; this program knows versions 1 to {steps.Count}. It was left as it is.",
            "Use the version of SysTrade that wrote it, or a newer one.", file);
    }

    private static int Version(SqliteSession session) => (int)session.Number("PRAGMA user_version")!.Value;

    private static void Migrate(SqliteSession session, int from, IReadOnlyList<string> steps)
    {
        foreach (var step in steps.Skip(from)) session.Script(step);
        session.Script($"PRAGMA user_version = {steps.Count}");
    }

    private static long Length(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
