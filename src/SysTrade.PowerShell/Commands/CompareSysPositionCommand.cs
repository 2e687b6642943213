using System.Management.Automation;
using SysTrade.Execution.Reconciling;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Compares the book with the broker's over all that either has, and the book's two ledgers with each other.</summary>
[Cmdlet(VerbsData.Compare, "SysPosition")]
[OutputType(typeof(BookBreak))]
public sealed class CompareSysPositionCommand : BookCmdlet
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var (orders, broker) = (Orders, Trading.RequireBroker());
        WriteObject(Wait(stop => Reconciler.CompareAsync(orders, broker, stop)), enumerateCollection: true);
    }
}
