using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>Errors that every document store raises in the same words.</summary>
public static class DocumentErrors
{
    /// <summary><c>DocumentConflict</c>.</summary>
    public static SysTradeException Conflict(string collection, string key, long expected, long found) =>
        new(
            "DocumentConflict",
            SysErrorKind.InvalidOperation,
            $"Document '{key}' of '{collection}' {(found == 0 ? "does not exist" : $"has version {found}")}; {(expected == 0 ? "it was expected not to exist" : $"version {expected} was expected")}.",
            "Somebody else changed it meanwhile: read it again and decide anew.",
            key);

    /// <summary><c>DuplicateKey</c> of a document's key.</summary>
    public static SysTradeException DuplicateKey(string collection, string key) =>
        new("DuplicateKey", SysErrorKind.InvalidOperation, $"'{collection}' has a document '{key}' already.", null, key);

    /// <summary><c>DuplicateKey</c> of a unique index.</summary>
    public static SysTradeException DuplicateValue(string collection, string key, string field, IndexValue value, string other) =>
        new("DuplicateKey", SysErrorKind.InvalidOperation, $"Document '{key}' of '{collection}' cannot have {value} in '{field}': document '{other}' has it, and it is unique.", null, key);

    /// <summary><c>StoreBusy</c>.</summary>
    public static SysTradeException Busy(string description, TimeSpan limit, Exception? cause = null) =>
        new(
            "StoreBusy",
            SysErrorKind.Busy,
            $"{description} was held by another writer for more than {limit.TotalSeconds:0.#} seconds. Nothing was stored.",
            "Try again; if it stays, find the process that works on it.",
            description,
            cause);

    /// <summary><c>NestedTransaction</c>.</summary>
    public static SysTradeException Nested(string description) =>
        new("NestedTransaction", SysErrorKind.InvalidOperation, $"A transaction of {description} was begun inside another one.", "Hand the outer transaction on.", description);

    /// <summary><c>ChangesLost</c>.</summary>
    public static SysTradeException ChangesLost(string description, long sequence, long floor, long last) =>
        new(
            "ChangesLost",
            SysErrorKind.InvalidOperation,
            $"Changes after number {sequence} were asked of {description}, which has those from {floor + 1} to {last} only.",
            $"Read the documents anew and follow the changes from {last} on.",
            sequence);

    /// <summary><c>BackupUnusable</c>.</summary>
    public static SysTradeException BackupUnusable(string path, string problem, Exception? cause = null) =>
        new("BackupUnusable", SysErrorKind.InvalidData, $"{path} cannot be restored: {problem}. Nothing was changed.", "Use another backup.", path, cause);

    /// <summary><c>BackupFailed</c>.</summary>
    public static SysTradeException BackupFailed(string path, string problem, Exception? cause = null) =>
        new("BackupFailed", SysErrorKind.InvalidOperation, $"The backup {path} was not written: {problem}.", "An older file of that name is untouched.", path, cause);
}
