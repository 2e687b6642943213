using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.Production.Trading;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;
using Numbers = SysTrade.Series.Kernels.Statistics;

namespace SysTrade.Production.Reports;

/// <summary>The page that holds what a book really made against what the backtest would have made since.</summary>
public static class LivePages
{
    private const string Instrument = "Instrument", Live = "Live", Simulated = "Simulated";

    private static readonly Axis Profit = new("Cumulative net profit (% of capital)", NumberFormat.Percent);

    /// <summary>Lays out the page. Both curves begin on the day of the first trade; percentages are of the system's capital.</summary>
    /// <param name="live">What the book made.</param>
    /// <param name="system">The system that is traded.</param>
    /// <exception cref="SysTradeException"><c>NoCommonDays</c>: the system's prices end before the first trade.</exception>
    public static ChartPage Of(LiveAccounts live, TradingSystem system)
    {
        var (held, from) = (HeldPositions.Of(system), live.From);
        var simulated = Since(held.Portfolio.Percent.Net.Returns, from);
        if (simulated.Count == 0)
        {
            throw new MissingDataException(
                "NoCommonDays", $"The first trade of the book is of {from:yyyy-MM-dd}, and the backtest of '{system.Name}' ends on {held.Portfolio.Returns.Index.Last:yyyy-MM-dd}: there is no day to compare.",
                "Bring the prices up to date and make the system again.", system.Name);
        }

        var (liveCurve, simulatedCurve) = (live.Portfolio.Percent.Net.Cumulative(), Cumulative(simulated));
        string[] codes = [.. live.Portfolio.Members.Keys.Union(system.Instruments, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var pairs = system.PerInstrument(codes, code => Pair.Of(live, system, held, code));
        return new ChartPage(
            $"{system.Name}: live against simulated",
            $"Since {from:yyyy-MM-dd}. {system.SourceData.Description}",
            [
                new ChartSection("Portfolio",
                [
                    new LineChart("Cumulative return", [new ChartSeries(Live, liveCurve, Palette.Blue), new ChartSeries(Simulated, simulatedCurve, Palette.Amber)], new Axis("Cumulative return (% of capital)", NumberFormat.Percent)) { Height = 440 },
                    new AreaChart("Live less simulated", [new ChartSeries("Live less simulated", Difference(liveCurve, simulatedCurve), Palette.Teal)], new Axis("Difference (% of capital)", NumberFormat.Percent)),
                ])
                {
                    Note = "Live is what the trades and commissions of the book made; simulated is the backtest from the same day on, with the costs it assumes.",
                    Tables = [Statistics(live.Portfolio.Percent, held.Portfolio.Percent, from)],
                },
                ByInstrument(pairs),
                OneInstrument(pairs),
            ],
            Notes(live));
    }

    private static ChartSection ByInstrument(Pair[] pairs) => new("Instruments",
    [
        new BarChart(
            "Profit by instrument", [.. pairs.Select(p => p.Code)],
            [new BarSeries(Live, [.. pairs.Select(p => p.Live.LastValue)], BarMark.Bar, Palette.Blue), new BarSeries(Simulated, [.. pairs.Select(p => p.Simulated.LastValue)], BarMark.Tick, Palette.Amber)],
            new Axis("Net profit (% of capital)", NumberFormat.Percent)) { Selects = Instrument, Note = "Bars are live, ticks simulated. A click on a row shows that instrument below." }.Sorted(),
    ]);

    private static ChartSection OneInstrument(Pair[] pairs) => new("One instrument",
    [
        new StepChart("Position", [.. pairs.SelectMany(p => Both(p.Code, p.LivePosition, p.SimulatedPosition))], new Axis("Position (contracts)", new NumberFormat(1))) { Selector = Instrument },
        new LineChart("Cumulative net profit", [.. pairs.SelectMany(p => Both(p.Code, p.Live, p.Simulated))], Profit) { Selector = Instrument, Height = 320 },
    ]);

    private static IEnumerable<ChartSeries> Both(string code, TimeSeries live, TimeSeries simulated) =>
        [new ChartSeries(Live, live, Palette.Blue) { Choice = code }, new ChartSeries(Simulated, simulated, Palette.Amber) { Choice = code }];

    private static StatisticsTable Statistics(AccountCurve live, AccountCurve simulated, DateTime from)
    {
        var (net, backtest) = (live.Net.Returns, Since(simulated.Net.Returns, from));
        var (costs, backtestCosts) = (live.Costs.Returns, Since(simulated.Costs.Returns, from));
        var common = net.Index.Intersect(backtest.Index);
        var difference = net.Reindex(common).FillMissing(0) - backtest.Reindex(common).FillMissing(0);
        var root = Math.Sqrt(live.PeriodsPerYear);
        double Deviation(TimeSeries returns) => Numbers.StandardDeviation(returns.Values) * root;
        double Total(TimeSeries returns) => Numbers.Sum(returns.Values);
        return new StatisticsTable(
            "Since the first trade (% of capital)",
            [new TableColumn("Statistic"), new TableColumn(Live, new NumberFormat(3)), new TableColumn(Simulated, new NumberFormat(3)), new TableColumn("Difference", new NumberFormat(3))],
            [
                ["Net return", Total(net), Total(backtest), Total(net) - Total(backtest)],
                ["Costs", Total(costs), Total(backtestCosts), Total(costs) - Total(backtestCosts)],
                ["Standard deviation a year", Deviation(net), Deviation(backtest), Deviation(difference)],
            ])
        {
            Note = $"Over {net.Count} days live and {backtest.Count} simulated, {common.Count} of them in common. "
                + "Live costs are commissions; what fills differed from the close of their day is part of the live return. The difference of the deviations is that of the daily differences.",
        };
    }

    private static StatisticsTable[] Notes(LiveAccounts live)
    {
        var notes = live.LeftOut.Select(l => KeyValuePair.Create(l.Key, "left out: " + l.Value))
            .Concat(live.WithoutClose.Select(w => KeyValuePair.Create(w.Key, $"{w.Value} {(w.Value == 1 ? "trade counts" : "trades count")} as made at the close: no price of the contract is stored for that day")))
            .ToArray();
        return notes.Length == 0 ? [] : [StatisticsTable.OfPairs("What is not known", "Instrument", "What", notes)];
    }

    private static TimeSeries Since(TimeSeries series, DateTime from) => series.Between(from, null);

    private static TimeSeries Cumulative(TimeSeries returns) => returns.CumulativeSum().ForwardFill();

    /// <summary>As far as both go.</summary>
    private static TimeSeries Difference(TimeSeries live, TimeSeries simulated)
    {
        var index = live.Index.Union(simulated.Index);
        var end = live.Index.Last < simulated.Index.Last ? live.Index.Last : simulated.Index.Last;
        return (live.ReindexFill(index) - simulated.ReindexFill(index)).Between(null, end);
    }

    private sealed record Pair(string Code, TimeSeries Live, TimeSeries Simulated, TimeSeries LivePosition, TimeSeries SimulatedPosition)
    {
        public static Pair Of(LiveAccounts live, TradingSystem system, HeldPositions held, string code)
        {
            var mine = live.Portfolio.Members.GetValueOrDefault(code);
            var backtest = system.Instruments.Contains(code) ? held.Instrument(code) : null;
            return new Pair(
                code,
                mine?.Percent.Net.Cumulative() ?? TimeSeries.Empty,
                backtest is null ? TimeSeries.Empty : LivePages.Cumulative(Since(backtest.Percent.Net.Returns, live.From)),
                mine?.Source.Positions ?? TimeSeries.Empty,
                backtest?.Source.Positions is { } positions ? Since(positions, live.From) : TimeSeries.Empty);
        }
    }
}
