using System.Management.Automation;
using SysTrade.Execution.Books;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists what somebody should look at.</summary>
[Cmdlet(VerbsCommon.Get, "SysOrderAlert")]
[OutputType(typeof(BookAlert))]
public sealed class GetSysOrderAlertCommand : BookCmdlet
{
    /// <summary>Closed ones too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void Process() => WriteObject(Orders.Alerts(All), enumerateCollection: true);
}
