using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists the locks of instruments that hold now.</summary>
[Cmdlet(VerbsCommon.Get, "SysInstrumentLock")]
[OutputType(typeof(InstrumentLock))]
public sealed class GetSysInstrumentLockCommand : BookCmdlet
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(Orders.InstrumentLocks(), enumerateCollection: true);
}
