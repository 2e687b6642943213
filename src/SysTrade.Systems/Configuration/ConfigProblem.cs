namespace SysTrade.Systems.Configuration;

/// <summary>How much a problem in a configuration matters.</summary>
public enum ConfigProblemSeverity
{
    /// <summary>Worth knowing: the value is accepted and has no effect.</summary>
    Information,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>Cannot be what was meant: a misspelled key, a value of the wrong type.</summary>
    Error,
}

/// <summary>Something about a configuration that its owner should know.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Id">Stable identifier: <c>UnknownKey</c>, <c>WrongType</c>, <c>UnknownChoice</c>, <c>NeverRead</c>, <c>DuplicateKey</c>.</param>
/// <param name="Path">Dotted path of the key.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Nearest">Known names that resemble what was found, nearest first.</param>
/// <param name="Source">File, shipped configuration or <c>argument</c>.</param>
/// <param name="Line">Line from 1, or 0.</param>
public sealed record ConfigProblem(
    ConfigProblemSeverity Severity, string Id, string Path, string Message, IReadOnlyList<string> Nearest, string Source, int Line)
{
    /// <summary>The problem on one line, beginning with the place.</summary>
    public override string ToString() => $"{ConfigException.PlaceOf(Source, Line)}: {Message}";

    internal static ConfigProblem DuplicateKey(string path, ConfigNode kept, ConfigNode dropped) => new(
        ConfigProblemSeverity.Warning, "DuplicateKey", path,
        $"the key '{path}' was already given on line {dropped.Line}; the later value is used.", [], kept.Source, kept.Line);
}
