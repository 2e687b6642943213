using System.Management.Automation;
using SysTrade.Domain.Orders;
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
                var held = Orders.Position(contracts.Priced);
                RollStates.Require(instrument, Orders.Roll(instrument).State, State, held);

                // What a roll that was stopped between its legs holds: the next one goes on from there.
                var carried = Orders.InstrumentPosition(instrument) - Orders.SettledPosition(instrument);
                var trades = RollPlan.Roll(State, held, contracts, RollStates.IsDoubleSided(State) ? carried : 0).Select(r => $"{r.Trade} {string.Join(' ', r.Contracts)}").ToArray();
                var what = trades.Length == 0 ? "trades nothing itself" : "will trade " + string.Join(" and ", trades);
                if (carried != 0)
                {
                    what += trades.Length > 0 && RollStates.IsDoubleSided(State)
                        ? $", since a roll that was stopped holds {carried} of one leg"
                        : $"; a roll that was stopped holds {carried} of one leg, which stays (Submit-SysOrder {StrategyName.Roll} {instrument} {-carried} trades it)";
                }

                if (ShouldProcess($"{instrument}: {State}, {what}", "Set roll state")) WriteObject(Orders.SetRoll(instrument, State, contracts.Priced, Reason));
            });
        }
    }
}
