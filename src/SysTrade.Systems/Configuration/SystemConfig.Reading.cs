using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Configuration;

/// <content>Reading values, with errors that name the place.</content>
public sealed partial class SystemConfig
{
    /// <summary>The value at a path, or null when there is none. The empty path is the whole configuration.</summary>
    /// <param name="path">Dotted path.</param>
    public ConfigNode? Find(string path) => Root[path] is { } direct && !path.Contains('.') ? direct : Find(ConfigPath.Split(path));

    /// <summary>The value at a path given in parts, for keys that contain dots; null when there is none.</summary>
    /// <param name="path">Keys from the top level down.</param>
    public ConfigNode? Find(IReadOnlyList<string> path)
    {
        ConfigNode? node = Root;
        for (var i = 0; i < path.Count && node is not null; i++) node = (node as ConfigMapping)?[path[i]];
        return node;
    }

    /// <summary>True when a path has a value; null counts as missing.</summary>
    /// <param name="path">Dotted path.</param>
    public bool Contains(string path) => Find(path) is { IsNull: false };

    /// <summary>The number at a path.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, or not a number.</exception>
    public double Double(string path) => AsDouble(Required(path, "a number"), path);

    /// <summary>The number at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a number.</exception>
    public double? DoubleOrNull(string path) => Present(path) is { } node ? AsDouble(node, path) : null;

    /// <summary>The whole number at a path; <c>35.0</c> counts as whole.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, not a number, with a fraction, or beyond 32 bits.</exception>
    public int Int(string path) => AsInt(Required(path, "a whole number"), path);

    /// <summary>The whole number at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a whole number of 32 bits.</exception>
    public int? IntOrNull(string path) => Present(path) is { } node ? AsInt(node, path) : null;

    /// <summary>The switch at a path; the texts <c>t</c>, <c>true</c>, <c>f</c> and <c>false</c> count, in either case.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, or not a switch.</exception>
    public bool Bool(string path) => AsBool(Required(path, "true or false"), path);

    /// <summary>The switch at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a switch.</exception>
    public bool? BoolOrNull(string path) => Present(path) is { } node ? AsBool(node, path) : null;

    /// <summary>The text at a path; a number or a switch gives the text it was written as.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, a list or a mapping.</exception>
    public string Text(string path) => AsText(Required(path, "text"), path);

    /// <summary>The text at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and a list or a mapping.</exception>
    public string? TextOrNull(string path) => Present(path) is { } node ? AsText(node, path) : null;

    /// <summary>The list of texts at a path; a single text counts as a list of one.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, a mapping, or a list of something else.</exception>
    public IReadOnlyList<string> TextList(string path) => AsTextList(Required(path, "a list of texts"), path);

    /// <summary>The list of texts at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a text or a list of texts.</exception>
    public IReadOnlyList<string>? TextListOrNull(string path) => Present(path) is { } node ? AsTextList(node, path) : null;

    /// <summary>The keys of the mapping at a path, in order. The empty path gives the top-level keys.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, or not a mapping.</exception>
    public IReadOnlyList<string> Keys(string path = "") => Mapping(path).Keys;

    /// <summary>The keys of the mapping at a path; none when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a mapping.</exception>
    public IReadOnlyList<string> KeysOrNone(string path) => Present(path) is { } node ? AsMapping(node, path).Keys : [];

    /// <summary>The mapping at a path.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, or not a mapping.</exception>
    public ConfigMapping Mapping(string path) => AsMapping(Required(path, "a mapping"), path);

    /// <summary>The mapping of names to numbers at a path (weights, scalars), in the order written.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, not a mapping, or one of the values is not a number.</exception>
    public IReadOnlyDictionary<string, double> Numbers(string path) => AsNumbers(Required(path, "a mapping of names to numbers"), path);

    /// <summary>The mapping of names to numbers at a path, or null when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a mapping of numbers.</exception>
    public IReadOnlyDictionary<string, double>? NumbersOrNull(string path) => Present(path) is { } node ? AsNumbers(node, path) : null;

    /// <summary>
    /// The mapping at a path as plain values: <see cref="string"/>, <see cref="double"/>, <see cref="long"/>, <see cref="bool"/>,
    /// null, arrays of these and dictionaries of these.
    /// </summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Missing, or not a mapping.</exception>
    public IReadOnlyDictionary<string, object?> Options(string path) => PlainMapping(Mapping(path));

    /// <summary>The mapping at a path as plain values; empty when it is missing.</summary>
    /// <param name="path">Dotted path.</param>
    /// <exception cref="ConfigException">Present and not a mapping.</exception>
    public IReadOnlyDictionary<string, object?> OptionsOrNone(string path) =>
        PlainMapping(Present(path) is { } node ? AsMapping(node, path) : ConfigMapping.Empty);

    /// <summary>The error for a value that is present and cannot be used, naming where it was written.</summary>
    /// <param name="path">Dotted path of the value.</param>
    /// <param name="expected">What was expected, as words.</param>
    /// <param name="remedy">What to do; by default, to give what was expected.</param>
    public ConfigException Unusable(string path, string expected, string? remedy = null) =>
        Find(path) is { IsNull: false } node ? Wrong(node, path, expected, remedy) : Missing(path, expected);

    private ConfigNode? Present(string path) => Find(path) is { IsNull: false } node ? node : null;

    private ConfigNode Required(string path, string expected) => Present(path) ?? throw Missing(path, expected);

    private static double AsDouble(ConfigNode node, string path) => (node as ConfigScalar)?.Value switch
    {
        double number => number,
        long whole => whole,
        _ => throw Wrong(node, path, "a number"),
    };

    private static int AsInt(ConfigNode node, string path) => (node as ConfigScalar)?.Value switch
    {
        long whole and >= int.MinValue and <= int.MaxValue => (int)whole,
        double number and >= int.MinValue and <= int.MaxValue when Math.Truncate(number) == number => (int)number,
        _ => throw Wrong(node, path, "a whole number"),
    };

    private static bool AsBool(ConfigNode node, string path) => (node as ConfigScalar)?.Value switch
    {
        bool value => value,
        string text when TrySwitch(text, out var value) => value,
        _ => throw Wrong(node, path, "true or false"),
    };

    private static string AsText(ConfigNode node, string path) =>
        node is ConfigScalar { IsNull: false } scalar ? scalar.Raw : throw Wrong(node, path, "text");

    private static string[] AsTextList(ConfigNode node, string path) => node switch
    {
        ConfigScalar { IsNull: false } single => [single.Raw],
        ConfigSequence list => list.Items.Select(item => AsText(item, path)).ToArray(),
        _ => throw Wrong(node, path, "a list of texts"),
    };

    private static ConfigMapping AsMapping(ConfigNode node, string path) => node as ConfigMapping ?? throw Wrong(node, path, "a mapping");

    private static OrderedDictionary<string, double> AsNumbers(ConfigNode node, string path)
    {
        var mapping = node as ConfigMapping ?? throw Wrong(node, path, "a mapping of names to numbers");
        var numbers = new OrderedDictionary<string, double>(mapping.Count, StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Entries) numbers.Add(key, AsDouble(value, ConfigPath.Append(path, key)));
        return numbers;
    }

    /// <summary>Reads the texts that count as a switch.</summary>
    internal static bool TrySwitch(string text, out bool value)
    {
        value = text.Equals("t", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase);
        return value || text.Equals("f", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);
    }

    private static object? Plain(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Value,
        ConfigSequence list => list.Items.Select(Plain).ToArray(),
        ConfigMapping mapping => PlainMapping(mapping),
        _ => throw new InvalidOperationException($"A configuration cannot hold {node.GetType().Name}."),
    };

    private static OrderedDictionary<string, object?> PlainMapping(ConfigMapping mapping)
    {
        var values = new OrderedDictionary<string, object?>(mapping.Count, StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Entries) values.Add(key, Plain(value));
        return values;
    }

    private static ConfigException Wrong(ConfigNode node, string path, string expected, string? remedy = null) => new(
        "ConfigWrongType", node.Source, node.Line, path, $"found {node.Describe()}; {expected} was expected.", remedy ?? RemedyFor(node, expected));

    private static string RemedyFor(ConfigNode node, string expected) =>
        node is not ConfigScalar { Value: string text } || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !expected.Contains("number", StringComparison.Ordinal)
            ? $"Give {expected}."
            : double.IsFinite(number) ? "Remove the quotes." : "It is beyond the largest number there is, about 1.8e308: give a smaller one.";

    private ConfigException Missing(string path, string expected)
    {
        var parts = ConfigPath.Split(path);
        var depth = 0;
        ConfigNode node = Root;
        while (depth < parts.Count && (node as ConfigMapping)?[parts[depth]] is { IsNull: false } next)
        {
            node = next;
            depth++;
        }

        if (node is not ConfigMapping parent) return Wrong(node, ConfigPath.Join(parts.Take(depth)), $"a mapping with the key '{parts[depth]}'");
        var nearest = NearestName.Find(parts[depth], parent.Keys.Where(k => k != parts[depth]));
        var empty = parent[parts[depth]];
        var place = empty ?? (depth == 0 ? null : parent);
        var similar = nearest.Count == 0 ? "" : $" Nearest there: {string.Join(", ", nearest)}.";
        return new ConfigException(
            "ConfigKeyMissing", place?.Source ?? Source, place?.Line ?? 0, path,
            $"{(empty is null ? "is missing" : "has no value")}; {expected} was expected.{similar}", $"Add '{path}' to the configuration.");
    }
}
