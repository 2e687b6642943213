using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Configuration;

/// <summary>Finds configurations by name, reads them and lays them over their <c>base_config</c>.</summary>
internal sealed class ConfigLoader(ConfigEnvironment environment)
{
    private readonly List<string> _open = [];

    /// <summary>Loads a configuration with its bases.</summary>
    /// <param name="name">File, shipped name or package path.</param>
    /// <param name="referrer">The <c>base_config</c> value that names it; null for the first.</param>
    public SystemConfig Load(string name, ConfigNode? referrer)
    {
        var (identity, config) = Locate(name, referrer);
        if (_open.Contains(identity))
        {
            throw new ConfigException(
                "ConfigCycle", referrer!.Source, referrer.Line, SystemConfig.BaseConfigKey,
                $"the configurations refer to each other in a circle: {string.Join(" -> ", _open.SkipWhile(o => o != identity).Append(identity))}.",
                $"Remove one '{SystemConfig.BaseConfigKey}'.");
        }

        _open.Add(identity);
        var complete = WithBase(config(), Path.GetDirectoryName(identity));
        _open.RemoveAt(_open.Count - 1);
        return complete;
    }

    /// <summary>Lays a configuration over what its <c>base_config</c> names; the key itself is taken out.</summary>
    /// <param name="config">The configuration as read.</param>
    /// <param name="folder">Folder of its file, in which its base is looked for first; null when it is no file.</param>
    public SystemConfig WithBase(SystemConfig config, string? folder)
    {
        if (!config.Contains(SystemConfig.BaseConfigKey)) return config;
        var named = config.Find(SystemConfig.BaseConfigKey)!;
        if (named is ConfigMapping inline)
        {
            return config.Without(SystemConfig.BaseConfigKey).Over(WithBase(SystemConfig.Empty.WithMapping(inline), folder), CombineMode.ReplaceTopLevel);
        }

        var name = config.Text(SystemConfig.BaseConfigKey);
        var beside = folder is null ? null : Path.Combine(folder, name);
        var lower = Load(beside is not null && File.Exists(beside) ? beside : name, named);
        return config.Without(SystemConfig.BaseConfigKey).Over(lower, CombineMode.ReplaceTopLevel);
    }

    private (string Identity, Func<SystemConfig> Read) Locate(string name, ConfigNode? referrer)
    {
        foreach (var candidate in Candidates(name))
        {
            if (File.Exists(candidate))
            {
                var full = Path.GetFullPath(candidate);
                return (full, () => ReadFile(full, candidate));
            }
        }

        if (ShippedConfigs.Resolve(name) is { } shipped) return (shipped, () => ShippedConfigs.ReadAlone(shipped));
        foreach (var candidate in PackageFiles(name))
        {
            if (File.Exists(candidate)) return (Path.GetFullPath(candidate), () => ReadFile(Path.GetFullPath(candidate), candidate));
        }

        throw NotFound(name, referrer);
    }

    private IEnumerable<string> Candidates(string name)
    {
        yield return name;
        if (Path.IsPathRooted(name)) yield break;
        foreach (var folder in environment.Folders) yield return Path.Combine(folder, name);
    }

    /// <summary>Files a package path can mean: dots and slashes separate alike, the last part is the ending.</summary>
    private IEnumerable<string> PackageFiles(string name)
    {
        var parts = name.Split('.', '/', '\\');
        if (parts.Length < 2 || parts.Any(p => p.Length == 0)) yield break;
        var file = $"{parts[^2]}.{parts[^1]}";
        foreach (var folder in environment.Folders.Prepend("."))
        {
            yield return Path.Combine([folder, .. parts[..^2], file]);
            if (parts.Length > 2) yield return Path.Combine([folder, .. parts[1..^2], file]);
        }
    }

    private ConfigException NotFound(string name, ConfigNode? referrer)
    {
        var nearest = NearestName.Find(name, ShippedConfigs.AllNames);
        var similar = nearest.Count > 0 ? $"Nearest shipped: {string.Join(", ", nearest)}." : $"Shipped: {string.Join(", ", ShippedConfigs.Names)}.";
        var looked = string.Join(", ", environment.Folders.Prepend(Directory.GetCurrentDirectory()));
        return new ConfigException(
            "ConfigNotFound", referrer?.Source ?? name, referrer?.Line ?? 0, referrer is null ? null : SystemConfig.BaseConfigKey,
            $"there is no configuration '{name}': no such file in {looked}, and no shipped one. {similar}",
            "Give the path of a file or the name of a shipped configuration; for package paths set SYSTRADE_CONFIG_DIR or PYSYS_CODE "
            + "to the folder they start from.");
    }

    private static SystemConfig ReadFile(string full, string shown)
    {
        try
        {
            return SystemConfig.ParseAlone(File.ReadAllText(full, Encoding.UTF8), shown);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigException("ConfigUnreadable", shown, 0, null, $"the file cannot be read: {e.Message}", "Check its permissions.", innerException: e);
        }
    }
}
