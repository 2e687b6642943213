namespace SysTrade.Charts;

/// <summary>Lays out the page of a backtest.</summary>
public static class BacktestPage
{
    private const string Instrument = "Instrument";

    /// <summary>The page of a backtest: statistics and settings, portfolio curves, Sharpe ratios by instrument, and each instrument's position and profit.</summary>
    public static ChartPage Create(BacktestPageModel model)
    {
        List<StatisticsTable> head = [model.PortfolioStatistics];
        if (model.Configuration.Count > 0) head.Add(StatisticsTable.OfPairs("Configuration", "Setting", "Value", model.Configuration));
        return new ChartPage(model.Title, model.Subtitle, [Portfolio(model), ByInstrument(model), OneInstrument(model)], head);
    }

    private static ChartSection Portfolio(BacktestPageModel model)
    {
        var equity = new LineChart(
            "Cumulative return",
            [
                new ChartSeries("Net", model.Net, Palette.Blue),
                new ChartSeries("Gross", model.Gross, Palette.Amber),
                new ChartSeries("Costs", model.Costs, Palette.Red),
            ],
            new Axis("Cumulative return (% of capital)", NumberFormat.Percent))
        { Height = 440 };
        var drawdown = new AreaChart(
            "Drawdown", [new ChartSeries("Drawdown", model.Drawdown, Palette.Red)], new Axis("Drawdown (% of capital)", NumberFormat.Percent));
        return new ChartSection("Portfolio", [equity, drawdown]);
    }

    private static ChartSection ByInstrument(BacktestPageModel model)
    {
        var ratios = new BarChart(
            "Sharpe ratio by instrument",
            [.. model.SharpeRatios.Select(s => s.Instrument)],
            [
                new BarSeries("Net", [.. model.SharpeRatios.Select(s => s.Net)], BarMark.Bar, Palette.Blue),
                new BarSeries("Gross", [.. model.SharpeRatios.Select(s => s.Gross)], BarMark.Tick, Palette.Amber),
            ],
            new Axis("Sharpe ratio (annualised)", NumberFormat.TwoDecimals))
        {
            Note = "Bars are after costs, ticks before. A click on a row shows that instrument below.",
            Selects = Instrument,
        };
        return new ChartSection("Instruments", [ratios.Sorted()])
        {
            Tables = model.InstrumentStatistics is { } table ? [table] : [],
        };
    }

    private static ChartSection OneInstrument(BacktestPageModel model)
    {
        var positions = new StepChart("Position", ChartSeries.Columns(model.Positions), new Axis("Position (contracts)", new NumberFormat(1)))
        {
            Selector = Instrument,
        };
        var profit = new LineChart(
            "Cumulative net profit", ChartSeries.Columns(model.InstrumentProfit), new Axis("Cumulative net profit (% of capital)", NumberFormat.Percent))
        {
            Selector = Instrument,
            Height = 320,
        };
        return new ChartSection("One instrument", [positions, profit]);
    }
}
