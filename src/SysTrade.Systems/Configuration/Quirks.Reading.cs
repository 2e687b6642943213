using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Configuration;

/// <content>Reading the configuration key.</content>
public sealed partial record Quirks
{
    /// <summary>Configuration key that switches quirks.</summary>
    public const string ConfigKey = "compatibility";

    private const string BaseKey = "base";
    private static readonly string[] Bases = ["none", "pysystemtrade"];

    /// <summary>The quirks a configuration asks for; none when it does not say.</summary>
    /// <param name="config">Configuration.</param>
    /// <exception cref="ConfigException">A name is not known, or a value is no switch.</exception>
    public static Quirks From(SystemConfig config)
    {
        switch (config.Find(ConfigKey))
        {
            case null or { IsNull: true }: return None;
            case ConfigMapping mapping: return From(config, mapping);
            case ConfigScalar scalar: return FromBase(scalar, ConfigKey);
            default: throw config.Unusable(ConfigKey, "'pysystemtrade', 'none' or a mapping of quirks to true or false");
        }
    }

    private static Quirks From(SystemConfig config, ConfigMapping mapping)
    {
        var quirks = mapping[BaseKey] is ConfigScalar { IsNull: false } named ? FromBase(named, $"{ConfigKey}.{BaseKey}") : None;
        foreach (var (key, value) in mapping.Entries)
        {
            if (key == BaseKey) continue;
            var path = ConfigPath.Append(ConfigKey, key);
            var quirk = QuirkCatalog.All.FirstOrDefault(q => q.Name == key) ?? throw Unknown(key, path, value, QuirkCatalog.All.Select(q => q.Name));
            if (config.BoolOrNull(path) is { } on) quirks = quirk.Switch(quirks, on);
        }

        return quirks;
    }

    private static Quirks FromBase(ConfigScalar value, string path) => value.Raw.ToLowerInvariant() switch
    {
        "none" => None,
        "pysystemtrade" => Pysystemtrade,
        _ => throw Unknown(value.Raw, path, value, Bases),
    };

    private static ConfigException Unknown(string name, string path, ConfigNode value, IEnumerable<string> known)
    {
        var all = known.ToArray();
        var nearest = NearestName.Find(name, all);
        return new ConfigException(
            "ConfigUnknownQuirk", value.Source, value.Line, path,
            $"'{name}' is not known; {string.Join(" or ", nearest.Count > 0 ? nearest : all)} was expected.",
            $"Use a name of the list, or '{ConfigKey}: pysystemtrade' for all of them.");
    }
}
