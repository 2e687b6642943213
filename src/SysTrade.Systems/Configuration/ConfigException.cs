using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Configuration;

/// <summary>A configuration that cannot be used: names the file, the line, the key, what was found and what was expected.</summary>
public sealed class ConfigException : SysTradeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="errorId">
    /// Stable identifier: <c>ConfigKeyMissing</c>, <c>ConfigWrongType</c>, <c>ConfigSyntax</c>, <c>ConfigNotFound</c>,
    /// <c>ConfigUnreadable</c>, <c>ConfigCycle</c>, <c>ConfigUnknownQuirk</c>, <c>ConfigTagRefused</c>, ...
    /// </param>
    /// <param name="source">File, shipped configuration or <c>argument</c>.</param>
    /// <param name="line">Line from 1; 0 when it concerns no line.</param>
    /// <param name="keyPath">Dotted path of the key concerned, or null.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="column">Column from 1 of a syntax error; 0 otherwise.</param>
    /// <param name="innerException">The cause.</param>
    public ConfigException(
        string errorId, string source, int line, string? keyPath, string problem, string? remedy = null, int column = 0, Exception? innerException = null)
        : base(errorId, KindOf(errorId), Describe(source, line, column, keyPath, problem), remedy, keyPath ?? source, innerException)
    {
        File = source;
        Line = line;
        Column = column;
        KeyPath = keyPath;
    }

    /// <summary>File the value was read from, name of a shipped configuration, or <c>argument</c>.</summary>
    public string File { get; }

    /// <summary>Line from 1, or 0.</summary>
    public int Line { get; }

    /// <summary>Column from 1, or 0.</summary>
    public int Column { get; }

    /// <summary>Dotted path of the key concerned, or null.</summary>
    public string? KeyPath { get; }

    internal static string PlaceOf(string source, int line, int column = 0) =>
        source + (line > 0 ? $", line {line}" : "") + (column > 0 ? $", column {column}" : "");

    private static string Describe(string source, int line, int column, string? keyPath, string problem) =>
        PlaceOf(source, line, column) + (keyPath is null ? "" : $", key '{keyPath}'") + ": " + problem;

    private static SysErrorKind KindOf(string errorId) => errorId switch
    {
        "ConfigKeyMissing" or "ConfigNotFound" => SysErrorKind.NotFound,
        "ConfigSyntax" or "ConfigUnreadable" or "ConfigTagRefused" => SysErrorKind.InvalidData,
        _ => SysErrorKind.InvalidArgument,
    };
}
