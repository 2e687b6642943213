using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Cancels orders with all below them.</summary>
[Cmdlet(VerbsLifecycle.Stop, "SysOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(OrderRow))]
public sealed class StopSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13, B14.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>Why, for the log.</summary>
    [Parameter(Position = 1)]
    public string Reason { get; set; } = "cancelled by hand";

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            Try(() =>
            {
                var order = Orders.Get(Parse(id));
                if (ShouldProcess($"{order.Id}: {order.Remaining} {order.StrategyInstrument} of {order.Trade} not filled", "Cancel order")) Write(Orders.Cancel(order.Id, Reason));
            });
        }
    }
}
