namespace SysTrade.Domain.Errors;

/// <summary>Data that should exist does not: a folder, an instrument's file, a cost, an FX rate, or every value is missing.</summary>
public sealed class MissingDataException : SysTradeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorId">Stable identifier: <c>FolderNotFound</c>, <c>PriceNotFound</c>, <c>FxNotFound</c>, <c>CostNotFound</c>, ...</param>
    /// <param name="message">What is missing, where it was looked for.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="target">Instrument, currency pair or path concerned.</param>
    /// <param name="innerException">The cause.</param>
    public MissingDataException(string errorId, string message, string? remedy, object? target, Exception? innerException = null)
        : base(errorId, SysErrorKind.NotFound, message, remedy, target, innerException)
    {
    }
}
