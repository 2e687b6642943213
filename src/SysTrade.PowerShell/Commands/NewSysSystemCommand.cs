using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Extensions;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes a trading system of data, a config and stages; it becomes the session's system.</summary>
[Cmdlet(VerbsCommon.New, "SysSystem")]
[OutputType(typeof(TradingSystem))]
public sealed class NewSysSystemCommand : DataCmdlet
{
    /// <summary>Configs, file names, names of shipped configs or hashtables; top-level keys of later ones replace those of earlier ones.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource[] Config { get; set; } = [];

    /// <summary>Rule functions of New-SysRule that the config may name; without trading_rules in the config they are its rules.</summary>
    [Parameter]
    public RuleDefinition[] Rule { get; set; } = [];

    /// <summary>Stages that replace those of the same name that the config names, or are added.</summary>
    [Parameter]
    public Stage[] Stage { get; set; } = [];

    /// <summary>C# files, or what Import-SysExtension made of them: their rules may be named by the config, their stages are put in place.</summary>
    [Parameter]
    public ExtensionSource[] Extension { get; set; } = [];

    /// <summary>What to call the system.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    /// <summary>Which deviations of pysystemtrade to reproduce: pysystemtrade, none, or a hashtable of quirks.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CompatibilityCompleter))]
    public object? Compatibility { get; set; }

    /// <summary>Leaves out instruments that cannot be computed, with a warning for each.</summary>
    [Parameter]
    public SwitchParameter SkipBadInstrument { get; set; }

    /// <summary>Makes the system although the config has errors, which become warnings.</summary>
    [Parameter]
    public SwitchParameter IgnoreConfigProblem { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Config;

    /// <inheritdoc/>
    protected override void Process()
    {
        var config = ReadConfig();
        if (!ReportProblems(config)) return;
        WarnOfPrivateConfig(config);
        _ = config.Quirks;
        SysExtension[] extensions = [.. Extension.SelectMany(e => e.Load(SessionState.Path))];
        var registry = extensions.SelectMany(e => e.Rules).Concat(Rule).Aggregate(RuleRegistry.Provided, (known, rule) => known.With(rule));
        var stages = extensions.SelectMany(e => e.Stages).Select(s => s.Create(registry)).Concat(Stage);
        var all = StageRegistry.Join(StageRegistry.Provided.Create(config.WithDefaults(), registry), stages);
        var system = new TradingSystem(Market, config, all, Name.Length > 0 ? Name : DefaultName(config));
        if (SkipBadInstrument) Skip(system);
        Session.Set(system);
        WriteObject(system);
    }

    private SystemConfig ReadConfig()
    {
        var config = ConfigSource.ReadAll(Config, SessionState.Path);
        if (Compatibility is not null) config = config.With(Quirks.ConfigKey, ConfigSource.Unwrap(Compatibility));
        if (Rule.Length == 0) return config;
        if (!config.Contains("trading_rules"))
        {
            return Rule.Aggregate(config, (c, rule) => c.With(["trading_rules", rule.Name], new Dictionary<string, object?> { ["function"] = rule.Name }));
        }

        var leaves = config.LeafPaths().Where(p => p.StartsWith("trading_rules.", StringComparison.Ordinal));
        var named = leaves.Select(p => (config.Find(p) as ConfigScalar)?.Raw).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in Rule)
        {
            if (!named.Contains(rule.Name)) WriteWarning($"No entry of trading_rules in the config names the function {rule.Name}, so it is not used.");
        }

        return config;
    }

    /// <summary>Tells the problems of the config; false when it should not be used.</summary>
    private bool ReportProblems(SystemConfig config)
    {
        var usable = true;
        foreach (var problem in config.Validate(ConfigSchema.Default))
        {
            switch (problem.Severity)
            {
                case ConfigProblemSeverity.Error when !IgnoreConfigProblem:
                    usable = false;
                    WriteSysError(ConfigReport.ToError(problem));
                    break;
                case ConfigProblemSeverity.Information:
                    WriteVerbose(problem.ToString());
                    break;
                default:
                    WriteWarning(problem.ToString());
                    break;
            }
        }

        return usable;
    }

    /// <summary>
    /// Warns of mistakes in the private config, with which every system is completed. They stop nobody: it holds keys for more than this system, and one that
    /// is used and wrong is an error where it is used.
    /// </summary>
    private void WarnOfPrivateConfig(SystemConfig config)
    {
        var own = ConfigEnvironment.PrivateConfig(ConfigEnvironment.Current);
        if (own.Source == config.Source) return;
        foreach (var problem in own.Validate(ConfigSchema.Default))
        {
            if (problem.Severity == ConfigProblemSeverity.Information) WriteVerbose(problem.ToString());
            else WriteWarning(problem.ToString());
        }
    }

    private void Skip(TradingSystem system)
    {
        var left = RunLong("Checking instruments", work => system.ExcludeBadInstruments(
            new DirectProgress<InstrumentProgress>(p => work.Progress(p.Instrument, p.Done, p.Total)), work.Stopping));
        foreach (var code in left)
        {
            var error = system.Excluded[code];
            WriteWarning($"{code} is left out: {error.Message}{(error.Remedy is null ? "" : $" Remedy: {error.Remedy}")}");
        }
    }

    private static string DefaultName(SystemConfig config) =>
        config.Source == ConfigNode.ArgumentSource ? "system" : Path.GetFileNameWithoutExtension(config.Source);
}
