using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Says in the project's words what the system reports when a file of a store cannot be written.</summary>
internal static class StoreFailure
{
    // Numbers of the system, as .NET hands them on: Linux and macOS first, then Windows.
    private static readonly int[] Full = [28, 122, 69, 27, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>True when another holds the file open.</summary>
    public static bool IsHeld(IOException error) => Array.IndexOf(Held, error.HResult) >= 0;

    /// <summary>The error of a store for a failed write.</summary>
    public static SysTradeException Of(Exception cause, string file) => cause switch
    {
        UnauthorizedAccessException => new SysTradeException(
            "StoreReadOnly", SysErrorKind.InvalidOperation, $"{file} cannot be written: {cause.Message} What was there before is unchanged.", "Check the rights of the file and its folder.", file, cause),
        _ when Array.IndexOf(Full, cause.HResult) >= 0 => new SysTradeException(
            "StoreFull", SysErrorKind.InvalidOperation, $"There is no room to write {file}: {cause.Message} What was there before is unchanged.", "Free space on the disk, then write again.", file, cause),
        _ => new SysTradeException(
            "StoreFailed", SysErrorKind.Connection, $"{file} could not be written: {cause.Message} The file holds the old series or the new one.", "Check the disk; read again before anything is done anew.", file, cause),
    };
}
