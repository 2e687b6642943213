using SysTrade.Data.Csv;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Stages;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Every file of the reference's order simulators, to 1e-9, under <c>compatibility: pysystemtrade</c>.</summary>
public sealed class OrderSimulationParityTests
{
    private static readonly string[] StatisticsOfNothing = ["hitrate"];

    [Theory]
    [InlineData("ordersim_daily", "daily_market_orders")]
    [InlineData("ordersim_hourly_market", "hourly_market_orders")]
    [InlineData("ordersim_hourly_limit", "hourly_limit_orders")]
    public void ReferenceCase_UnderCompatibility_EveryCellOfEveryFileAgrees(string caseName, string stage)
    {
        var folder = Path.Combine(SharedFolder.Require(), "golden", "f_variants", caseName);
        var system = System(folder, stage, "pysystemtrade");
        var accounts = (SimulatedAccountsStage)system.Accounts;
        var compared = new HashSet<string> { "config_resolved.yaml" };
        GoldenCsv File(string name)
        {
            var path = Path.Combine(folder, name + ".csv");
            if (!global::System.IO.File.Exists(path)) path += ".gz";
            compared.Add(Path.GetFileName(path));
            return GoldenCsv.Read(path);
        }

        Assert.Equal(File("instruments").Text("instrument"), system.Instruments);

        // The first curve the reference computes has positions not yet shifted, and costs of positions that are.
        var first = System(folder, stage, new Dictionary<string, object> { ["base"] = "pysystemtrade", ["order_simulator_double_lag"] = false });
        foreach (var code in system.Instruments)
        {
            AssertSame(accounts.OrderSimulation[code], File($"{code}_orders"), File($"{code}_fills"), File($"{code}_orders_fills"));
            AssertSame(accounts.SubsystemOrderSimulation[code], File($"{code}_subsystem_orders"), File($"{code}_subsystem_fills"), File($"{code}_subsystem_sim"));
            Assert.Equal(accounts.OrderSimulation[code].Positions.ToArray(), accounts.BufferedPosition[code].ToArray());
            var (golden, curve) = (File($"{code}_pandl"), accounts.PandlForInstrument[code]);
            Close.Equal(golden["gross_after"], curve.Gross.Returns, what: $"{code} gross");
            Close.Equal(golden["costs_after"].DropMissing(), curve.Costs.Returns, what: $"{code} costs");
            Close.Equal(golden["net_recomputed"], curve.Net.Returns, what: $"{code} net");
            var unshifted = new ProfitAndLoss(first.Accounts.PandlForInstrument[code].Source.Gross, curve.Source.Costs, curve.Source.Capital);
            Close.Equal(golden["net_as_first_computed"], new AccountCurve(unshifted).Returns, what: $"{code} first net");
        }

        CompareStatistics(File("portfolio_net_stats"), system.Accounts.Portfolio.Value.Net.Statistics);
        Assert.Equal(Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal));
    }

    private static TradingSystem System(string folder, string stage, object compatibility) => new(
        CsvMarketData.Open(SharedFolder.File("data", "futures")),
        SystemConfig.Load(Path.Combine(folder, "config_resolved.yaml")).With("compatibility", compatibility).With("stages", new[] { "standard", stage }));

    private static void AssertSame(OrderSimulation ours, GoldenCsv orders, GoldenCsv fills, GoldenCsv rows)
    {
        var (placed, filled) = (ours.Orders.ToArray(), ours.Fills.ToArray());
        Assert.Equal(orders.Moments("date"), placed.Select(o => o.Submitted));
        Assert.Equal(orders.Numbers("quantity"), placed.Select(o => o.Quantity));
        Equal(orders.Numbers("limit_price"), placed.Select(o => o.Limit));
        Assert.Equal(fills.Moments("date"), filled.Select(f => f.Filled));
        Assert.Equal(fills.Numbers("qty"), filled.Select(f => f.Quantity));
        Equal(fills.Numbers("price"), filled.Select(f => f.Price));
        Close.Equal(rows["price"], ours.Price, what: "price");
        Close.Equal(rows["optimal_position"], ours.Optimal, what: "optimal position");
        Close.Equal(rows["position"], ours.Positions, 0, "position");
    }

    /// <summary>Prices to the last bit that the reference's parser of files rounds wrongly.</summary>
    private static void Equal(IReadOnlyList<double> expected, IEnumerable<double> actual)
    {
        var ours = actual.ToArray();
        Assert.Equal(expected.Count, ours.Length);
        for (var i = 0; i < ours.Length; i++) Assert.True(expected[i].Equals(ours[i]) || Math.Abs(expected[i] - ours[i]) <= 1e-9 * Math.Abs(expected[i]), $"row {i}: {ours[i]:R}, expected {expected[i]:R}");
    }

    private static void CompareStatistics(GoldenCsv golden, AccountStatistics ours)
    {
        var (names, values) = (golden.Text("key"), golden.Text("value"));
        for (var i = 0; i < names.Count; i++)
        {
            // The reference divides by zero where nothing was gained or lost.
            if (values[i].StartsWith("ERR", StringComparison.Ordinal))
            {
                Assert.Contains(names[i], StatisticsOfNothing);
                Assert.True(double.IsNaN(ours[names[i]]));
                continue;
            }

            var expected = golden.Where("key", names[i]).Numbers("value")[0];
            var tolerance = TableComparer.ToleranceOf(names[i]);
            Assert.True(expected.Equals(ours[names[i]]) || Math.Abs(expected - ours[names[i]]) <= tolerance * Math.Abs(expected), $"{names[i]}: {ours[names[i]]:R}, expected {expected:R}");
        }
    }
}
