using System.Collections;
using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Changes values of a system's config, dropping exactly what depends on them; or gives a config with the values changed.</summary>
[Cmdlet(VerbsCommon.Set, "SysConfig", SupportsShouldProcess = true, DefaultParameterSetName = SystemSet)]
[OutputType(typeof(ConfigChange), typeof(SystemConfig))]
public sealed class SetSysConfigCommand : SysCmdlet
{
    private const string SystemSet = "System";
    private const string ConfigSet = "Config";

    /// <summary>Path of the key to set.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ConfigKeyCompleter))]
    public string? Path { get; set; }

    /// <summary>The value; without a path, a hashtable whose top-level keys replace the earlier values whole.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [AllowNull]
    public object? Value { get; set; }

    /// <summary>System to change; by default the session's.</summary>
    [Parameter(ParameterSetName = SystemSet, ValueFromPipeline = true)]
    public TradingSystem? System { get; set; }

    /// <summary>Config to start from; it is not changed itself.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource? Config { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (ParameterSetName == ConfigSet)
        {
            var changed = Changed(Config!.Read(SessionState.Path));
            ReportProblems(changed);
            if (ShouldProcess(Config.ToString(), "Set " + What())) WriteObject(changed);
            return;
        }

        var system = System ?? SessionDefaults.System(Session);
        var config = Changed(system.GivenConfig);
        ReportProblems(config);
        if (!ShouldProcess($"system '{system.Name}'", "Set " + What())) return;
        var former = system.Config;
        var dropped = system.Configure(config);
        WriteObject(new ConfigChange(system.Name, system.Config.DifferencesFrom(former), dropped, system.RememberedValues));
    }

    private SystemConfig Changed(SystemConfig config)
    {
        var value = Value is null ? null : ConfigSource.Unwrap(Value);
        if (!string.IsNullOrEmpty(Path)) return config.With(Path, value is null ? null : Plain(value));
        return value is IDictionary values
            ? SystemConfig.Combine([config, new ConfigSource(values).Read(SessionState.Path)], CombineMode.ReplaceTopLevel)
            : throw new SysTradeException(
                "PathMissing", SysErrorKind.InvalidArgument, $"The value '{value}' was given without the key it is for.",
                "Give -Path, for example -Path forecast_cap; or give a hashtable of keys and values.", value);
    }

    /// <summary>Takes the wrappers off everything inside a list or dictionary.</summary>
    private static object? Plain(object value) => SystemConfig.FromObject(new Hashtable { ["value"] = value }, ConfigSource.Unwrap).Find("value");

    private string What() => string.IsNullOrEmpty(Path) ? string.Join(", ", ((IDictionary)ConfigSource.Unwrap(Value!)!).Keys.Cast<object>()) : $"{Path} to {Shown()}";

    private string Shown() => Value is null ? "nothing" : ConfigSource.Unwrap(Value) switch
    {
        IDictionary values => $"{values.Count} values",
        string text => $"'{text}'",
        var value => Convert.ToString(value, global::System.Globalization.CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Refuses what cannot be meant; problems the config had before are not this command's.</summary>
    private void ReportProblems(SystemConfig config)
    {
        var own = string.IsNullOrEmpty(Path) ? ((IDictionary)ConfigSource.Unwrap(Value!)!).Keys.Cast<object>().Select(k => ConfigPath.Append("", k.ToString()!)).ToArray() : [Path];
        foreach (var problem in config.Validate(ConfigSchema.Default))
        {
            if (!own.Any(p => problem.Path == p || problem.Path.StartsWith(p + ".", StringComparison.Ordinal))) continue;
            if (problem.Severity == ConfigProblemSeverity.Error) throw ConfigReport.ToError(problem);
            if (problem.Severity == ConfigProblemSeverity.Warning) WriteWarning(problem.ToString());
            else WriteVerbose(problem.ToString());
        }
    }
}
