using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;
using SysTrade.Quant.Optimisation;

namespace SysTrade.PowerShell.Commands;

/// <summary>Fits forecast weights or instrument weights over time and shows what each was fitted on.</summary>
[Cmdlet(VerbsCommon.Optimize, "SysWeight", DefaultParameterSetName = InstrumentSet)]
[OutputType(typeof(FittedWeight))]
public sealed class OptimizeSysWeightCommand : SystemCmdlet
{
    private const string InstrumentSet = "InstrumentWeights";
    private const string ForecastSet = "ForecastWeights";

    /// <summary>Instruments whose forecast weights are fitted; without it the instrument weights are.</summary>
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = ForecastSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>Fit by this method instead of the config's.</summary>
    [Parameter]
    [ValidateSet("handcraft", "full_handcraft", "one_period", "shrinkage", "bootstrap", "equal_weights")]
    public string? Method { get; set; }

    /// <summary>Only the last period.</summary>
    [Parameter]
    public SwitchParameter Last { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode;

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        if (ParameterSetName == InstrumentSet)
        {
            Emit("", RunLong("Fitting instrument weights", _ => system.Portfolio.FitInstrumentWeights(Method)));
            return;
        }

        foreach (var code in NamePatterns.Expand(InstrumentCode, system.Instruments, "instrument", "the system", WriteSysError))
        {
            Try(() => Emit(code, RunLong($"Fitting forecast weights of {code}", _ => system.CombForecast.FitForecastWeights(code, Method))));
        }
    }

    private void Emit(string instrument, OptimisedWeights weights)
    {
        foreach (var period in Last ? weights.Periods.TakeLast(1) : weights.Periods)
        {
            for (var i = 0; i < weights.Weights.Names.Count; i++)
            {
                var estimates = period.Estimates;
                var (mean, deviation) = estimates is null ? (double.NaN, double.NaN) : (estimates.Means[i], estimates.Deviations[i]);
                WriteObject(new FittedWeight(
                    instrument, weights.Weights.Names[i], period.Period.PeriodStart, period.Period.FitStart, period.Period.FitEnd,
                    period.Weights[i], mean / deviation, deviation, period.Fit?.KktResidual ?? double.NaN));
            }
        }
    }
}
