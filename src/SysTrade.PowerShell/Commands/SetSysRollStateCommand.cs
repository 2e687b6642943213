using System.Management.Automation;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Rolls;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Sets the roll state of instruments, when it may follow the present one.</summary>
[Cmdlet(VerbsCommon.Set, "SysRollState", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RollStatus))]
public sealed class SetSysRollStateCommand : BookCmdlet
{
    /// <summary>Instruments.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string[] Instrument { get; set; } = [];

    /// <summary>New state.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public RollState State { get; set; }

    /// <summary>Why, for the record.</summary>
    [Parameter]
    public string Reason { get; set; } = "set by hand";

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var instrument in Instrument)
        {
            Try(() =>
            {
                var contracts = ContractsOf(instrument);
                RollStates.Require(instrument, Orders.Roll(instrument).State, State, Orders.Position(contracts.Priced));
                if (ShouldProcess($"{instrument}: {State}, {Plan(Orders, instrument, State, contracts)}", "Set roll state")) WriteObject(Orders.SetRoll(instrument, State, contracts.Priced, Reason));
            });
        }
    }

    /// <summary>What a roll state would have traded, with what a roll that was stopped between its legs holds: the next one goes on from there.</summary>
    internal static string Plan(OrderBook book, string instrument, RollState state, RollContracts contracts)
    {
        var carried = book.InstrumentPosition(instrument) - book.SettledPosition(instrument);
        var goesOn = RollStates.IsDoubleSided(state);
        var trades = RollPlan.Roll(state, book.Position(contracts.Priced), contracts, goesOn ? carried : 0).Select(r => $"{r.Trade} {string.Join(' ', r.Contracts)}").ToArray();
        var what = trades.Length == 0 ? "trades nothing itself" : "will trade " + string.Join(" and ", trades);
        return carried == 0 ? what
            : goesOn ? $"{what}, since a roll that was stopped holds {carried} of one leg"
            : $"{what}; a roll that was stopped holds {carried} of one leg, which stays (Submit-SysOrder {StrategyName.Roll} {instrument} {-carried} trades it)";
    }
}
