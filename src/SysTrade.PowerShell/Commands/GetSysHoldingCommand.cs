using System.Management.Automation;
using SysTrade.Execution.Positions;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Lists positions of the book by strategy and by contract, or the rows of their ledgers.</summary>
[Cmdlet(VerbsCommon.Get, "SysHolding")]
[OutputType(typeof(HoldingRow), typeof(Execution.Positions.PositionRow))]
public sealed class GetSysHoldingCommand : BookCmdlet
{
    /// <summary>Only positions in an instrument.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string? Instrument { get; set; }

    /// <summary>Only one of both ledgers.</summary>
    [Parameter]
    public LedgerKind? Ledger { get; set; }

    /// <summary>Positions of zero too.</summary>
    [Parameter]
    public SwitchParameter IncludeZero { get; set; }

    /// <summary>Every change, with the order and execution that caused it.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var positions = Orders.Positions(LedgerKind.Strategy).Concat(Orders.Positions(LedgerKind.Contract))
            .Where(p => (Ledger is null || p.Kind == Ledger) && (Instrument is null || p.Instrument == Instrument) && (IncludeZero || History || p.Position != 0));
        foreach (var p in positions)
        {
            if (History) WriteObject(Orders.Rows(p.Name), enumerateCollection: true);
            else if (p.Kind == LedgerKind.Strategy) WriteObject(new HoldingRow("Strategy", p.Name.Split(' ')[0], p.Instrument, "", p.Position, p.UpdatedAt));
            else WriteObject(new HoldingRow("Contract", "", p.Instrument, p.Name.Split('/')[1], p.Position, p.UpdatedAt));
        }
    }
}
