using System.Management.Automation;
using SysTrade.Execution.Generation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Production.Trading;
using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes the optimal positions of a backtest's last day into the book, all in one transaction: what the orders of a strategy are made from.</summary>
[Cmdlet(VerbsData.Update, "SysOptimalPosition", SupportsShouldProcess = true)]
[OutputType(typeof(OptimalPositionRow))]
public sealed class UpdateSysOptimalPositionCommand : BookCmdlet
{
    /// <summary>Name of the strategy in the book.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Strategy { get; set; } = "";

    /// <summary>System; the session's, which New-SysSystem made last, when left out.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public TradingSystem? System { get; set; }

    /// <summary>Buffered for a lower and an upper edge of each instrument, Optimised for whole positions that are optimised together when orders are made; by default
    /// the kind the system holds, as its config says (positions_held).</summary>
    [Parameter]
    [ValidateSet(nameof(PositionKind.Buffered), nameof(PositionKind.Optimised))]
    public string? Kind { get; set; }

    /// <summary>Oldest last price of an instrument that is worked with, days; one with an older price is left out.</summary>
    [Parameter]
    [ValidateRange(0.0, 36500.0)]
    public double OldestDays { get; set; } = StrategyOrderGenerator.DefaultOldest.TotalDays;

    /// <summary>Sizes positions for the capital of the system's config though the book has capital of the strategy.</summary>
    [Parameter]
    public SwitchParameter ConfigCapital { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Strategy;

    /// <inheritdoc/>
    protected override void Process()
    {
        var (system, orders, lists) = (System ?? SessionDefaults.System(Session), Orders, Trading.Settings.Lists);
        var kind = Kind is null ? HeldPositions.KindOf(system) : Enum.Parse<PositionKind>(Kind, ignoreCase: true);
        var (strategy, now, oldest) = (Strategy, orders.Now, TimeSpan.FromDays(OldestDays));
        WriteVerbose($"{strategy}: {kind} positions of '{system.Name}' for {system.Instruments.Count} instruments.");
        var capital = ConfigCapital ? null : orders.Capital(strategy)?.Amount;
        if (capital is { } amount) WriteVerbose($"{strategy} has a capital of {amount:N2} {Trading.Settings.Currency} in the book.");
        var made = RunLong("Optimal positions", work => SizedSystem.With(system, capital, () => StrategyPositions.Of(system, strategy, kind, now, lists, oldest, work.Stopping)));
        foreach (var warning in SystemWarnings.New(system)) WriteWarning(warning);
        var left = made.Instruments.Where(i => i.LeftOut is not null).ToArray();
        if (left.Length > 0)
        {
            WriteWarning($"{left.Length} of {made.Instruments.Count} instruments are left out: {left[0].Instrument}, {left[0].LeftOut}{(left.Length > 1 ? ", and others (see Note)" : "")}.");
        }

        if (ShouldProcess($"{strategy}: {made.Positions.Count} of {made.Instruments.Count} instruments, from '{system.Name}'", "Write optimal positions")) orders.SetOptimal(made.Positions, made.Inputs);
        foreach (var instrument in made.Instruments) WriteObject(OptimalPositionRow.Of(strategy, instrument, orders));
    }
}
