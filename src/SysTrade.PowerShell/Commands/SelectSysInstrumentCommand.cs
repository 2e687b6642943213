using System.Globalization;
using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Chooses the instruments of a system that a capital is enough for, in the order of their use.</summary>
[Cmdlet(VerbsCommon.Select, "SysInstrument")]
[OutputType(typeof(SelectedInstrumentRow), typeof(SystemConfig))]
public sealed class SelectSysInstrumentCommand : SystemSelectionCmdlet
{
    /// <summary>Capital, base currency; several give a choice for each. By default the system's.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, double.MaxValue)]
    public double[]? Capital { get; set; }

    /// <summary>Largest weight that an instrument's size is judged by: about one over the number of instruments there will be.</summary>
    [Parameter]
    [ValidateRange(0.001, 1)]
    public double MaximumWeight { get; set; } = 0.05;

    /// <summary>Gives what to change in the config to trade the best portfolio: capital, weights, multiplier.</summary>
    [Parameter]
    public SwitchParameter AsConfig { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => Capital;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var (capitals, weight) = (Capital ?? [system.PositionSize.NotionalTradingCapital.Value], MaximumWeight);
        var selections = RunOn("Choosing instruments", system, work =>
        {
            var done = 0;
            var progress = new DirectProgress<double>(c => work.Progress(c.ToString("N0", CultureInfo.CurrentCulture), done++, capitals.Length));
            return SystemSelection.For(system, capitals, weight, progress, work.Stopping).ToArray();
        });
        foreach (var selection in selections)
        {
            if (AsConfig) WriteObject(selection.ToConfig());
            else WriteRows(selection);
        }
    }

    private void WriteRows(SystemSelection selection)
    {
        var best = selection.Best;
        for (var i = 0; i < selection.Steps.Count; i++)
        {
            var step = selection.Steps[i];
            var chosen = i < best.Instruments.Count;
            WriteObject(new SelectedInstrumentRow(
                selection.Capital, i + 1, step.Added, step.SharpeRatio, chosen, chosen ? best.Weights[i] : double.NaN, chosen ? best.MaximumPositions[i] : double.NaN, step.DiversificationMultiplier));
        }
    }
}
