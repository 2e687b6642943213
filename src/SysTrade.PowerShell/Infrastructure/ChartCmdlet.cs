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
    /// <summary>Outputs to chart; wildcards are allowed. By default the page of the backtest.</summary>
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

    /// <summary>True for the page of the backtest, false for charts of outputs.</summary>
    protected bool IsBacktest => Output is null && !Estimate;

    /// <summary>Computes and lays out the page; null when none of the names exists.</summary>
    protected ChartPage? Page(TradingSystem system)
    {
        if (IsBacktest)
        {
            if (InstrumentCode is not null || Rule is not null)
            {
                throw new SysTradeException(
                    "ChartArguments", SysErrorKind.InvalidArgument, "The page of a backtest shows all instruments; some instruments or rules were named.",
                    "Name the outputs to chart as well, for example -Output rawdata.get_daily_prices, or give -Estimate.");
            }

            return RunOn("Backtest page", system, work => BacktestPages.Of(BacktestReport.Run(system, InstrumentLoop.Progress(work), work.Stopping)));
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
}
