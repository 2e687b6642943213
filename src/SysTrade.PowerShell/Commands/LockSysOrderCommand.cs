using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Puts a hold on orders: no children, changes or cancellations by others. Executions are booked all the same.</summary>
[Cmdlet(VerbsCommon.Lock, "SysOrder", SupportsShouldProcess = true)]
[OutputType(typeof(OrderRow))]
public sealed class LockSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13, B14.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Reason { get; set; } = "";

    /// <summary>Minutes after which it ends by itself; without them it stays until it is released.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int? Minutes { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            Try(() =>
            {
                if (ShouldProcess(id, "Lock order")) Write(Orders.Lock(Parse(id), Reason, Minutes is { } m ? TimeSpan.FromMinutes(m) : null));
            });
        }
    }
}
