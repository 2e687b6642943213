using System.Management.Automation;
using System.Security;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Turns the errors of the libraries into PowerShell's: stable id, category, offending object, advice.</summary>
public static class ErrorTranslation
{
    /// <summary>PowerShell's category for a sort of error.</summary>
    public static ErrorCategory Category(SysErrorKind kind) => kind switch
    {
        SysErrorKind.NotFound => ErrorCategory.ObjectNotFound,
        SysErrorKind.InvalidData => ErrorCategory.InvalidData,
        SysErrorKind.InvalidArgument => ErrorCategory.InvalidArgument,
        SysErrorKind.InvalidOperation => ErrorCategory.InvalidOperation,
        SysErrorKind.Connection => ErrorCategory.ConnectionError,
        SysErrorKind.Timeout => ErrorCategory.OperationTimeout,
        SysErrorKind.Busy => ErrorCategory.ResourceBusy,
        _ => ErrorCategory.NotSpecified,
    };

    /// <summary>The error record of an error raised on purpose.</summary>
    /// <param name="error">What the library threw.</param>
    /// <param name="fallbackTarget">The input in hand, used when the error names no target.</param>
    public static ErrorRecord ToRecord(SysTradeException error, object? fallbackTarget = null)
    {
        var record = new ErrorRecord(error, error.ErrorId, Category(error.Kind), error.Target ?? fallbackTarget);
        if (error.Remedy is not null) record.ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.Remedy };
        return record;
    }

    /// <summary>
    /// The records of anything a library call may throw, or none when the exception is a defect of ours, which must not be dressed up
    /// as a user's mistake. A parallel loop's errors are told apart, one record each.
    /// </summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="target">The input in hand.</param>
    public static IReadOnlyList<ErrorRecord> Translate(Exception error, object? target)
    {
        if (error is not AggregateException aggregate) return One(error, target) is { } record ? [record] : [];
        var records = new List<ErrorRecord>();
        foreach (var inner in aggregate.Flatten().InnerExceptions)
        {
            if (One(inner, target) is not { } translated) return [];
            records.Add(translated);
        }

        return records;
    }

    private static ErrorRecord? One(Exception error, object? target) => error switch
    {
        SysTradeException sys => ToRecord(sys, target),
        FileNotFoundException missing => new(missing, "FileNotFound", ErrorCategory.ObjectNotFound, (object?)missing.FileName ?? target),
        DirectoryNotFoundException missing => new(missing, "FolderNotFound", ErrorCategory.ObjectNotFound, target),
        UnauthorizedAccessException or SecurityException => new(error, "AccessDenied", ErrorCategory.PermissionDenied, target),
        IOException io => new(io, "FileAccess", ErrorCategory.ReadError, target),
        TimeoutException late => new(late, "Timeout", ErrorCategory.OperationTimeout, target),
        _ => null,
    };
}
