using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Graph;

/// <summary>The config as stages see it: every key that is read is noted on the value being computed.</summary>
public sealed class ConfigReader
{
    private readonly Func<SystemConfig> _config;

    internal ConfigReader(Func<SystemConfig> config) => _config = config;

    /// <summary>Deliberate departures from the reference, as configured.</summary>
    public Quirks Quirks => Read("compatibility").Quirks;

    /// <summary>True when the key is present.</summary>
    public bool Contains(string path) => Read(path).Contains(path);

    /// <summary>The node at a path, or null.</summary>
    public ConfigNode? Find(string path) => Read(path).Find(path);

    /// <summary>A number.</summary>
    public double Double(string path) => Read(path).Double(path);

    /// <summary>A number, or null when the key is absent.</summary>
    public double? DoubleOrNull(string path) => Read(path).Contains(path) ? _config().Double(path) : null;

    /// <summary>A whole number.</summary>
    public int Int(string path) => Read(path).Int(path);

    /// <summary>A switch.</summary>
    public bool Bool(string path) => Read(path).Bool(path);

    /// <summary>A text.</summary>
    public string Text(string path) => Read(path).Text(path);

    /// <summary>A text, or null when the key is absent.</summary>
    public string? TextOrNull(string path) => Read(path).TextOrNull(path);

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> TextList(string path) => Read(path).TextList(path);

    /// <summary>The keys of a mapping, in the order of the file.</summary>
    public IReadOnlyList<string> Keys(string path) => Read(path).Keys(path);

    /// <summary>A mapping from names to numbers.</summary>
    public IReadOnlyDictionary<string, double> Numbers(string path) => Read(path).Numbers(path);

    /// <summary>A path with the file and line of its value, for messages.</summary>
    public string Place(string path) => Find(path) is { } node ? $"{path}, {ConfigException.PlaceOf(node.Source, node.Line)}" : path;

    /// <summary>The values of a mapping as plain objects.</summary>
    public IReadOnlyDictionary<string, object?> Options(string path) => Read(path).Options(path);

    private SystemConfig Read(string path)
    {
        Memo.RecordConfig(path);
        return _config();
    }
}
