using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.Production.Reports;
using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that draws a system: its backtest, or outputs that are named.</summary>
public abstract class ChartCmdlet : SystemSelectionCmdlet
{
    /// <summary>What to show.</summary>
    [Parameter(Position = 1)]
    public SystemChartKind Kind { get; set; } = SystemChartKind.Backtest;

    /// <summary>Outputs to chart instead; wildcards are allowed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutputCompleter))]
    [SupportsWildcards]
    public string[]? Output { get; set; }

    /// <summary>Charts every parameter that may be fitted: forecast scalars, weights, multipliers and correlations through time; with -Output, those as well.</summary>
    [Parameter]
    public SwitchParameter Estimate { get; set; }

    /// <summary>Instruments whose outputs to chart; wildcards are allowed. By default all of the system.</summary>
    [Parameter]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[]? InstrumentCode { get; set; }

    /// <summary>Trading rules whose outputs to chart; wildcards are allowed. By default all that have a weight.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <summary>True for a page of its own, false for charts of outputs.</summary>
    protected bool IsOfAKind => Output is null && !Estimate;

    /// <summary>What the page is called beside the system.</summary>
    protected string PageName => !IsOfAKind ? "-outputs" : Kind == SystemChartKind.Backtest ? "" : "-" + Kind.ToString().ToLowerInvariant();

    /// <summary>Computes and lays out the page; null when none of the names exists.</summary>
    protected ChartPage? Page(TradingSystem system)
    {
        if (IsOfAKind) return PageOfKind(system);
        if (Kind != SystemChartKind.Backtest)
        {
            throw new SysTradeException(
                "ChartArguments", SysErrorKind.InvalidArgument, $"The chart {Kind} was asked for, and outputs too.", "Leave out -Kind, or -Output and -Estimate.", Kind);
        }

        var outputs = OutputPatterns.Expand(system, [.. Output ?? [], .. Estimate ? OutputPages.Estimates : []], WriteSysError);
        var (instruments, rules) = (NamedInstruments(system, InstrumentCode), NamedRules(system, Rule));
        if (outputs.Count == 0 || instruments is { Count: 0 } || rules is { Count: 0 }) return null;
        return RunOn("Charts", system, work =>
        {
            work.Progress(string.Join(", ", outputs.Take(3).Select(o => o.FullName)), 0, 0);
            return OutputPages.Of(system, outputs, instruments, rules);
        });
    }

    private ChartPage? PageOfKind(TradingSystem system)
    {
        var isBacktest = Kind == SystemChartKind.Backtest;
        if (Rule is not null || (isBacktest && InstrumentCode is not null))
        {
            throw new SysTradeException(
                "ChartArguments", SysErrorKind.InvalidArgument,
                isBacktest ? "The page of a backtest shows all instruments; some instruments or rules were named." : $"The chart {Kind} shows all rules; some were named.",
                "Name the outputs to chart as well, for example -Output rawdata.get_daily_prices, or give -Estimate.");
        }

        if (isBacktest) return RunOn("Backtest page", system, work => BacktestPages.Of(BacktestReport.Run(system, InstrumentLoop.Progress(work), work.Stopping)));
        var (instruments, kind) = (NamedInstruments(system, InstrumentCode), Kind);
        return instruments is { Count: 0 } ? null : RunOn($"Chart {kind}", system, _ => SystemCharts.Of(system, kind, instruments));
    }
}
