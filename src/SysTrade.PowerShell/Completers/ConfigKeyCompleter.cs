using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Completers;

/// <summary>Paths of config keys: every known one with its meaning, and those that the system's config has.</summary>
public sealed class ConfigKeyCompleter : QuietCompleter
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Description)>> Known = new(() => [.. Walk(ConfigSchema.Default.Keys, "")]);

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters)
    {
        var known = Known.Value;
        if (SystemOf.Line(boundParameters) is not { } system) return known;
        var names = known.Select(k => k.Name).ToHashSet(StringComparer.Ordinal);
        return known.Concat(system.Config.LeafPaths().Where(p => !names.Contains(p)).Select(p => (p, system.Config.Find(p)!.Describe())));
    }

    private static IEnumerable<(string Name, string Description)> Walk(IEnumerable<ConfigKey> keys, string path)
    {
        foreach (var key in keys)
        {
            var full = ConfigPath.Append(path, key.Name);
            yield return (full, key.Meaning);
            foreach (var below in Walk(key.Children, full)) yield return below;
        }
    }
}
