using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Commands;

/// <summary>Measures what trading costs in annual Sharpe ratio units, by instrument or by trading rule.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "SysCost")]
[OutputType(typeof(CostMeasure))]
public sealed class MeasureSysCostCommand : SystemInstrumentCmdlet
{
    /// <summary>Measures each trading rule on each instrument instead of the position held. Naming rules means the same.</summary>
    [Parameter]
    public SwitchParameter ByRule { get; set; }

    /// <summary>Trading rules to look at; wildcards are allowed. By default all that have a weight.</summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        var system = TradingSystem;
        var byRule = ByRule || Rule is not null;
        var rules = NamedRules(system, Rule);
        var instruments = NamedInstruments(system) ?? system.Instruments;
        if (!byRule) _ = system.Portfolio.InstrumentWeights.Value;
        var costs = ForInstruments<CostMeasure[]>(
            "Costs", system, instruments,
            code => byRule ? [.. SystemNames.RulesOf(system, code, rules).Select(rule => CostMeasure.Of(system, code, rule))] : [CostMeasure.Of(system, code)]);
        foreach (var cost in costs.SelectMany(c => c)) WriteObject(cost);
    }
}
