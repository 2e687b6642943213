using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Sqlite;

/// <summary>Says in the project's words what SQLite reports.</summary>
internal static class SqliteFailure
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    public static SysTradeException Translate(SqliteException error, string file, TimeSpan busyLimit) => error.SqliteErrorCode switch
    {
        Busy or Locked => DocumentErrors.Busy(file, busyLimit, error),
        Full => new SysTradeException(
            "StoreFull", SysErrorKind.InvalidOperation, $"There is no room for more in {file}: {error.Message} Nothing of the transaction was stored.", "Free space on the disk.", file, error),
        ReadOnly => new SysTradeException("StoreReadOnly", SysErrorKind.InvalidOperation, $"{file} cannot be written to: {error.Message}", "Check the rights of the file and its folder.", file, error),
        InputOutput => new SysTradeException(
            "StoreFailed", SysErrorKind.Connection, $"The disk failed under {file}: {error.Message} Nothing of the transaction counts unless it is found stored.",
            "Check the disk; read again before anything is done anew.", file, error),
        Corrupt or NotADatabase => Damaged(file, error.Message, error),
        CannotOpen => NotOpened(file, error),
        _ => new SysTradeException("StoreFailed", SysErrorKind.InvalidOperation, $"SQLite failed on {file}: {error.Message}", null, file, error),
    };

    public static SysTradeException NotOpened(string file, Exception error) =>
        new("StoreNotOpened", SysErrorKind.Connection, $"{file} cannot be opened: {error.Message}", "Check that the folder exists and may be written to.", file, error);

    public static DataFormatException Damaged(string file, string problem, Exception? cause = null) =>
        new("StoreDamaged", file, 0, null, $"{problem.TrimEnd('.')}. It was left as it is.", "Restore a backup; keep the damaged file until you know what it held.", cause);
}
