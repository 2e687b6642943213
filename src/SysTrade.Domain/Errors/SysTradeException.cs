namespace SysTrade.Domain.Errors;

/// <summary>
/// Base of every error the libraries raise on purpose. The message says what was found, where, and what was expected;
/// <see cref="Remedy"/> says what to do about it.
/// </summary>
public class SysTradeException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="errorId">Stable identifier, for scripts and tests (for example <c>InstrumentNotFound</c>).</param>
    /// <param name="kind">Sort of error.</param>
    /// <param name="message">What was found, where, and what was expected.</param>
    /// <param name="remedy">What the user can do about it.</param>
    /// <param name="target">The offending thing: a code, a file, a row.</param>
    /// <param name="innerException">The cause, when another error led to this one.</param>
    public SysTradeException(
        string errorId, SysErrorKind kind, string message, string? remedy = null, object? target = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorId = errorId;
        Kind = kind;
        Remedy = remedy;
        Target = target;
    }

    /// <summary>Stable identifier of the error.</summary>
    public string ErrorId { get; }

    /// <summary>Sort of error.</summary>
    public SysErrorKind Kind { get; }

    /// <summary>What to do about it, or null when the message says it all.</summary>
    public string? Remedy { get; }

    /// <summary>The offending thing.</summary>
    public object? Target { get; }
}
