using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SysTrade.Systems.Configuration;

/// <summary>Builds configuration nodes from objects: dictionaries, lists and plain values, nested as deep as needed.</summary>
internal sealed class ObjectReader(Func<object, object?>? unwrap)
{
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>The node of an object.</summary>
    /// <exception cref="ConfigException">The object, or one inside it, is not something a configuration can hold, or contains itself.</exception>
    public ConfigNode Read(object? value, string path)
    {
        if (value is not null && unwrap is not null) value = unwrap(value);
        switch (value)
        {
            case ConfigNode node: return node;
            case SystemConfig config: return config.Root;
            case string text: return new ConfigScalar(text);
            case IDictionary dictionary: return Nested(dictionary, path, () => Mapping(dictionary, path));
            case IEnumerable<KeyValuePair<string, object?>> pairs: return Nested(pairs, path, () => Mapping(pairs, path));
            case IEnumerable<KeyValuePair<string, double>> numbers:
                return new ConfigMapping(numbers.Select(p => KeyValuePair.Create(p.Key, (ConfigNode)new ConfigScalar(p.Value))));
            case IEnumerable list: return Nested(list, path, () => Sequence(list, path));
            default: return Scalar(value, path);
        }
    }

    private ConfigMapping Mapping(IDictionary dictionary, string path)
    {
        var entries = new OrderedDictionary<string, ConfigNode>(StringComparer.Ordinal);

        // A PowerShell hashtable has no order of its own; sorting keeps what is saved and shown the same from run to run.
        var sorted = dictionary is Hashtable;
        var pairs = new List<(string Key, object? Value)>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary) pairs.Add((KeyText(entry.Key, path), entry.Value));
        if (sorted) pairs.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
        foreach (var (key, value) in pairs) Add(entries, key, value, path);
        return new ConfigMapping(entries, ConfigNode.ArgumentSource, 0);
    }

    private ConfigMapping Mapping(IEnumerable<KeyValuePair<string, object?>> pairs, string path)
    {
        var entries = new OrderedDictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs) Add(entries, key, value, path);
        return new ConfigMapping(entries, ConfigNode.ArgumentSource, 0);
    }

    private void Add(OrderedDictionary<string, ConfigNode> entries, string key, object? value, string path)
    {
        var keyPath = ConfigPath.Append(path, key);
        if (!entries.TryAdd(key, Read(value, keyPath)))
        {
            throw new ConfigException("ConfigDuplicateKey", ConfigNode.ArgumentSource, 0, keyPath, "is given twice.", "Give every key once.");
        }
    }

    private ConfigSequence Sequence(IEnumerable list, string path)
    {
        var items = new List<ConfigNode>();
        foreach (var item in list) items.Add(Read(item, path));
        return new ConfigSequence(items);
    }

    private ConfigNode Nested(object container, string path, Func<ConfigNode> read)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_open.Add(container))
        {
            throw new ConfigException(
                "ConfigCycle", ConfigNode.ArgumentSource, 0, path, "the value contains itself.", "Remove the reference to the outer object.");
        }

        var node = read();
        _open.Remove(container);
        return node;
    }

    private static string KeyText(object key, string path) => key switch
    {
        string text => text,
        Enum name => name.ToString(),
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ConfigException(
            "ConfigWrongType", ConfigNode.ArgumentSource, 0, path, $"a key is of type {key.GetType().Name}; text was expected.", "Use text keys."),
    };

    private static ConfigScalar Scalar(object? value, string path) => value switch
    {
        null or DBNull => new ConfigScalar(null),
        bool => new ConfigScalar(value),
        double => new ConfigScalar(value),
        float single => new ConfigScalar((double)single),
        decimal number => new ConfigScalar((double)number),
        ulong and > long.MaxValue => new ConfigScalar((double)(ulong)value),
        sbyte or byte or short or ushort or int or uint or long or ulong => new ConfigScalar(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        char letter => new ConfigScalar(letter.ToString()),
        Enum name => new ConfigScalar(name.ToString()),
        DateOnly day => new ConfigScalar(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime time => new ConfigScalar(time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        _ => throw new ConfigException(
            "ConfigWrongType", ConfigNode.ArgumentSource, 0, path.Length == 0 ? null : path,
            $"the value is of type {value.GetType().FullName}; text, a number, a switch, a date, a list or a dictionary was expected.",
            "Give a plain value. A rule or an estimator is given by its name."),
    };
}
