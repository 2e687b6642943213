using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the values of a config and where each was written.</summary>
[Cmdlet(VerbsCommon.Get, "SysConfig", DefaultParameterSetName = SystemSet)]
[OutputType(typeof(ConfigRow))]
public sealed class GetSysConfigCommand : SysCmdlet
{
    private const string SystemSet = "System";
    private const string ConfigSet = "Config";
    private const string DefaultSet = "Default";

    /// <summary>Path of the key; what is below it is shown too; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConfigKeyCompleter))]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>System whose config is shown, with the defaults; by default the session's.</summary>
    [Parameter(ParameterSetName = SystemSet, ValueFromPipeline = true)]
    public TradingSystem? System { get; set; }

    /// <summary>Config to show, as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource? Config { get; set; }

    /// <summary>Shows the defaults that come with the program.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DefaultSet)]
    public SwitchParameter Default { get; set; }

    /// <summary>Gives the value at the path itself: a number, text, list or dictionary.</summary>
    [Parameter]
    public SwitchParameter AsValue { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var config = ParameterSetName switch
        {
            ConfigSet => Config!.Read(SessionState.Path),
            DefaultSet => ShippedConfigs.Defaults,
            _ => (System ?? SessionDefaults.System(Session)).Config,
        };
        foreach (var path in Path.Length == 0 ? [""] : Path) Try(() => Write(config, path));
    }

    private void Write(SystemConfig config, string path)
    {
        if (WildcardPattern.ContainsWildcardCharacters(path))
        {
            var pattern = new WildcardPattern(path, WildcardOptions.IgnoreCase);
            foreach (var leaf in config.LeafPaths()) if (pattern.IsMatch(leaf)) WriteLeaf(config, leaf);
            return;
        }

        var node = config.Find(path) ?? throw Missing(config, path);
        if (AsValue)
        {
            WriteObject(ConfigValue.Plain(node), enumerateCollection: false);
            return;
        }

        if (node is not ConfigMapping)
        {
            WriteObject(ConfigRow.Of(path, node));
            return;
        }

        foreach (var leaf in config.LeafPaths())
        {
            if (path.Length == 0 || leaf == path || leaf.StartsWith(path + ".", StringComparison.Ordinal)) WriteLeaf(config, leaf);
        }
    }

    private void WriteLeaf(SystemConfig config, string leaf)
    {
        var node = config.Find(leaf)!;
        WriteObject(AsValue ? ConfigValue.Plain(node) : ConfigRow.Of(leaf, node));
    }

    private static UnknownNameException Missing(SystemConfig config, string path) => new(
        "config key", path, config.LeafPaths().Concat(config.Keys()).Distinct(StringComparer.Ordinal), config.Source,
        ConfigSchema.Default.Find(path) is { } key ? $"The key is known ({key.Meaning.TrimEnd('.')}) and has no value here; give it one with Set-SysConfig or in the file." : null);
}
