namespace SysTrade.Systems.Configuration;

/// <summary>
/// A configuration: nested keys and values under pysystemtrade's names, each knowing the file and line it came from. Immutable
/// and safe to share between threads; changing a value gives a new configuration.
/// </summary>
/// <remarks>
/// Keys are addressed by a dotted path (<c>forecast_weight_estimate.method</c>); see <see cref="ConfigPath"/> for keys that contain
/// dots. Precedence, highest first: what the user gave (file, hashtable, or several), the private configuration, the defaults.
/// </remarks>
public sealed partial class SystemConfig : IEquatable<SystemConfig>
{
    /// <summary>Key that names another configuration to start from.</summary>
    public const string BaseConfigKey = "base_config";

    private Quirks? _quirks;

    private SystemConfig(ConfigMapping root, string source, IReadOnlyList<ConfigProblem> notices)
    {
        Root = root;
        Source = source;
        Notices = notices;
    }

    /// <summary>A configuration without keys.</summary>
    public static SystemConfig Empty { get; } = new(ConfigMapping.Empty, ConfigNode.ArgumentSource, []);

    /// <summary>The keys and values.</summary>
    public ConfigMapping Root { get; }

    /// <summary>Where the configuration came from: a file, the name of a shipped configuration, or <c>argument</c>.</summary>
    public string Source { get; }

    /// <summary>What was noticed while reading the text, such as keys given twice; part of what <see cref="Validate"/> returns.</summary>
    public IReadOnlyList<ConfigProblem> Notices { get; }

    /// <summary>Which deviations of pysystemtrade are reproduced: from the key <c>compatibility</c>, none when it is absent.</summary>
    /// <exception cref="ConfigException">The key names an unknown quirk or holds something else than a switch.</exception>
    public Quirks Quirks => _quirks ??= Quirks.From(this);

    /// <summary>Reads a configuration from a file, or takes a shipped one.</summary>
    /// <param name="path">
    /// A file; the name of a shipped configuration (<see cref="ShippedConfigs"/>); or a pysystemtrade package path such as
    /// <c>systems.provided.futures_chapter15.futuresconfig.yaml</c>, which finds the shipped equivalent or a file below the folders
    /// of the environment.
    /// </param>
    /// <param name="environment">Folders to look in; by default those the environment variables name.</param>
    /// <exception cref="ConfigException">Nothing is found, the text is not valid, or <c>base_config</c> leads round in a circle.</exception>
    public static SystemConfig Load(string path, ConfigEnvironment? environment = null) =>
        new ConfigLoader(environment ?? ConfigEnvironment.Current).Load(path, null);

    /// <summary>Reads a configuration from YAML text.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="source">Name for messages.</param>
    /// <exception cref="ConfigException">The text is not valid YAML or its top level is not a mapping.</exception>
    public static SystemConfig Parse(string yaml, string source = ConfigNode.ArgumentSource) =>
        new ConfigLoader(ConfigEnvironment.Current).WithBase(ParseAlone(yaml, source), null);

    /// <summary>Takes a configuration from objects: a dictionary (such as a PowerShell hashtable) of plain values, lists and dictionaries.</summary>
    /// <param name="value">The dictionary; a <see cref="SystemConfig"/> is returned as it is.</param>
    /// <param name="unwrap">Applied to every object first, so that a front end can take its wrappers off.</param>
    /// <exception cref="ConfigException">Something inside is not a plain value, list or dictionary.</exception>
    public static SystemConfig FromObject(object value, Func<object, object?>? unwrap = null)
    {
        var node = new ObjectReader(unwrap).Read(value, "");
        if (node is not ConfigMapping root)
        {
            throw new ConfigException(
                "ConfigWrongType", ConfigNode.ArgumentSource, 0, null, $"found {node.Describe()}; a dictionary of keys and values was expected.",
                "Give a hashtable, for example @{ base_currency = 'USD' }, or load a file.");
        }

        return new ConfigLoader(ConfigEnvironment.Current).WithBase(new SystemConfig(root, root.Source, []), null);
    }

    /// <summary>One configuration from several; later ones override earlier ones.</summary>
    /// <param name="configs">Lowest priority first.</param>
    /// <param name="mode">Whether mappings merge key by key (default) or top-level keys replace whole.</param>
    public static SystemConfig Combine(IEnumerable<SystemConfig> configs, CombineMode mode = CombineMode.Recursive) =>
        configs.Aggregate(Empty, (low, high) => high.Over(low, mode));

    /// <summary>This configuration completed with the private configuration and, below that, the defaults.</summary>
    /// <param name="environment">Where the private configuration is; by default what the environment variables name.</param>
    /// <exception cref="ConfigException">The private configuration exists and cannot be read.</exception>
    public SystemConfig WithDefaults(ConfigEnvironment? environment = null) =>
        Combine([ShippedConfigs.Defaults, ConfigEnvironment.PrivateConfig(environment ?? ConfigEnvironment.Current), this]);

    /// <summary>Equal when the keys and values are, wherever they came from.</summary>
    /// <param name="other">The other configuration.</param>
    public bool Equals(SystemConfig? other) => other is not null && Root.Equals(other.Root);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SystemConfig);

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The source and the number of top-level keys.</summary>
    public override string ToString() => $"{Source}: {Root.Describe()}";

    internal static SystemConfig ParseAlone(string yaml, string source)
    {
        var (root, notices) = YamlReader.Read(yaml, source);
        return new SystemConfig(root, source, notices);
    }

    internal SystemConfig Over(SystemConfig low, CombineMode mode)
    {
        if (low.Root.Count == 0 && low.Notices.Count == 0) return this;
        var root = mode == CombineMode.Recursive ? ConfigMerge.Merge(low.Root, Root) : ConfigMerge.ReplaceTopLevel(low.Root, Root);
        return new SystemConfig(root, Root.Count == 0 ? low.Source : Source, [.. low.Notices, .. Notices]);
    }

    internal SystemConfig WithMapping(ConfigMapping root) => new(root, root.Source, Notices);

    private SystemConfig WithRoot(ConfigMapping root) => new(root, Source, Notices);
}
