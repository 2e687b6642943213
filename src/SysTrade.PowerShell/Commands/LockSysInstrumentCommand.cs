using System.Management.Automation;
using SysTrade.Execution.Limits;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Locks instruments: nothing is generated, spawned or sent in them.</summary>
[Cmdlet(VerbsCommon.Lock, "SysInstrument", SupportsShouldProcess = true)]
[OutputType(typeof(InstrumentLock))]
public sealed class LockSysInstrumentCommand : BookCmdlet
{
    /// <summary>Instruments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public string Reason { get; set; } = "";

    /// <summary>Hours after which it ends by itself; without them it stays until it is taken off.</summary>
    [Parameter]
    [ValidateRange(0.01, 10_000.0)]
    public double? Hours { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var instrument in Instrument)
        {
            Try(() =>
            {
                RequireKnown(instrument);
                if (!ShouldProcess(instrument, "Lock instrument")) return;
                WriteObject(Orders.LockInstrument(instrument, InstrumentLockKind.Manual, Reason, Hours is { } h ? TimeSpan.FromHours(h) : null));
            });
        }
    }
}
