using System.Management.Automation;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists where strategies want their positions to be.</summary>
[Cmdlet(VerbsCommon.Get, "SysOptimalPosition")]
[OutputType(typeof(OptimalPosition))]
public sealed class GetSysOptimalPositionCommand : BookCmdlet
{
    /// <summary>Strategy; all when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? Strategy { get; set; }

    /// <inheritdoc/>
    protected override void Process() => WriteObject(
        Orders.Optimal(Strategy).OrderBy(o => o.Key.Strategy, StringComparer.Ordinal).ThenBy(o => o.Key.Instrument, StringComparer.Ordinal), enumerateCollection: true);
}
