using SysTrade.Charts;
using SysTrade.Data;
using SysTrade.Quant.Correlations;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.Production.Reports;

/// <content>Charts about markets: correlations, delivery curves, costs.</content>
public static partial class SystemCharts
{
    private const int MostClusters = 8;

    /// <summary>Months before the last day for which a delivery curve is drawn too.</summary>
    private static readonly (int Months, string Colour)[] MonthsBefore = [(12, Palette.Grey), (6, Palette.Teal), (3, Palette.Amber), (0, Palette.Blue)];

    /// <summary>Correlations of the instruments' returns as last estimated, those that move alike beside one another.</summary>
    public static ChartPage Correlations(TradingSystem system)
    {
        var last = system.Portfolio.ReturnsCorrelations.Value.Periods[^1];
        var clusters = Clustering.IntoAtMost(last.Matrix, Math.Clamp((last.Matrix.Count + 2) / 3, 2, MostClusters));
        string[] order = [.. clusters.SelectMany(c => c)];
        IReadOnlyList<double>[] values = [.. order.Select(a => (IReadOnlyList<double>)[.. order.Select(b => last.Matrix[a, b])])];
        var labels = clusters.SelectMany((cluster, i) => cluster.Select(code => $"{code} ({i + 1})")).ToArray();
        return Page(system, "correlations", new ChartSection("Correlations",
        [
            new HeatmapChart("Weekly returns", labels, order, values, NumberFormat.TwoDecimals)
            {
                ValueTitle = "Correlation",
                Blocks = [.. clusters.Select(c => c.Count)],
                Note = $"As estimated with data to {last.FitEnd:yyyy-MM-dd}. Borders are around clusters, whose number is behind a name; clusters beside one another are the most alike.",
            },
        ])
        {
            Tables = [new StatisticsTable("Clusters", [new TableColumn("Cluster"), new TableColumn("Instruments"), new TableColumn("Mean correlation within", NumberFormat.TwoDecimals)],
                [.. clusters.Select((cluster, i) => (IReadOnlyList<TableCell>)[(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(", ", cluster), MeanWithin(last.Matrix, cluster)])])],
        });
    }

    /// <summary>Prices of the contracts held, forward and for carry by delivery, on the last day and before, and carry through time.</summary>
    public static ChartPage TermStructure(TradingSystem system, IReadOnlyList<string>? instruments = null)
    {
        var shown = Shown(system, instruments);
        var charts = system.PerInstrument<Chart[]>(shown, code =>
        [
            new LineChart(code, Curves(system.SourceData.MultiplePrices(code)), new Axis("Price", new NumberFormat(4))) { Note = "Prices by delivery month." },
            new LineChart($"{code}: carry", [new ChartSeries("Carry, smoothed over 90 days", system.RawData.SmoothedCarry[code], Palette.Teal)], new Axis("Carry (annual, in units of annual volatility)", NumberFormat.TwoDecimals)),
        ]);
        return Page(system, "term structure", new ChartSection("Term structure", [.. charts.SelectMany(c => c)]) { Note = ShownNote(system, instruments, shown) });
    }

    /// <summary>Half the spread and commission of one contract, and what trading and rolling cost in a year, by instrument.</summary>
    public static ChartPage Costs(TradingSystem system, IReadOnlyList<string>? instruments = null)
    {
        var shown = instruments is null ? system.Instruments : Shown(system, instruments);
        var costs = system.PerInstrument(shown, code => CostMeasure.Of(system, code));
        var trades = system.PerInstrument(shown, code => TradeCost(system, code));
        var years = system.PerInstrument(shown, code => AnnualCosts(system, code));
        var currency = system.PositionSize.BaseCurrency.Value;
        var section = new ChartSection("Costs",
        [
            new BarChart(
                "One contract, one way", shown,
                [new BarSeries("Slippage", [.. trades.Select(t => t.Slippage)], Colour: Palette.Blue), new BarSeries("Commission", [.. trades.Select(t => t.Commission)], Colour: Palette.Amber)],
                new Axis($"Cost ({currency})", NumberFormat.TwoDecimals)).Sorted() with { Note = "Half the spread, and commission, at the last price and rate." },
            new BarChart(
                "A year", shown, [new BarSeries("Cost", [.. years.Select(y => -y)], Colour: Palette.Red)], new Axis("Cost (% of capital a year)", new NumberFormat(3, "%"))).Sorted()
                with { Note = "As paid in the backtest: trades and rolls." },
            new BarChart(
                "In units of risk", shown,
                [new BarSeries("Trading", [.. costs.Select(c => c.TradingCost)], Colour: Palette.Blue), new BarSeries("Rolling", [.. costs.Select(c => c.HoldingCost)], Colour: Palette.Teal)],
                new Axis("Cost (Sharpe ratio a year)", new NumberFormat(3))).Sorted(),
        ]);
        return Page(system, "costs", section);
    }

    private static double MeanWithin(CorrelationMatrix matrix, IReadOnlyList<string> cluster)
    {
        var pairs = cluster.SelectMany((a, i) => cluster.Skip(i + 1).Select(b => matrix[a, b])).ToArray();
        return pairs.Length == 0 ? double.NaN : pairs.Average();
    }

    private static ChartSeries[] Curves(MultiplePrices prices)
    {
        var last = prices.Index.Last;
        return
        [
            .. MonthsBefore.Select(before => (before.Colour, Row: prices.Index.FindAtOrBefore(last.AddMonths(-before.Months).Ticks))).Where(at => at.Row >= 0)
                .Select(at => new ChartSeries($"{prices.Index[at.Row]:yyyy-MM-dd}", CurveAt(prices, at.Row), at.Colour) { Width = 2.4 }),
        ];
    }

    /// <summary>The prices of a row by the first day of the delivery month; contracts without a price are left out.</summary>
    private static TimeSeries CurveAt(MultiplePrices prices, int row)
    {
        var points = new SortedDictionary<long, double>();
        foreach (var (series, contracts) in new[] { (prices.Price, prices.PriceContract), (prices.Forward, prices.ForwardContract), (prices.Carry, prices.CarryContract) })
        {
            var contract = contracts[row];
            if (contract > 0 && !double.IsNaN(series[row])) points[new DateTime(contract / 10000, contract / 100 % 100, 1).Ticks] = series[row];
        }

        return new TimeSeries(TimeIndex.FromTicks(points.Keys.ToArray()), [.. points.Values]);
    }

    private static (double Slippage, double Commission) TradeCost(TradingSystem system, string code)
    {
        var (costs, point, rate) = (system.Data.Costs[code], system.Data.PointSize[code], system.PositionSize.FxRate[code].LastValue);
        return (costs.Slippage(1, point) * rate, costs.Commission(1, system.RawData.DailyPrices[code].ForwardFill().LastValue, point) * rate);
    }

    private static double AnnualCosts(TradingSystem system, string code)
    {
        var percent = system.Accounts.PandlForInstrument[code].Percent;
        return Series.Kernels.Statistics.Sum(percent.Costs.Returns.Values) / (percent.Returns.Count / percent.PeriodsPerYear);
    }
}
