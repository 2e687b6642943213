using System.Management.Automation;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Reporting;
using SysTrade.Systems.Stages;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that shows what simulated orders did.</summary>
public abstract class SimulationCmdlet : SystemInstrumentCmdlet
{
    /// <summary>Simulates orders for the system's positions so; by default as the system itself does.</summary>
    [Parameter]
    public OrderSimulationKind? OrderSimulation { get; set; }

    /// <summary>Which position the orders are for.</summary>
    [Parameter]
    public SimulationLevel Level { get; set; } = SimulationLevel.Instrument;

    /// <summary>First day.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>Last day.</summary>
    [Parameter]
    public DateTime? To { get; set; }

    /// <summary>Number of rows from the end, of each instrument.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Writes the rows of one instrument, in the order of time.</summary>
    /// <param name="code">Instrument.</param>
    /// <param name="stage">The account stage.</param>
    /// <param name="simulation">What the orders did.</param>
    private protected abstract IEnumerable<(DateTime Moment, object Row)> Rows(string code, SimulatedAccountsStage stage, OrderSimulation simulation);

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = SimulatedSystems.Of(TradingSystem, OrderSimulation);
        var stage = SimulatedSystems.AccountsOf(system);
        var output = Level switch
        {
            SimulationLevel.Subsystem => stage.SubsystemOrderSimulation,
            SimulationLevel.Actual => stage.OrderSimulationWithMultiplier,
            _ => HeldPositions.KindOf(system) == PositionKind.Optimised ? stage.OptimisedOrderSimulation : stage.OrderSimulation,
        };
        var instruments = NamedInstruments(system) ?? system.Instruments;
        var window = new SeriesWindow(From, To, Last);
        var made = ForInstruments("Orders", system, instruments, code => output[code]);
        for (var i = 0; i < made.Length; i++)
        {
            var rows = Rows(instruments[i], stage, made[i]).ToArray();
            var (first, count) = window.Rows(TimeIndex.From(rows.Select(r => r.Moment))).GetOffsetAndLength(rows.Length);
            for (var row = first; row < first + count; row++) WriteObject(rows[row].Row);
        }
    }
}
