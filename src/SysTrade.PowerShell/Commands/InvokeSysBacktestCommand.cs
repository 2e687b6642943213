using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Runs a system over its history and gives what each instrument, and the portfolio, did.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SysBacktest")]
[OutputType(typeof(InstrumentResult), typeof(BacktestReport))]
public sealed class InvokeSysBacktestCommand : SystemCmdlet
{
    /// <summary>Accounts for simulated orders instead of positions traded at the next close.</summary>
    [Parameter]
    public OrderSimulationKind? OrderSimulation { get; set; }

    /// <summary>Leaves out, with a warning each, instruments that cannot be computed, instead of ending with an error.</summary>
    [Parameter]
    public SwitchParameter SkipBadInstrument { get; set; }

    /// <summary>Gives the report as one object instead of its rows.</summary>
    [Parameter]
    [Alias("PassThru")]
    public SwitchParameter AsReport { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => System;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = SimulatedSystems.Of(TradingSystem, OrderSimulation);
        var before = system.Excluded.Keys.ToHashSet(StringComparer.Ordinal);
        var skip = SkipBadInstrument.IsPresent;
        var report = RunLong("Backtest", work =>
        {
            var progress = InstrumentLoop.Progress(work);
            if (skip) system.ExcludeBadInstruments(progress, work.Stopping);
            return BacktestReport.Run(system, progress, work.Stopping);
        });
        foreach (var (code, error) in report.Excluded.Where(e => !before.Contains(e.Key)).OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            WriteWarning($"{code} is left out: {error.Message}");
        }

        foreach (var warning in SystemWarnings.New(system)) WriteWarning(warning);
        if (AsReport) WriteObject(report);
        else WriteObject(report.Rows, enumerateCollection: true);
    }
}
