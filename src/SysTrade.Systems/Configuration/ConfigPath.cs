using System.Text;

namespace SysTrade.Systems.Configuration;

/// <summary>Turns the dotted path of a key into its parts and back.</summary>
/// <remarks>A part that itself contains a dot is quoted: <c>forecast_mapping."BRK.B".threshold</c>.</remarks>
public static class ConfigPath
{
    /// <summary>Parts of a dotted path. An empty path has no parts and stands for the whole configuration.</summary>
    /// <param name="path">Dotted path; parts may stand in double quotes, in which a doubled quote is a quote.</param>
    /// <exception cref="ConfigException">A part is empty or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string path)
    {
        if (path.Length == 0) return [];
        if (!path.Contains('"'))
        {
            var plain = path.Split('.');
            return Array.TrueForAll(plain, p => p.Length > 0) ? plain : throw Malformed(path);
        }

        var parts = new List<string>();
        for (var at = 0; at <= path.Length;)
        {
            var part = path.Length > at && path[at] == '"' ? Quoted(path, ref at) : Plain(path, ref at);
            parts.Add(part);
            if (at == path.Length) return parts;
            if (path[at] != '.') throw Malformed(path);
            at++;
        }

        throw Malformed(path);
    }

    /// <summary>The dotted path of parts; parts that need it are quoted.</summary>
    /// <param name="parts">Keys from the top level down.</param>
    public static string Join(IEnumerable<string> parts) => string.Join('.', parts.Select(Written));

    /// <summary>The path of a key below another path.</summary>
    /// <param name="parent">Dotted path, empty for the top level.</param>
    /// <param name="key">Key.</param>
    public static string Append(string parent, string key) => parent.Length == 0 ? Join([key]) : parent + "." + Join([key]);

    private static string Written(string part) =>
        part.Length == 0 || part.Contains('.') || part.Contains('"') ? $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : part;

    private static string Plain(string path, ref int at)
    {
        var end = path.IndexOf('.', at);
        if (end < 0) end = path.Length;
        if (end == at || path.AsSpan(at, end - at).Contains('"')) throw Malformed(path);
        var part = path[at..end];
        at = end;
        return part;
    }

    private static string Quoted(string path, ref int at)
    {
        var part = new StringBuilder();
        for (at++; at < path.Length; at++)
        {
            if (path[at] != '"')
            {
                part.Append(path[at]);
            }
            else if (at + 1 < path.Length && path[at + 1] == '"')
            {
                part.Append('"');
                at++;
            }
            else
            {
                at++;
                return part.ToString();
            }
        }

        throw Malformed(path);
    }

    private static ConfigException Malformed(string path) => new(
        "ConfigPathMalformed", ConfigNode.ArgumentSource, 0, path, "is not a dotted path of keys.",
        "Write keys separated by single dots; put a key that contains a dot in double quotes.");
}
