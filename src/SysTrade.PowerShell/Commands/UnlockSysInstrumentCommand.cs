using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Takes a lock of one kind off instruments.</summary>
[Cmdlet(VerbsCommon.Unlock, "SysInstrument", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnlockSysInstrumentCommand : BookCmdlet
{
    /// <summary>Instruments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <summary>Kind of lock.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public InstrumentLockKind Kind { get; set; } = InstrumentLockKind.Manual;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var instrument in Instrument)
        {
            Try(() =>
            {
                if (ShouldProcess($"{instrument} ({Kind})", "Unlock instrument") && !Orders.UnlockInstrument(instrument, Kind)) WriteWarning($"{instrument} had no lock of kind {Kind}.");
            });
        }
    }
}
