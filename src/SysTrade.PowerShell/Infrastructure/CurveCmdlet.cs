using System.Management.Automation;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that looks at account curves of a system, at one level and in one view.</summary>
public abstract class CurveCmdlet : SystemInstrumentCmdlet
{
    /// <summary>What the curves are of. By default the portfolio of the positions the system holds; naming instruments means Instrument, naming rules Rule, naming both Forecast.</summary>
    [Parameter]
    public CurveLevel Level { get; set; } = CurveLevel.Portfolio;

    /// <summary>Trading rules to look at, at the levels Rule and Forecast; wildcards are allowed. By default all that have a weight.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <summary>After costs, before costs, or costs alone.</summary>
    [Parameter]
    public CurveType Side { get; set; } = CurveType.Net;

    /// <summary>Length of a period.</summary>
    [Parameter]
    public CurveFrequency Frequency { get; set; } = CurveFrequency.Daily;

    /// <summary>In percent of capital instead of base currency.</summary>
    [Parameter]
    public SwitchParameter Percent { get; set; }

    /// <summary>The curves asked for, in the view asked for.</summary>
    protected IReadOnlyList<NamedCurve> Curves(TradingSystem system)
    {
        var (instruments, rules, level) = (NamedInstruments(system), NamedRules(system, Rule), ChosenLevel());
        if (instruments is { Count: 0 } || rules is { Count: 0 }) return [];
        var (side, frequency, percent) = (Side, Frequency, Percent.IsPresent);
        return RunOn("Account curves", system, work =>
        {
            var progress = InstrumentLoop.Progress(work);
            return AccountCurves.Of(system, level, instruments, rules, progress, work.Stopping)
                .Select(c => c with { Curve = CurveView.Of(c.Curve, side, frequency, percent) }).ToArray();
        });
    }

    /// <summary>Unit of the values.</summary>
    protected string Unit(TradingSystem system) => Percent ? "%" : system.PositionSize.BaseCurrency.Value;

    private CurveLevel ChosenLevel() => MyInvocation.BoundParameters.ContainsKey(nameof(Level)) ? Level : (InstrumentCode, Rule) switch
    {
        (null, null) => CurveLevel.Portfolio,
        (_, null) => CurveLevel.Instrument,
        (null, _) => CurveLevel.Rule,
        _ => CurveLevel.Forecast,
    };
}
