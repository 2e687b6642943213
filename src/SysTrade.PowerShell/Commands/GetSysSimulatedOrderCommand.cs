using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Stages;

namespace SysTrade.PowerShell.Commands;

/// <summary>Gives the simulated orders of a system and what became of them.</summary>
[Cmdlet(VerbsCommon.Get, "SysSimulatedOrder")]
[OutputType(typeof(SimulatedOrderRow))]
public sealed class GetSysSimulatedOrderCommand : SimulationCmdlet
{
    /// <summary>Only orders that lapsed.</summary>
    [Parameter]
    public SwitchParameter Unfilled { get; set; }

    private protected override IEnumerable<(DateTime Moment, object Row)> Rows(string code, SimulatedAccountsStage stage, OrderSimulation simulation) =>
        from order in simulation.Orders
        where !Unfilled || order.Fill is null
        select (order.Submitted, (object)new SimulatedOrderRow(code, order.Submitted, order.Quantity, double.IsNaN(order.Limit) ? null : order.Limit, order.Fill?.Filled, order.Fill?.Price));
}
