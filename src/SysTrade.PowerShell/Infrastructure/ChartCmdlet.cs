using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.Production.Reports;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that draws a system: its backtest, what was traded of it, or outputs that are named.</summary>
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
    [Parameter(Position = 2)]
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

    /// <summary>Book that the kinds Live and Slippage are about; the one opened last when left out.</summary>
    [Parameter]
    public TradingBook? Book { get; set; }

    /// <summary>Strategy of the book; all when left out.</summary>
    [Parameter]
    public string? Strategy { get; set; }

    /// <summary>For the kind Slippage: orders filled before are left out.</summary>
    [Parameter]
    public DateTime? From { get; set; }

    /// <summary>True for a page of its own, false for charts of outputs.</summary>
    protected bool IsOfAKind => Output is null && !Estimate;

    /// <summary>What the page is called beside the system.</summary>
    protected string PageName => !IsOfAKind ? "-outputs" : Kind == SystemChartKind.Backtest ? "" : "-" + Kind.ToString().ToLowerInvariant();

    /// <summary>What the page is about: the system, or the data where there is none and none is needed.</summary>
    protected string Subject => Asked?.Name ?? "data";

    // Orders and rolls can be looked at where no system has been made.
    private bool NeedsSystem => !IsOfAKind || Kind is not (SystemChartKind.Slippage or SystemChartKind.Roll);

    private bool IsOfABook => Kind is SystemChartKind.Slippage or SystemChartKind.Live;

    private TradingSystem? Asked => NeedsSystem ? TradingSystem : System ?? Session.Find<TradingSystem>();

    /// <summary>Computes and lays out the page; null when none of the names exists.</summary>
    protected ChartPage? Page()
    {
        RequireBookArguments();
        if (IsOfAKind) return Asked is { } asked ? PageOfKind(asked) : PageOfData(OpenData(null));
        var system = TradingSystem;
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

    private void RequireBookArguments()
    {
        var given = Strategy is not null ? "-Strategy" : From is not null ? "-From" : Book is not null ? "-Book" : null;
        if (given is null || (IsOfAKind && (IsOfABook || (Kind == SystemChartKind.Roll && given == "-Book")) && !(given == "-From" && Kind == SystemChartKind.Live))) return;
        throw new SysTradeException(
            "ChartArguments", SysErrorKind.InvalidArgument, $"{given} was given, which the {(IsOfAKind ? $"chart {Kind}" : "charts of outputs")} has no use for.",
            "-Strategy and -Book belong to the kinds Slippage and Live, -From to Slippage.", Kind);
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
        var (instruments, kind, trading) = (NamedInstruments(system, InstrumentCode), Kind, Charted(system.SourceData));
        return instruments is { Count: 0 } ? null : RunOn($"Chart {kind}", system, _ => SystemCharts.Of(system, kind, instruments, trading));
    }

    /// <summary>Slippage or rolls of the session's data, where no system has been made.</summary>
    private ChartPage? PageOfData(MarketData data)
    {
        if (Rule is not null) throw new SysTradeException("ChartArguments", SysErrorKind.InvalidArgument, $"The chart {Kind} is of no rules; some were named.", "Leave -Rule out.");
        var instruments = InstrumentCode is null ? null : NamePatterns.Expand(InstrumentCode, data.Instruments, "instrument", data.Description, WriteSysError);
        if (instruments is { Count: 0 }) return null;
        var (kind, trading, currency) = (Kind, Charted(data), SystemConfig.Empty.WithDefaults().Text("base_currency"));
        return RunLong($"Chart {kind}", _ => kind == SystemChartKind.Roll ? RollPages.Plan(data, instruments, trading?.Book) : SystemCharts.Slippage(trading!, data, currency, instruments));
    }

    private ChartedTrading? Charted(MarketData data)
    {
        if (!IsOfABook && Kind != SystemChartKind.Roll) return null;
        var book = Book ?? (IsOfABook ? SessionDefaults.Book(Session) : Session.Find<TradingBook>());
        return book is null ? null : new ChartedTrading(book.Book, Strategy, Kind == SystemChartKind.Slippage && book.Broker is not null ? TicksOf(book, data) : null, From);
    }

    /// <summary>Asked before the work begins, since what does long work has no session.</summary>
    private Func<string, double> TicksOf(TradingBook book, MarketData data)
    {
        var ticks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var code in book.Book.Executions().Select(e => e.Instrument).Distinct(StringComparer.Ordinal))
        {
            if (TradingBook.Contracts(data).Find(code) is not { } known) continue;
            Try(() => ticks[code] = Task.Run(() => book.TickAsync(known.Priced, StopToken)).GetAwaiter().GetResult());
        }

        return code => ticks.GetValueOrDefault(code, double.NaN);
    }
}
