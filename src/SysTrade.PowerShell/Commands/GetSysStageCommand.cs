using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the stages of a system.</summary>
[Cmdlet(VerbsCommon.Get, "SysStage")]
[OutputType(typeof(Stage))]
public sealed class GetSysStageCommand : SystemCmdlet
{
    /// <summary>Stages; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(StageCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        foreach (var name in NamePatterns.Expand(Name, [.. system.Stages.Keys], "stage", null, WriteSysError)) WriteObject(system.Stages[name]);
    }
}
