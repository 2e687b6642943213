using static SysTrade.Systems.Configuration.ConfigKind;

namespace SysTrade.Systems.Configuration;

/// <summary>The table of all known keys: pysystemtrade's, those its files carry without reading them, and ours.</summary>
internal static partial class KnownKeys
{
    /// <summary>Top-level keys of systems, then of production.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } = [.. System(), .. Production(), .. NeverRead()];

    private static ConfigKey Key(string name, ConfigKind kind, string meaning) => new(name, kind, meaning);

    private static ConfigKey Choice(string name, string meaning, params string[] choices) => new(name, Text, meaning) { Choices = choices };

    private static ConfigKey Group(string name, string meaning, params ConfigKey[] children) => new(name, Mapping, meaning) { Children = children };

    private static ConfigKey Table(string name, string meaning, ConfigKey each, ConfigKind orElse = 0) => new(name, Mapping | orElse, meaning) { Each = each };

    private static ConfigKey Dead(string name, string meaning) => new(name, Any, meaning) { NeverRead = true };

    /// <summary>A key that pysystemtrade reads and this program does not, with what there is instead.</summary>
    private static ConfigKey Unread(ConfigKey key, string why) => key with { NeverRead = true, Meaning = $"{key.Meaning.TrimEnd('.')}; {why}." };

    private static ConfigKey Func(string meaning = "Name of the function.") => new("func", Text, meaning);

    /// <summary>Keys of pysystemtrade's files that neither it nor this program reads.</summary>
    private static IEnumerable<ConfigKey> NeverRead() =>
    [
        Dead("instruments_with_threshold", "a forecast threshold that no longer exists."),
        Dead("rule_groups", "a grouping of rules for people."),
        Dead("style_groups", "a grouping of rules for people."),
        Dead("asset_classes", "a grouping of instruments for people; asset classes come from the instrument table."),
        Dead("countries", "a grouping of instruments for people."),
        Dead("parameters", "a group of values that old files carry."),
    ];
}
