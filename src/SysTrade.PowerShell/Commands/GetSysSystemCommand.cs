using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the session's system, which New-SysSystem made last.</summary>
[Cmdlet(VerbsCommon.Get, "SysSystem")]
[OutputType(typeof(TradingSystem))]
public sealed class GetSysSystemCommand : SysCmdlet
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(SessionDefaults.System(Session));
}
