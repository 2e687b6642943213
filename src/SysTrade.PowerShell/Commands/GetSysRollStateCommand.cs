using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Execution.Rolls;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells roll states, contracts, and the states that may follow.</summary>
[Cmdlet(VerbsCommon.Get, "SysRollState")]
[OutputType(typeof(RollStateRow))]
public sealed class GetSysRollStateCommand : BookCmdlet
{
    /// <summary>Instruments; those with a state that was set when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var instrument in Instrument.Length > 0 ? Instrument : [.. Orders.RollStatuses().Select(s => s.Instrument)]) Try(() => WriteObject(Row(instrument)));
    }

    internal RollStateRow Row(string instrument)
    {
        var status = Orders.Roll(instrument);
        MarketData? data = SessionDefaults.OpenData(Session);
        var contracts = data is null ? null : TradingBook.Contracts(data).Find(instrument);
        var held = contracts is null ? 0 : Orders.Position(contracts.Priced);
        return new RollStateRow(
            instrument, status.State.ToString(), contracts?.Priced.DateText ?? "", contracts?.Forward.DateText ?? "", held,
            [.. RollStates.AllowedAfter(status.State, held).Select(s => s.ToString())], status.By, status.At, status.Reason);
    }
}
