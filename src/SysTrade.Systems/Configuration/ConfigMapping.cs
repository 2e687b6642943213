namespace SysTrade.Systems.Configuration;

/// <summary>Named values, in the order they were written. Keys are always text and are case-sensitive.</summary>
public sealed record ConfigMapping : ConfigNode
{
    private readonly OrderedDictionary<string, ConfigNode> _entries;

    /// <summary>Creates a mapping.</summary>
    /// <param name="entries">Keys and values; keys must differ.</param>
    /// <param name="source">See <see cref="ConfigNode.Source"/>.</param>
    /// <param name="line">See <see cref="ConfigNode.Line"/>.</param>
    public ConfigMapping(IEnumerable<KeyValuePair<string, ConfigNode>> entries, string source = ArgumentSource, int line = 0)
        : this(new OrderedDictionary<string, ConfigNode>(entries, StringComparer.Ordinal), source, line)
    {
    }

    /// <summary>Takes the dictionary over; the caller keeps no reference to it.</summary>
    internal ConfigMapping(OrderedDictionary<string, ConfigNode> entries, string source, int line)
        : base(source, line) => _entries = entries;

    /// <summary>A mapping without keys.</summary>
    public static ConfigMapping Empty { get; } = new([]);

    /// <summary>Keys in the order they were written.</summary>
    public IReadOnlyList<string> Keys => _entries.Keys;

    /// <summary>Keys with their values, in the order they were written.</summary>
    public IReadOnlyList<KeyValuePair<string, ConfigNode>> Entries => _entries;

    /// <summary>Number of keys.</summary>
    public int Count => _entries.Count;

    /// <summary>The value under a key, or null when there is no such key.</summary>
    /// <param name="key">Key, case-sensitive.</param>
    public ConfigNode? this[string key] => _entries.GetValueOrDefault(key);

    /// <summary>A copy in which a key has a value; a new key comes last.</summary>
    /// <param name="key">Key.</param>
    /// <param name="value">Its value.</param>
    public ConfigMapping With(string key, ConfigNode value)
    {
        var entries = new OrderedDictionary<string, ConfigNode>(_entries, StringComparer.Ordinal) { [key] = value };
        return new ConfigMapping(entries, Source, Line);
    }

    /// <summary>A copy that lacks a key.</summary>
    /// <param name="key">Key; when absent, this mapping itself is returned.</param>
    public ConfigMapping Without(string key)
    {
        if (!_entries.ContainsKey(key)) return this;
        var entries = new OrderedDictionary<string, ConfigNode>(_entries, StringComparer.Ordinal);
        entries.Remove(key);
        return new ConfigMapping(entries, Source, Line);
    }

    /// <inheritdoc/>
    public override string Describe() => Count == 1 ? "a mapping of 1 key" : $"a mapping of {Count} keys";

    /// <summary>Equal when both have the same keys with equal values, in whatever order.</summary>
    /// <param name="other">The other mapping.</param>
    public bool Equals(ConfigMapping? other)
    {
        if (other is null || Count != other.Count) return false;
        if (ReferenceEquals(_entries, other._entries)) return true;
        foreach (var (key, value) in _entries)
        {
            if (!other._entries.TryGetValue(key, out var theirs) || !value.Equals(theirs)) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var key in _entries.Keys) hash ^= key.GetHashCode(StringComparison.Ordinal);
        return hash;
    }
}
