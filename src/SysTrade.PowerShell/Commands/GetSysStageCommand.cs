using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the stages of a system, or those that configs may name.</summary>
[Cmdlet(VerbsCommon.Get, "SysStage", DefaultParameterSetName = OfSystem)]
[OutputType(typeof(Stage), ParameterSetName = [OfSystem])]
[OutputType(typeof(AvailableStage), ParameterSetName = [ThatExist])]
public sealed class GetSysStageCommand : SysCmdlet
{
    private const string OfSystem = nameof(OfSystem), ThatExist = nameof(ThatExist);

    /// <summary>Stages; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(StageCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = ["*"];

    /// <summary>System to ask; by default the session's.</summary>
    [Parameter(ParameterSetName = OfSystem, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public TradingSystem? System { get; set; }

    /// <summary>Lists the stages, and the lists of stages, that a config may name under stages.</summary>
    [Parameter(ParameterSetName = ThatExist, Mandatory = true)]
    public SwitchParameter Available { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Name;

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Available)
        {
            var all = AvailableStage.All.ToArray();
            var wanted = NamePatterns.Expand(Name, [.. all.Select(s => s.Name)], "stage or list of stages", null, WriteSysError);
            foreach (var stage in all.Where(s => wanted.Contains(s.Name, StringComparer.Ordinal))) WriteObject(stage);
            return;
        }

        var system = System ?? SessionDefaults.System(Session);
        foreach (var name in NamePatterns.Expand(Name, [.. system.Stages.Keys], "stage", null, WriteSysError)) WriteObject(system.Stages[name]);
    }
}
