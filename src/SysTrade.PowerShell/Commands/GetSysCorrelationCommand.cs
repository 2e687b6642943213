using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Quant.Correlations;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows correlations as they were fitted over time.</summary>
[Cmdlet(VerbsCommon.Get, "SysCorrelation")]
[OutputType(typeof(CorrelationRow), typeof(CorrelationList))]
public sealed class GetSysCorrelationCommand : SystemCmdlet
{
    /// <summary>What is correlated: Returns, Subsystem or Forecast.</summary>
    [Parameter(Position = 0)]
    public CorrelationKind Kind { get; set; } = CorrelationKind.Returns;

    /// <summary>Instrument whose forecasts are correlated; needed for forecasts.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    public string? InstrumentCode { get; set; }

    /// <summary>Only the correlations in force at this moment; without it those of every period.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <summary>One object with the matrices instead of rows.</summary>
    [Parameter]
    public SwitchParameter AsMatrix { get; set; }

    /// <inheritdoc/>
    protected override object? CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var correlations = RunLong("Fitting correlations", _ => Fit(system));
        if (AsMatrix)
        {
            WriteObject(correlations);
            return;
        }

        foreach (var period in correlations.Periods)
        {
            if (Date is { } date && !(period.PeriodStart <= date && date < period.PeriodEnd) && !(period == correlations.Periods[^1] && date >= period.PeriodStart)) continue;
            for (var i = 0; i < period.Matrix.Count; i++)
            {
                for (var j = i + 1; j < period.Matrix.Count; j++)
                {
                    WriteObject(new CorrelationRow(period.PeriodStart, period.FitEnd, period.Matrix.Names[i], period.Matrix.Names[j], period.Matrix[i, j]));
                }
            }
        }
    }

    private CorrelationList Fit(TradingSystem system)
    {
        if (Kind != CorrelationKind.Forecast) return Kind == CorrelationKind.Returns ? system.Portfolio.ReturnsCorrelations.Value : system.Portfolio.SubsystemCorrelations.Value;
        return system.CombForecast.ForecastCorrelations[InstrumentCode ?? throw new SysTradeException(
            "InstrumentNeeded", SysErrorKind.InvalidArgument, "Correlations of forecasts are those of one instrument, and none was named.", "Name it with -InstrumentCode.")];
    }
}
