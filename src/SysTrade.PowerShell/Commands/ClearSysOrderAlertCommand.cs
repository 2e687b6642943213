using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Closes alerts that somebody has looked at.</summary>
[Cmdlet(VerbsCommon.Clear, "SysOrderAlert", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class ClearSysOrderAlertCommand : BookCmdlet
{
    /// <summary>Ids of alerts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            if (ShouldProcess(id, "Close alert") && !Orders.CloseAlert(id)) WriteWarning($"There is no open alert '{id}'.");
        }
    }
}
