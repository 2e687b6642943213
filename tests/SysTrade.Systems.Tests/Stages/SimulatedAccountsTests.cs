using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class SimulatedAccountsTests
{
    private const string Simulated = SmallMarket.Yaml + "buffer_method: none\n", Multiplier = "capital_multiplier: {func: half_compounding}\n";

    private static TradingSystem Daily(string more = "") => TestSystem.With(SmallMarket.Data(), Simulated + more, new DailyMarketOrders());

    [Fact]
    public void DailyMarketOrders_EarnWhatPositionsTradedAtTheNextCloseEarn()
    {
        var (simulated, plain) = (Daily(Multiplier), TestSystem.Of(SmallMarket.Data(), Simulated + Multiplier));
        foreach (var code in plain.Instruments)
        {
            Close.Equal(plain.Accounts.PandlForInstrument[code].Gross.Returns, simulated.Accounts.PandlForInstrument[code].Gross.Returns);
            Close.Equal(plain.Accounts.PandlForSubsystem[code].Gross.Returns, simulated.Accounts.PandlForSubsystem[code].Gross.Returns);
            Close.Equal(plain.Accounts.BufferedPosition[code].Shift().FillMissing(0), simulated.Accounts.BufferedPosition[code], 0);
            Assert.NotEmpty(((SimulatedAccountsStage)simulated.Accounts).OrderSimulation[code].Fills);
        }

        Close.Equal(plain.Accounts.Portfolio.Value.Gross.Returns, simulated.Accounts.Portfolio.Value.Gross.Returns);
        Assert.NotEqual(0, simulated.Accounts.PortfolioWithMultiplier.Value.Returns.LastValue);
    }

    [Fact]
    public void Costs_AreThoseOfTheFills()
    {
        var instrument = new TestInstrument("A", Days.Closes(100, 101, 103, 106)) { Months = null, Spread = 0.1, PerBlock = 2, PointSize = 1 };
        var system = TestSystem.With(
            Market.Of(instrument), TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16\nvol_normalise_currency_costs: false\n",
            new GivenRawData(), new GivenForecasts(("given", Days.Series(10, 10, -5, 10))), new DailyMarketOrders());
        var curve = system.Accounts.PandlForInstrument["A"];
        Close.Equal(new TimeSeries(TimeIndex.From([Days.Day(1), Days.Day(3)]), [-80 * 2.1, -120 * 2.1]), curve.Source.Costs);
        Close.Equal(Days.Series(0, 0, 160, 240), curve.Gross.Returns);
        var stage = (SimulatedAccountsStage)system.Accounts;
        Assert.Equal([80 * 2.1, 120 * 2.1], stage.OrderSimulation["A"].Fills.Select(f => stage.CostOf("A", f)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(120, stage.OrderSimulation["A"].OpenQuantity);
    }

    [Fact]
    public void MoneyOfTheFills_IsTheProfitOfTheCurve()
    {
        foreach (var stage in new SimulatedAccountsStage[] { new DailyMarketOrders(), new HourlyMarketOrders(), new HourlyLimitOrders() })
        {
            var source = stage is DailyMarketOrders ? "daily" : "hourly";
            var system = TestSystem.With(HourlyData(3), HourlyYaml.Replace("hourly", source, StringComparison.Ordinal), stage);
            foreach (var code in system.Instruments)
            {
                var simulation = stage.OrderSimulation[code];
                Assert.True(simulation.Fills.Count() > 10);
                var money = simulation.Fills.Sum(f => -f.Quantity * f.Price) + (simulation.Positions.LastValue * simulation.Price.LastValue);
                var profit = system.Accounts.PandlForInstrument[code].Gross.Returns.ToArray().Sum();
                Assert.Equal(money * 50, profit, 1e-9 * Math.Abs(money * 50));
            }
        }
    }

    [Fact]
    public void LimitOrders_OfThePortfolioAreFilledByDefault()
    {
        var stage = new HourlyLimitOrders();
        var system = TestSystem.With(HourlyData(5), HourlyYaml, stage);
        var orders = stage.OrderSimulation["A"].Orders.ToArray();
        Assert.InRange(orders.Count(o => o.Fill is not null), 10, orders.Length - 10);
        Assert.NotEqual(0, system.Accounts.Portfolio.Value.Statistics.AnnStd);
    }

    [Fact]
    public void WhatOrdersCannotDo_IsRefused()
    {
        var system = Daily();
        string Error(Action action) => Assert.Throws<SysTradeException>(action).ErrorId;
        Assert.Equal("OrderSimulationArguments", Error(() => system.Accounts.PandlForInstrument.Get(new OutputArguments("A", DelayFill: false))));
        Assert.Equal("OrderSimulationArguments", Error(() => system.Accounts.PandlForSubsystem.Get(new OutputArguments("A", RoundPositions: false))));
        Assert.Equal("OrderSimulationArguments", Error(() => system.Accounts.BufferedPosition.Get(new OutputArguments("A", RoundPositions: false))));
        Assert.Equal("OrderSimulationArguments", Error(() => _ = Daily("use_SR_costs: true").Accounts.PandlForInstrument["A"]));
        Assert.Equal("SimulationTooSlow", Error(() => _ = TestSystem.With(HourlyData(1), HourlyYaml, new DailyMarketOrders()).Accounts.PandlForInstrument["A"]));
    }

    [Fact]
    public void HoursOfAMarketWithClosesOnly_AreAnErrorOfTheInstrument()
    {
        var orders = TestSystem.With(SmallMarket.Data(), Simulated, new HourlyMarketOrders());
        var rule = TestSystem.Of(SmallMarket.Data(), HourlyYaml);
        foreach (var error in new[] { Assert.Throws<MissingDataException>(() => orders.Accounts.PandlForInstrument["A"]), Assert.Throws<MissingDataException>(() => rule.Rules.RawForecast["A", "fast"]) })
        {
            Assert.Equal("HourlyPricesMissing", error.ErrorId);
            Assert.Equal("A", error.Target);
        }
    }

    [Theory]
    [InlineData("daily_market_orders")]
    [InlineData("hourly_market_orders")]
    [InlineData("hourly_limit_orders")]
    public void StageOfAConfig_IsTheOneNamed(string name)
    {
        var stage = StageRegistry.Provided.Create(["standard", name]).Single(s => s.Name == "accounts");
        Assert.Equal(name.Replace("_", "", StringComparison.Ordinal), stage.GetType().Name, ignoreCase: true);
    }

    /// <summary>Two instruments by the hour and two rules of hourly prices.</summary>
    internal const string HourlyYaml = """
        trading_rules:
          fast: {function: ewmac_calc_vol, data: rawdata.get_hourly_prices, other_args: {Lfast: 4, Lslow: 16}, forecast_scalar: 7.5}
          slow: {function: ewmac_calc_vol, data: rawdata.get_hourly_prices, other_args: {Lfast: 16, Lslow: 64}, forecast_scalar: 3.75}
        forecast_weights: {fast: 0.5, slow: 0.5}
        instrument_weights: {A: 0.5, B: 0.5}
        notional_trading_capital: 1000000
        percentage_vol_target: 16
        """;

    internal static Data.MarketData HourlyData(int seed, Func<DateTime, double, double>? change = null) => Market.Of(HourlyInstrument("A", seed, change), HourlyInstrument("B", seed + 1, change));

    private static TestInstrument HourlyInstrument(string code, int seed, Func<DateTime, double, double>? change)
    {
        var prices = Hours.WalkWithCloses(60, seed);
        if (change is not null) prices = SmallMarket.Change(prices, change);
        return new TestInstrument(code, prices) { Spread = 0.02, PerBlock = 1.5, PointSize = 50, Carry = prices - 1 };
    }
}
