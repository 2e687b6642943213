namespace SysTrade.Systems.Configuration;

/// <summary>How a later configuration overrides an earlier one.</summary>
public enum CombineMode
{
    /// <summary>Mappings are merged key by key, at every level; lists and single values replace; null counts as missing.</summary>
    Recursive,

    /// <summary>
    /// Every top-level key of the later one replaces the earlier value whole, mapping or not: how pysystemtrade treats a list
    /// of configurations and <c>base_config</c>. A null value takes the earlier value away.
    /// </summary>
    ReplaceTopLevel,
}

/// <summary>The merge rules of configurations.</summary>
internal static class ConfigMerge
{
    /// <summary>
    /// <paramref name="high"/> over <paramref name="low"/>: two mappings merge key by key, null counts as missing, in any other
    /// case the higher one wins untouched. Keys keep the order of <paramref name="low"/>, new ones follow.
    /// </summary>
    public static ConfigNode Merge(ConfigNode low, ConfigNode high)
    {
        if (high.IsNull) return low;
        if (low is not ConfigMapping lower || high is not ConfigMapping higher) return high;
        return Merge(lower, higher);
    }

    /// <summary>Merges two mappings key by key; see <see cref="Merge(ConfigNode, ConfigNode)"/>.</summary>
    public static ConfigMapping Merge(ConfigMapping low, ConfigMapping high)
    {
        if (low.Count == 0) return high;
        if (high.Count == 0) return low;
        var entries = new OrderedDictionary<string, ConfigNode>(low.Entries, StringComparer.Ordinal);
        foreach (var (key, value) in high.Entries)
        {
            entries[key] = entries.TryGetValue(key, out var below) ? Merge(below, value) : value;
        }

        return new ConfigMapping(entries, high.Source, high.Line);
    }

    /// <summary>Replaces whole top-level keys; see <see cref="CombineMode.ReplaceTopLevel"/>.</summary>
    public static ConfigMapping ReplaceTopLevel(ConfigMapping low, ConfigMapping high)
    {
        if (low.Count == 0) return high;
        var entries = new OrderedDictionary<string, ConfigNode>(low.Entries, StringComparer.Ordinal);
        foreach (var (key, value) in high.Entries) entries[key] = value;
        return new ConfigMapping(entries, high.Source, high.Line);
    }
}
