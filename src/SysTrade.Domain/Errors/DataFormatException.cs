namespace SysTrade.Domain.Errors;

/// <summary>A file whose content cannot be read: names the file, the line and the column.</summary>
public sealed class DataFormatException : SysTradeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorId">Stable identifier: <c>MissingColumn</c>, <c>UnparsableNumber</c>, <c>UnparsableDate</c>, ...</param>
    /// <param name="file">File that was read.</param>
    /// <param name="line">Line in the file, from 1; 0 when it concerns the whole file.</param>
    /// <param name="column">Column name, or null when it concerns the whole line.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="innerException">The cause.</param>
    public DataFormatException(
        string errorId, string file, int line, string? column, string problem, string? remedy = null, Exception? innerException = null)
        : base(errorId, SysErrorKind.InvalidData, $"{Place(file, line, column)}: {problem}", remedy, file, innerException)
    {
        File = file;
        Line = line;
        Column = column;
    }

    /// <summary>File that was read.</summary>
    public string File { get; }

    /// <summary>Line from 1, or 0.</summary>
    public int Line { get; }

    /// <summary>Column name, or null.</summary>
    public string? Column { get; }

    private static string Place(string file, int line, string? column) =>
        file + (line > 0 ? $", line {line}" : "") + (column is null ? "" : $", column '{column}'");
}
