using SysTrade.Charts;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.Production.Reports;

/// <summary>The page that shows the results of a backtest.</summary>
public static class BacktestPages
{
    private static readonly string[] ViewNames = ["Net", "Gross", "Costs", "Weekly net", "Monthly net", "Annual net"];

    /// <summary>Lays out the page of a report.</summary>
    public static ChartPage Of(BacktestReport report)
    {
        var system = report.System;
        var held = HeldPositions.Of(system);
        var curve = held.Portfolio.Percent;
        var instruments = system.Instruments;
        return BacktestPage.Create(new BacktestPageModel
        {
            Title = system.Name,
            Subtitle = $"{instruments.Count} instruments, {report.Portfolio.From:yyyy-MM-dd} to {report.Portfolio.To:yyyy-MM-dd}. {system.SourceData.Description}",
            Configuration = Settings(system),
            Net = curve.Net.Cumulative(),
            Gross = curve.Gross.Cumulative(),
            Costs = curve.Costs.Cumulative(),
            Drawdown = curve.Net.Drawdown(),
            Positions = Frame.Concat(instruments, [.. instruments.Select(code => held.Position(code))]),
            InstrumentProfit = Frame.Concat(instruments, [.. instruments.Select(code => held.Instrument(code).Percent.Cumulative())]),
            SharpeRatios = [.. report.Instruments.Select(r => new InstrumentSharpe(r.Instrument, r.Sharpe, r.GrossSharpe))],
            PortfolioStatistics = PortfolioTable(curve),
            InstrumentStatistics = InstrumentTable(report),
        });
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Settings(TradingSystem system) =>
    [
        new("Capital", $"{system.PositionSize.NotionalTradingCapital.Value:N0} {system.PositionSize.BaseCurrency.Value}"),
        new("Volatility target", $"{system.PositionSize.PercentageVolTarget.Value:0.##} % a year"),
        new("Rules", string.Join(", ", system.CombForecast.TradingRuleList[system.Instruments[0]])),
        HeldPositions.KindOf(system) == PositionKind.Optimised
            ? new("Positions", $"optimised together, tracking error buffer {system.Config.Double("small_system.tracking_error_buffer"):0.####}")
            : new("Buffer", $"{system.Config.Text("buffer_method")}, {system.Config.Double("buffer_size"):0.##}"),
        new("Costs", system.Config.Bool("use_SR_costs") ? "Sharpe ratio units" : "cash"),
        new("Compatibility", system.Config.Quirks.Active.Count == 0 ? "none" : $"{system.Config.Quirks.Active.Count} quirks of pysystemtrade"),
    ];

    private static StatisticsTable PortfolioTable(AccountCurve curve)
    {
        AccountCurve[] views = [curve.Net, curve.Gross, curve.Costs, curve.Net.Weekly, curve.Net.Monthly, curve.Net.Annual];
        return new StatisticsTable(
            "Portfolio statistics (% of capital)",
            [new TableColumn("Statistic"), .. ViewNames.Select(n => new TableColumn(n, new NumberFormat(3)))],
            [.. AccountStatistics.Names.Select(name => (IReadOnlyList<TableCell>)[name, .. views.Select(v => (TableCell)v.Statistics[name])])]);
    }

    private static StatisticsTable InstrumentTable(BacktestReport report) => new(
        "Instruments",
        [
            new TableColumn("Instrument"), new TableColumn("Asset class"), new TableColumn("Mean (% a year)", NumberFormat.TwoDecimals), new TableColumn("Stdev (% a year)", NumberFormat.TwoDecimals),
            new TableColumn("Sharpe", NumberFormat.TwoDecimals), new TableColumn("Gross Sharpe", NumberFormat.TwoDecimals), new TableColumn("Sortino", NumberFormat.TwoDecimals),
            new TableColumn("Skew", NumberFormat.TwoDecimals), new TableColumn("Average drawdown (%)", NumberFormat.TwoDecimals), new TableColumn("Worst drawdown (%)", NumberFormat.TwoDecimals),
            new TableColumn("Costs (% a year)", new NumberFormat(3)), new TableColumn("Turnover (a year)", NumberFormat.TwoDecimals), new TableColumn("Cost per trade (SR)", new NumberFormat(5)),
            new TableColumn("Position (contracts)", NumberFormat.Whole),
        ],
        [
            .. report.Instruments.Select(r => (IReadOnlyList<TableCell>)
            [
                r.Instrument, r.AssetClass, r.AnnualMean, r.AnnualStdev, r.Sharpe, r.GrossSharpe, r.Sortino, r.Skew, r.AverageDrawdown, r.WorstDrawdown, r.Costs, r.Turnover,
                r.CostPerTrade, r.LastPosition,
            ]),
        ]);
}
