using System.Collections;
using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Commands;

/// <summary>Makes a config from a file, a shipped one, values, or several of these.</summary>
[Cmdlet(VerbsCommon.New, "SysConfig")]
[OutputType(typeof(SystemConfig))]
public sealed class NewSysConfigCommand : SysCmdlet
{
    /// <summary>File, or name of a shipped config.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public string? Path { get; set; }

    /// <summary>Values laid over the file's; each top-level key replaces the earlier value whole.</summary>
    [Parameter(Position = 1)]
    public IDictionary? Value { get; set; }

    /// <summary>What the file and the values are laid over.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource[] BaseConfig { get; set; } = [];

    /// <inheritdoc/>
    protected override object? CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        List<ConfigSource> sources = [.. BaseConfig];
        if (!string.IsNullOrEmpty(Path)) sources.Add(new ConfigSource(Path));
        if (Value is not null) sources.Add(new ConfigSource(Value));
        WriteObject(ConfigSource.ReadAll(sources, SessionState.Path));
    }
}
