using YamlDotNet.Core;

namespace SysTrade.Systems.Configuration;

/// <summary>Turns what the YAML parser complains about into an error that shows the line.</summary>
internal static class YamlSyntax
{
    private const int LongestExcerpt = 80;

    /// <summary>The error for a text that is not YAML.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="source">File name for messages.</param>
    /// <param name="place">Where the parser stopped.</param>
    /// <param name="cause">What it threw.</param>
    public static ConfigException Error(string text, string source, Mark place, Exception cause)
    {
        var lines = text.Split('\n');
        var (line, column) = ((int)place.Line, (int)place.Column);
        var problem = cause is YamlException ? cause.Message.TrimEnd('.') : "a list, a mapping or a quote is not closed";
        var remedy = "Correct the line; put text that contains ': ' or ' #', or that starts with a special character, in quotes.";

        // The parser places a tab at the mapping that surrounds it.
        var tab = Array.FindIndex(lines, Math.Clamp(line - 1, 0, lines.Length - 1), l => l.AsSpan(0, l.Length - l.AsSpan().TrimStart().Length).Contains('\t'));
        if (tab >= 0 && problem.Contains("tab", StringComparison.Ordinal))
        {
            (line, column, problem) = (tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1, "the line is indented with a tab");
            remedy = "Indent with spaces.";
        }

        var found = line >= 1 && line <= lines.Length ? $" in '{Excerpt(lines[line - 1])}'" : "";
        return new ConfigException("ConfigSyntax", source, line, null, $"this is not valid YAML: {problem}{found}.", remedy, column, cause);
    }

    private static string Excerpt(string line)
    {
        var trimmed = line.Trim();
        return trimmed.Length <= LongestExcerpt ? trimmed : trimmed[..LongestExcerpt] + "...";
    }
}
