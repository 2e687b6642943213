using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.Production.Reports;

/// <summary>Charts of a system, one call each. Percentages are of capital.</summary>
public static partial class SystemCharts
{
    /// <summary>Instruments that a page shows one below the other, at most, when none are named.</summary>
    public const int MostInstruments = 6;

    private const int MostLines = 12;

    /// <summary>The page of a kind of chart.</summary>
    /// <param name="system">The system.</param>
    /// <param name="kind">What to show.</param>
    /// <param name="instruments">Instruments to show; null shows all of the system, or the first ones of a page that shows one below the other.</param>
    /// <param name="trading">The book that the kinds Live and Slippage are about; others need none.</param>
    /// <exception cref="SysTradeException">
    /// What computing the numbers gives; <c>ChartArguments</c> when some instruments are named for a kind that shows the portfolio, or there is no book for one that
    /// shows what was traded.
    /// </exception>
    public static ChartPage Of(TradingSystem system, SystemChartKind kind, IReadOnlyList<string>? instruments = null, ChartedTrading? trading = null) => kind switch
    {
        SystemChartKind.Backtest => BacktestPages.Of(BacktestReport.Run(Whole(system, kind, instruments))),
        SystemChartKind.Equity => Equity(Whole(system, kind, instruments)),
        SystemChartKind.Forecast => Forecasts(system, instruments),
        SystemChartKind.Position => Positions(system, instruments),
        SystemChartKind.Weight => Weights(system, instruments),
        SystemChartKind.Correlation => Correlations(Whole(system, kind, instruments)),
        SystemChartKind.Profit => Profits(Whole(system, kind, instruments)),
        SystemChartKind.TermStructure => TermStructure(system, instruments),
        SystemChartKind.Cost => Costs(system, instruments),
        SystemChartKind.Live => Live(Whole(system, kind, instruments), Required(trading, kind)),
        SystemChartKind.Slippage => Slippage(Required(trading, kind), system.SourceData, system.PositionSize.BaseCurrency.Value, instruments),
        SystemChartKind.Roll => RollPages.Plan(system.SourceData, instruments ?? system.Instruments, trading?.Book),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Cumulative return before and after costs, and the drawdown.</summary>
    public static ChartPage Equity(TradingSystem system)
    {
        var curve = HeldPositions.Of(system).Portfolio.Percent;
        return Page(system, "equity", new ChartSection("Portfolio",
        [
            new LineChart(
                "Cumulative return",
                [
                    new ChartSeries("Net", curve.Net.Cumulative(), Palette.Blue), new ChartSeries("Gross", curve.Gross.Cumulative(), Palette.Amber),
                    new ChartSeries("Costs", curve.Costs.Cumulative(), Palette.Red),
                ],
                new Axis("Cumulative return (% of capital)", NumberFormat.Percent)) { Height = 440 },
            new AreaChart("Drawdown", [new ChartSeries("Drawdown", curve.Net.Drawdown(), Palette.Red)], new Axis("Drawdown (% of capital)", NumberFormat.Percent)),
        ]));
    }

    /// <summary>Capped forecasts of the rules of each instrument, and the combined forecast.</summary>
    public static ChartPage Forecasts(TradingSystem system, IReadOnlyList<string>? instruments = null) => EachInstrument(system, "forecasts", instruments, code =>
    {
        var rules = system.CombForecast.TradingRuleList[code];
        ChartSeries[] series =
        [
            .. rules.Select(rule => new ChartSeries(rule, system.ForecastScaleCap.CappedForecast[code, rule])),
            new ChartSeries("combined", system.CombForecast.CombinedForecast[code], Palette.Grey) { Width = 3 },
        ];
        return new LineChart(code, series, new Axis("Forecast (10 is average)", new NumberFormat(1))) { Note = "Scaled and capped forecasts of the rules; the thick grey line is what is traded." };
    });

    /// <summary>Position held by each instrument, the optimal one and, where each instrument is held by itself, the edges of the buffer.</summary>
    public static ChartPage Positions(TradingSystem system, IReadOnlyList<string>? instruments = null) => EachInstrument(system, "positions", instruments, code =>
    {
        var kind = HeldPositions.KindOf(system);
        var (held, optimal) = (NamedPosition.Of(system, code, kind), new ChartSeries("Optimal", system.Portfolio.NotionalPosition[code], Palette.Amber));
        var axis = new Axis("Position (contracts)", new NumberFormat(1));
        if (kind == PositionKind.Optimised)
        {
            return new StepChart(code, [optimal, new ChartSeries("Held", held.Values, Palette.Blue)], axis) { Note = "The whole contracts that, with those of all other instruments, follow the optimal portfolio best." };
        }

        return new StepChart(
            code,
            [
                new ChartSeries("Upper buffer", held.UpperBuffer, Palette.Grey), new ChartSeries("Lower buffer", held.LowerBuffer, Palette.Grey),
                optimal, new ChartSeries("Held", held.Values, Palette.Blue),
            ],
            axis)
        { Note = "The position held is moved when the optimal one leaves the buffer around it." };
    });

    /// <summary>Instrument weights through time, and forecast weights of each instrument.</summary>
    public static ChartPage Weights(TradingSystem system, IReadOnlyList<string>? instruments = null)
    {
        var weights = system.Portfolio.InstrumentWeights.Value;
        var shown = Shown(system, instruments);
        return Page(
            system, "weights",
            new ChartSection("Instruments", [Lines("Instrument weights", ChartSeries.Columns(weights), new Axis("Weight (share of the portfolio's risk)", new NumberFormat(3)), "Instrument")]),
            new ChartSection("Rules", [.. shown.Select(code => Lines(code, ChartSeries.Columns(system.CombForecast.ForecastWeights[code]), new Axis("Forecast weight", new NumberFormat(3)), "Rule"))])
            {
                Note = ShownNote(system, instruments, shown),
            });
    }

    /// <summary>Profit by instrument, by trading rule and by asset class.</summary>
    public static ChartPage Profits(TradingSystem system)
    {
        var byInstrument = Cumulative(HeldPositions.Of(system).Portfolio);
        var byRule = Cumulative(system.Accounts.PandlForAllTradingRules.Value);
        ChartSeries[] byClass =
        [
            .. system.Instruments.GroupBy(code => system.Data.AssetClass[code] is { Length: > 0 } known ? known : "none", StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ChartSeries(g.Key, Frame.Concat([.. g], [.. g.Select(code => byInstrument.First(s => s.Name == code).Values)]).ForwardFill().RowSum())),
        ];
        const string Unit = "Cumulative net profit (% of capital)";
        return Page(
            system, "profit",
            Section("Asset classes", byClass, null),
            Section("Instruments", byInstrument, "Instrument"),
            Section("Rules", byRule, "Rule") with { Note = "Every rule with its share of the system, with costs in Sharpe ratio units and without rounding to whole contracts." });

        ChartSection Section(string title, IReadOnlyList<ChartSeries> series, string? selector) => new(
            title,
            [
                new BarChart("Profit over the whole time", [.. series.Select(s => s.Name)], [new BarSeries("Net", [.. series.Select(s => s.Values.LastValue)], Colour: Palette.Blue)], new Axis(Unit, NumberFormat.Percent)).Sorted(),
                Lines("Profit through time", series, new Axis(Unit, NumberFormat.Percent), selector),
            ]);
    }

    private static IReadOnlyList<ChartSeries> Cumulative(AccountCurve curve) =>
        [.. curve.Members.Keys.Select(name => new ChartSeries(name, curve.Percent.Member(name).Cumulative()))];

    /// <summary>Many lines hide one another: beyond a number of them one at a time is shown.</summary>
    private static LineChart Lines(string title, IReadOnlyList<ChartSeries> series, Axis axis, string? selector) =>
        new(title, series, axis) { Selector = series.Count > MostLines ? selector : null };

    private static ChartPage EachInstrument(TradingSystem system, string what, IReadOnlyList<string>? instruments, Func<string, Chart> chart)
    {
        var shown = Shown(system, instruments);
        return Page(system, what, new ChartSection(char.ToUpperInvariant(what[0]) + what[1..], [.. system.PerInstrument(shown, chart)]) { Note = ShownNote(system, instruments, shown) });
    }

    private static IReadOnlyList<string> Shown(TradingSystem system, IReadOnlyList<string>? instruments) =>
        [.. (instruments ?? system.Instruments.Take(MostInstruments)).Select(code => SystemNames.Instrument(system, code))];

    private static string? ShownNote(TradingSystem system, IReadOnlyList<string>? instruments, IReadOnlyList<string> shown) =>
        instruments is null && shown.Count < system.Instruments.Count ? $"The first {shown.Count} of {system.Instruments.Count} instruments; others are shown when they are named." : null;

    private static ChartPage Page(TradingSystem system, string what, params IReadOnlyList<ChartSection> sections) =>
        new($"{system.Name}: {what}", system.SourceData.Description, sections, []);

    private static TradingSystem Whole(TradingSystem system, SystemChartKind kind, IReadOnlyList<string>? instruments) => instruments is null ? system : throw new SysTradeException(
        "ChartArguments", SysErrorKind.InvalidArgument, $"The chart {kind} shows all instruments; some were named.", "Leave them out, or ask for Forecast, Position, Weight, TermStructure, Cost, Slippage or Roll.", kind);
}
