using SysTrade.Series;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Properties;

/// <summary>Systems whose forecasts change by the hour.</summary>
public sealed class HourlyTests
{
    private const string Yaml = SimulatedAccountsTests.HourlyYaml
        + "\nvol_normalise_currency_costs: false\nrisk_overlay: {max_risk_fraction_normal_risk: 0.9, max_risk_fraction_stdev_risk: 2, max_risk_limit_sum_abs_risk: 2, max_risk_leverage: 9, shocked_vol_backfill: false}\n";

    [Fact]
    public void HourlyForecasts_GivePositionsAndProfitByTheHour()
    {
        var system = TestSystem.Of(SimulatedAccountsTests.HourlyData(2), Yaml);
        var hours = Hours.Index(60);
        Assert.Equal(hours, system.RawData.HourlyPrices["A"].Index);
        Assert.Equal(hours, system.CombForecast.CombinedForecast["A"].Index);
        Assert.Equal(hours, system.Portfolio.NotionalPosition["A"].Index);
        Assert.Equal(hours, system.Accounts.BufferedPosition["A"].Index);
        Assert.True(system.Portfolio.NotionalPosition["A"].DropMissing().Count > 40 * Hours.PerDay);
        var curve = system.Accounts.PandlForInstrument["A"];
        var (positions, prices) = (system.Accounts.BufferedPosition["A"], system.RawData.HourlyPrices["A"]);
        var profit = curve.Hourly.Gross.Returns;
        for (var i = 2; i < hours.Count; i++) Assert.Equal(positions[i - 2] * (prices[i] - prices[i - 1]) * 50, profit.At(hours[i]), 1e-6);
    }

    [Fact]
    public void HourlyCurve_AddsUpToTheDailyOneAndHasItsRisk()
    {
        var curve = TestSystem.Of(SimulatedAccountsTests.HourlyData(2), Yaml).Accounts.Portfolio.Value;
        Close.Equal(curve.Returns, curve.Hourly.Returns.To(Frequency.BusinessDay, Aggregation.Sum));
        Assert.InRange(curve.Hourly.PeriodsPerYear, 256 * Hours.PerDay, 256 * (Hours.PerDay + 1));
        Assert.InRange(curve.Hourly.Statistics.AnnStd / curve.Statistics.AnnStd, 0.7, 1.4);
        Assert.Equal(curve.Statistics.AnnMean, curve.Hourly.Statistics.AnnMean, 0.05 * Math.Abs(curve.Statistics.AnnMean));
        Assert.Equal(1_000_000, curve.Hourly.Capital.LastValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LaterPricesOfTheDayChanged_NoPositionOrderOrProfitBeforeThemChanges(bool isSimulated)
    {
        var from = Days.Day(45).AddHours(12.5);
        double After(DateTime moment, double value) => moment < from ? value : value * (1 + (0.02 * ((moment.Hour % 5) + 1)));
        TradingSystem Make(Data.MarketData data, string more = "") =>
            isSimulated ? TestSystem.With(data, Yaml + more, new HourlyLimitOrders()) : TestSystem.Of(data, Yaml + more);
        var (a, b) = (Make(SimulatedAccountsTests.HourlyData(4)), Make(SimulatedAccountsTests.HourlyData(4, After)));
        foreach (var code in a.Instruments)
        {
            TimeSeries[] Of(TradingSystem system) =>
            [
                system.CombForecast.CombinedForecast[code], system.PositionSize.SubsystemPosition[code], system.Portfolio.NotionalPosition[code],
                system.Accounts.BufferedPosition[code], system.Accounts.PandlForInstrument[code].Source.Gross, system.Accounts.PandlForInstrument[code].Source.Costs,
            ];
            foreach (var (x, y) in Of(a).Zip(Of(b))) Assert.True(AllOutputs.Same(x.Between(null, from), y.Between(null, from)));
            Assert.False(AllOutputs.Same(a.Portfolio.NotionalPosition[code], b.Portfolio.NotionalPosition[code]));
        }
    }

    [Fact]
    public void DailyAndHourlyForecastsTogether_ADailyOneCountsFromTheNextDay()
    {
        const string Mixed = "trading_rules: {daily: {function: given}, hourly: {function: given}}\nforecast_weights: {daily: 1, hourly: 0}\nnotional_trading_capital: 16000\npercentage_vol_target: 16\n";
        var instrument = new TestInstrument("A", Hours.Series(5, i => 100 + i));
        var system = TestSystem.With(Market.Of(instrument), Mixed, new GivenRawData(), new GivenForecasts(("daily", Days.Series(1, 2, 3, 4, 5)), ("hourly", Hours.Series(5, _ => 7))));
        var daily = system.CombForecast.AllForecasts["A"]["daily"];
        Assert.True(double.IsNaN(daily.At(Hours.Moment(0))));
        for (var row = Hours.PerDay; row < 5 * Hours.PerDay; row++) Assert.Equal(row / Hours.PerDay, daily.At(Hours.Moment(row)));
    }

    [Fact]
    public void DailyPositionsTradedByTheHour_AreOrderedAfterTheirClose()
    {
        var stage = new HourlyMarketOrders();
        var instrument = new TestInstrument("A", Hours.Series(5, i => 100 + i));
        const string Given = TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16\n";
        _ = TestSystem.With(Market.Of(instrument), Given, new GivenRawData(), new GivenForecasts(("given", Days.Series(0, 10, 10, 0, 0))), stage);

        // Decided with the closes of the second and the fourth day, ordered at midnight, filled at the end of the next trading hour.
        Assert.Equal([(Hours.Moment(2 * Hours.PerDay), 80.0), (Hours.Moment(4 * Hours.PerDay), -80.0)], stage.OrderSimulation["A"].Fills.Select(f => (f.Filled, f.Quantity)));
    }
}
