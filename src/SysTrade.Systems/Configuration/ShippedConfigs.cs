using System.Text;

namespace SysTrade.Systems.Configuration;

/// <summary>The configurations that come with the program: the defaults and the ready-made systems.</summary>
public static class ShippedConfigs
{
    private const string SystemPrefix = "config/systems/";
    private const string Ending = ".yaml";
    private const string DefaultsName = "defaults";

    // pysystemtrade's file on the left, ours with the same content on the right.
    private static readonly Dictionary<string, string> PackagePaths = new(StringComparer.Ordinal)
    {
        ["systems.provided.futures_chapter15.futuresconfig.yaml"] = "chapter15",
        ["systems.provided.futures_chapter15.futuresestimateconfig.yaml"] = "chapter15_estimated",
        ["systems.provided.example.simplesystemconfig.yaml"] = "simple",
        ["sysdata.config.defaults.yaml"] = DefaultsName,
    };

    private static readonly Lazy<SystemConfig> LazyDefaults = new(() => ReadAlone(DefaultsName));

    /// <summary>Names of the ready-made systems, sorted; each can be given to <see cref="SystemConfig.Load"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = typeof(ShippedConfigs).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(SystemPrefix, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
        .Select(n => n[SystemPrefix.Length..^Ending.Length]).Order(StringComparer.Ordinal).ToArray();

    /// <summary>The default of every key that has one: <c>config/defaults.yaml</c>.</summary>
    public static SystemConfig Defaults => LazyDefaults.Value;

    /// <summary>Names and package paths by which shipped configurations can be asked for.</summary>
    internal static IEnumerable<string> AllNames => Names.Append(DefaultsName).Concat(PackagePaths.Keys);

    /// <summary>The text of a shipped configuration, with its comments.</summary>
    /// <param name="name">One of <see cref="Names"/>, or <c>defaults</c>.</param>
    /// <exception cref="ConfigException">There is no such configuration.</exception>
    public static string Text(string name)
    {
        using var reader = Open(name);
        return reader.ReadToEnd();
    }

    /// <summary>What a shipped configuration is, in a sentence: its first comment.</summary>
    /// <param name="name">One of <see cref="Names"/>, or <c>defaults</c>.</param>
    /// <exception cref="ConfigException">There is no such configuration.</exception>
    public static string Describe(string name)
    {
        using var reader = Open(name);
        return reader.ReadLine() is { } line && line.StartsWith('#') ? line.TrimStart('#', ' ') : name;
    }

    /// <summary>The shipped configuration a name means: a short name with or without <c>.yaml</c>, or a package path in any separators.</summary>
    internal static string? Resolve(string name)
    {
        var plain = name.EndsWith(Ending, StringComparison.Ordinal) ? name[..^Ending.Length] : name;
        if (plain == DefaultsName || Names.Contains(plain)) return plain;
        return PackagePaths.GetValueOrDefault(name.Replace('/', '.').Replace('\\', '.'));
    }

    /// <summary>Reads a shipped configuration without its bases.</summary>
    internal static SystemConfig ReadAlone(string name) => SystemConfig.ParseAlone(Text(name), name);

    private static StreamReader Open(string name)
    {
        var resource = name == DefaultsName ? "config/defaults.yaml" : SystemPrefix + name + Ending;
        var stream = typeof(ShippedConfigs).Assembly.GetManifestResourceStream(resource) ?? throw new ConfigException(
            "ConfigNotFound", name, 0, null, $"there is no shipped configuration '{name}'. Shipped: {string.Join(", ", AllNames)}.", "Use one of these names.");
        return new StreamReader(stream, Encoding.UTF8);
    }
}
