using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the overrides that were set.</summary>
[Cmdlet(VerbsCommon.Get, "SysOverride")]
[OutputType(typeof(OverrideSetting))]
public sealed class GetSysOverrideCommand : BookCmdlet
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(Orders.Overrides(), enumerateCollection: true);
}
