using System.Management.Automation;
using System.Text;

namespace SysTrade.Hosting;

/// <summary>How an error is shown: the message, what to do about it, and where it happened; a stack trace only when asked for.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="stackTraces">Whether to add the .NET stack trace.</param>
public sealed class ErrorText(Terminal terminal, bool stackTraces)
{
    private const int Red = 31;
    private const int Cyan = 36;
    private const int Grey = 90;

    /// <summary>Text of an error record, without a line end.</summary>
    /// <param name="record">The error.</param>
    public string Of(ErrorRecord record)
    {
        var text = new StringBuilder();
        if (record.Exception is ParseException { Errors.Length: > 0 } parse)
        {
            foreach (var error in parse.Errors) Add(text, error.Message, null, Position(error.Extent.File, error.Extent.StartLineNumber, error.Extent.StartColumnNumber, Line(error)));
        }
        else
        {
            Add(text, Message(record), record.ErrorDetails?.RecommendedAction, Position(record.InvocationInfo));
        }

        if (stackTraces) text.AppendLine().Append(terminal.ErrorIn($"  {record.FullyQualifiedErrorId}\n{record.Exception}", Grey));
        return text.ToString();
    }

    /// <summary>Text of an exception that ended a pipeline.</summary>
    /// <param name="error">The exception.</param>
    public string Of(Exception error) => Of(error is IContainsErrorRecord { ErrorRecord: { } record } ? record : new ErrorRecord(error, error.GetType().Name, ErrorCategory.NotSpecified, null));

    private void Add(StringBuilder text, string message, string? remedy, string? position)
    {
        if (text.Length > 0) text.AppendLine();
        text.Append(terminal.ErrorIn("ERROR: " + message.TrimEnd(), Red));
        if (!string.IsNullOrWhiteSpace(remedy)) text.AppendLine().Append("  ").Append(terminal.ErrorIn("Remedy: " + remedy.Trim(), Cyan));
        if (position is not null) text.AppendLine().Append("  ").Append(terminal.ErrorIn(position, Grey));
    }

    private static string Message(ErrorRecord record) =>
        record.ErrorDetails?.Message is { Length: > 0 } details ? details : record.Exception.Message;

    private static string Line(System.Management.Automation.Language.ParseError error) => error.Extent.StartScriptPosition.Line ?? "";

    private static string? Position(InvocationInfo? at) =>
        at is null || at.ScriptLineNumber <= 0 ? null : Position(at.ScriptName, at.ScriptLineNumber, at.OffsetInLine, at.Line);

    private static string Position(string? file, int line, int column, string source)
    {
        var place = string.IsNullOrEmpty(file) ? $"line {line}" : $"{file}:{line}";
        return $"at {place}, character {column}: {source.Trim()}";
    }
}
