using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Stages;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the simulated fills of a system, with what each cost and the position after it.</summary>
[Cmdlet(VerbsCommon.Get, "SysSimulatedFill")]
[OutputType(typeof(SimulatedFillRow))]
public sealed class GetSysSimulatedFillCommand : SimulationCmdlet
{
    private protected override IEnumerable<(DateTime Moment, object Row)> Rows(string code, SimulatedAccountsStage stage, OrderSimulation simulation)
    {
        var position = 0.0;
        foreach (var fill in simulation.Fills)
        {
            position += fill.Quantity;
            yield return (fill.Filled, new SimulatedFillRow(code, fill.Filled, fill.Quantity, fill.Price, position, fill.PaysSlippage, stage.CostOf(code, fill)));
        }
    }
}
