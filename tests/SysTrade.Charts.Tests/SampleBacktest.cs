using SysTrade.Series;

namespace SysTrade.Charts.Tests;

/// <summary>A backtest of the size people run, made from a seed: business days, instruments that start late, gaps, one without any value.</summary>
internal static class SampleBacktest
{
    private static readonly string[] Codes =
    [
        "SP500_micro", "US10", "CRUDE_W_mini", "GOLD_micro", "EUROSTX", "AUD", "V2X", "KOSPI_mini", "LIVECOW", "BTP3", "CORN", "SOFR", "NIKKEI", "PLAT",
        "GAS_US_mini", "BITCOIN", "MXP", "LEANHOG", "US20", "SGX", "COPPER", "DAX",
    ];

    public static BacktestPageModel Create(int instruments, int years)
    {
        var random = new Random(20260101);
        var index = TimeIndex.BusinessDays(new DateTime(2008, 1, 2), new DateTime(2008 + years, 1, 1));
        var names = Enumerable.Range(0, instruments).Select(i => i < Codes.Length ? Codes[i] : $"MARKET{i}").ToArray();
        var positions = new double[instruments][];
        var profits = new double[instruments][];
        for (var i = 0; i < instruments; i++) (positions[i], profits[i]) = Instrument(random, index.Count, start: i % 5 * index.Count / 8, empty: i == 9);
        var (net, gross, costs) = Curves(random, index.Count);
        return new BacktestPageModel
        {
            Title = "Chapter 15 <starter> system & friends",
            Subtitle = $"{index.First:d MMM yyyy} to {index.Last:d MMM yyyy}, {instruments} instruments, capital 250,000 USD",
            Configuration =
            [
                new("percentage_vol_target", "25"), new("notional_trading_capital", "250,000 USD"), new("forecast_cap", "20"),
                new("instrument_div_multiplier", "estimated"), new("buffer_method", "position"), new("buffer_size", "0.10"),
                new("use_SR_costs", "true"), new("start_date", "2008-01-02"),
            ],
            Net = new TimeSeries(index, net),
            Gross = new TimeSeries(index, gross),
            Costs = new TimeSeries(index, costs),
            Drawdown = new TimeSeries(index, Drawdown(net)),
            Positions = new Frame(index, names, positions),
            InstrumentProfit = new Frame(index, names, profits),
            SharpeRatios = [.. names.Select((n, i) => Sharpe(random, n, i))],
            PortfolioStatistics = Statistics(),
            InstrumentStatistics = InstrumentTable(random, names),
        };
    }

    private static InstrumentSharpe Sharpe(Random random, string name, int i)
    {
        var net = i == 9 ? double.NaN : (random.NextDouble() * 1.4) - 0.45;
        return new InstrumentSharpe(name, net, net + (random.NextDouble() * 0.2));
    }

    private static (double[] Positions, double[] Profits) Instrument(Random random, int rows, int start, bool empty)
    {
        var (positions, profits) = (new double[rows], new double[rows]);
        double target = 0, held = 0, profit = 0;
        for (var i = 0; i < rows; i++)
        {
            if (empty || i < start || i % 911 < 3)
            {
                positions[i] = profits[i] = double.NaN;
                continue;
            }

            target = (0.98 * target) + ((random.NextDouble() - 0.5) * 3);
            if (Math.Abs(target - held) > 1) held = Math.Round(target);
            profit += (random.NextDouble() - 0.49) * 0.2;
            positions[i] = held;
            profits[i] = profit;
        }

        return (positions, profits);
    }

    private static (double[] Net, double[] Gross, double[] Costs) Curves(Random random, int rows)
    {
        var (net, gross, costs) = (new double[rows], new double[rows], new double[rows]);
        for (var i = 1; i < rows; i++)
        {
            gross[i] = gross[i - 1] + ((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.46) * 2.2);
            costs[i] = costs[i - 1] - (random.NextDouble() * 0.012);
            net[i] = gross[i] + costs[i];
        }

        return (net, gross, costs);
    }

    private static double[] Drawdown(double[] curve)
    {
        var (falls, high) = (new double[curve.Length], double.NegativeInfinity);
        for (var i = 0; i < falls.Length; i++)
        {
            high = Math.Max(high, curve[i]);
            falls[i] = curve[i] - high;
        }

        return falls;
    }

    private static StatisticsTable Statistics() => new(
        "Portfolio statistics",
        [new TableColumn("Statistic"), new TableColumn("Net", NumberFormat.TwoDecimals), new TableColumn("Gross", NumberFormat.TwoDecimals)],
        [
            ["Annual mean (%)", 14.92, 17.01], ["Annual standard deviation (%)", 22.4, 22.38], ["Sharpe ratio", 0.666, 0.76], ["Sortino ratio", 0.81, 0.93],
            ["Skew, daily", -0.42, -0.41], ["Average drawdown (%)", -11.2, -9.87], ["Worst drawdown (%)", -41.83, -38.4], ["Time in drawdown", 0.96, 0.95],
            ["Profit factor", 1.12, double.NaN], ["Hit rate", 0.53, 0.54],
        ]);

    private static StatisticsTable InstrumentTable(Random random, string[] names) => new(
        "Statistics by instrument",
        [
            new TableColumn("Instrument"), new TableColumn("Net mean (% a year)", NumberFormat.TwoDecimals),
            new TableColumn("Volatility (% a year)", NumberFormat.TwoDecimals), new TableColumn("Net Sharpe", NumberFormat.TwoDecimals),
            new TableColumn("Costs (% a year)", new NumberFormat(3)), new TableColumn("Turnover (a year)", new NumberFormat(1)),
            new TableColumn("Trades", NumberFormat.Whole),
        ],
        [.. names.Select(n => new TableCell[] { n, Next(random, 2), Next(random, 3), Next(random, 1), -Next(random, 0.1), Next(random, 30), Math.Round(Next(random, 4000)) })]);

    private static double Next(Random random, double most) => random.NextDouble() * most;
}
