using System.Collections;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Rows;

/// <summary>Values of a config as PowerShell knows them.</summary>
internal static class ConfigValue
{
    /// <summary>Text, number, switch or null; an array for a list; for a mapping a dictionary in the order written.</summary>
    public static object? Plain(ConfigNode node) => node switch
    {
        ConfigScalar scalar => scalar.Value,
        ConfigSequence list => list.Items.Select(Plain).ToArray(),
        ConfigMapping mapping => Dictionary(mapping),
        _ => null,
    };

    private static System.Collections.Specialized.OrderedDictionary Dictionary(ConfigMapping mapping)
    {
        var values = new System.Collections.Specialized.OrderedDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in mapping.Entries) ((IDictionary)values).Add(key, Plain(value));
        return values;
    }
}
