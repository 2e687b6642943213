using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Releases the hold on orders.</summary>
[Cmdlet(VerbsCommon.Unlock, "SysOrder", SupportsShouldProcess = true)]
[OutputType(typeof(OrderRow))]
public sealed class UnlockSysOrderCommand : BookCmdlet
{
    /// <summary>Numbers of orders: I12, C13, B14.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <summary>Releases what somebody else holds, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            Try(() =>
            {
                if (ShouldProcess(id, "Unlock order")) Write(Orders.Unlock(Parse(id), Force));
            });
        }
    }
}
