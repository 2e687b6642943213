using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class SharpeRatioCostTests
{
    private const double PerDay = 1 / TradingCalendar.CalendarDaysInYear;

    private static readonly TestInstrument Costly = new("A", Days.Closes(100, 101, 102, 103, 104)) { Spread = 0.1, PerBlock = 2 };

    [Fact]
    public void CostIsChargedByElapsedTime_FromTheFirstKnownPosition()
    {
        // A tenth of a Sharpe ratio on 80 contracts of 2 points a day: 256 points a year. Wednesday to Tuesday, three days over the weekend.
        var pandl = new PositionPandl
        {
            Price = Days.Series(100, 101, 102, 103, 104),
            Decided = Days.Series(double.NaN, 80, 0, 80, 80),
            Fx = Days.Series(1, 1, 1, 1, 1),
            PointSize = 5,
            Capital = Days.Series(1, 1, 1, 1, 1),
            DelayFill = false,
        };
        var costs = new SharpeRatioCosts(0.1, Days.Series(80, 80, 80, 80, 80), Days.Series(2, 2, 2, 2, 2)).Of(pandl, pandl.Traded());
        Close.Equal(Days.Series(double.NaN, -256 * 5 * PerDay, -256 * 5 * PerDay, -256 * 5 * 3 * PerDay, -256 * 5 * PerDay), costs);
    }

    [Fact]
    public void CostPerTrade_IsCashCostOverAnnualVolatilityOfTheLastYear()
    {
        var system = TestSystem.Given([Costly], "", ("given", Days.Series(10, 10, 10, 10, 10)));
        Assert.Equal(102, system.Accounts.RecentAveragePrice["A"], 1e-12);
        Assert.Equal(32, system.Accounts.RecentAverageAnnualVolatility["A"], 1e-12);
        Assert.Equal(2.1 / 32, system.Accounts.SharpeRatioCostPerTrade["A"], 1e-12);
        Assert.Equal(2 * 4 * 2.1 / 32, system.Accounts.SharpeRatioHoldingCost["A"], 1e-12);
        Assert.Equal((10 + 8) * 2.1 / 32, system.Accounts.SharpeRatioCost("A", 10), 1e-12);
    }

    [Fact]
    public void LastYear_BeginsACalendarYearBeforeTheLastPrice()
    {
        var prices = Days.Closes(600, i => i);
        var system = TestSystem.Given([Costly with { Prices = prices }], "", ("given", Days.Series(600, _ => 10)));
        var from = Days.Day(599).AddYears(-1);
        var rows = Enumerable.Range(0, 600).Where(i => Days.Day(i) >= from).ToArray();
        Assert.Equal(rows.Average(), system.Accounts.RecentAveragePrice["A"], 1e-9);
    }

    [Fact]
    public void SwitchedOn_InstrumentsPayTheirTurnoverAndRollsOnTheAveragePosition()
    {
        var system = TestSystem.Given([Costly], "use_SR_costs: true\nbuffer_method: none", ("given", Days.Series(10, 10, 5, 5, 10)));

        // The smoothed average position is known from the second row on, so three changes count.
        var turnover = 256 * (0.5 + 0 + 0.5) / 3;
        Assert.Equal(turnover, system.Accounts.InstrumentTurnover["A"], 1e-9);
        var annual = (turnover + 8) * 2.1 / 32 * 80 * 2 * 16;
        var costs = system.Accounts.PandlForInstrument["A"].Costs.Returns;
        Assert.Equal(-annual * PerDay, costs.At(Days.Day(2)), 1e-9);
        Assert.Equal(-annual * 3 * PerDay, costs.At(Days.Day(3)), 1e-9);
        Close.Equal(costs, system.Accounts.PandlForSubsystem["A"].Costs.Returns);
    }

    [Fact]
    public void Turnover_IsTheMeanDailyChangeInUnitsTimes256()
    {
        Assert.Equal(256 * 0.3, Turnover.Of(Days.Series(10, 12, 8), 10), 1e-12);
        Assert.Equal(256 * 0.5, Turnover.Of(Days.Series(80, 40, 80), Days.Series(80, 80, 80)), 1e-9);
    }

    [Fact]
    public void Turnover_InUnitsOfASeries_SmoothsIt()
    {
        // Centre of mass 250: weights 1 and 250 / 251, from the second row on.
        var second = (40 + (80 * 250 / 251.0)) / (1 + (250 / 251.0));
        var third = (40 + (40 * 250 / 251.0) + (80 * 250 * 250 / 251.0 / 251)) / (1 + (250 / 251.0) + (250 * 250 / 251.0 / 251));
        Assert.Equal(256 * Math.Abs((20 / third) - (10 / second)), Turnover.Of(Days.Series(10, 10, 20), Days.Series(80, 40, 40)), 1e-9);
    }

    [Fact]
    public void Turnovers_AreRelativeToTheirOwnAveragePosition()
    {
        TestInstrument[] two = [Costly, Costly with { Code = "B" }];
        var system = TestSystem.Given(
            two, "instrument_weights: {A: 0.25, B: 0.75}\ninstrument_div_multiplier: 2\nbuffer_method: none", ("given", Days.Series(10, 10, 20, 10, 15)));
        const double Own = 256 * 2.5 / 3;
        Assert.Equal(Own, system.Accounts.SubsystemTurnover["A"], 1e-9);
        Assert.Equal(Own, system.Accounts.InstrumentTurnover["A"], 1e-9);
        Assert.Equal(Own * 0.5, system.Accounts.TurnoverAtPortfolioLevel["A"], 1e-9);
        Assert.Equal(Own * 2, system.Accounts.TotalPortfolioLevelTurnover.Value, 1e-9);
        Close.Equal(Days.Series(40, 40, 40, 40, 40), system.Accounts.AveragePositionInPortfolio["A"]);
    }

    [Fact]
    public void ForecastCosts_ArePooledOverInstrumentsWithTheSameRulesByTheirLength()
    {
        TestInstrument[] two = [Costly, Costly with { Code = "B", Prices = Costly.Prices.Slice(2..), Spread = 0.2 }];
        (string, TimeSeries)[] forecasts = [("A/given", Days.Series(10, 20, 10, 20, 10)), ("B/given", Days.Series(10, 10, 10, 15, 10).Slice(2..))];
        var own = TestSystem.Given(two, "forecast_cost_estimates: {use_pooled_turnover: false}", forecasts);
        Assert.Equal((256, 128), (own.Accounts.ForecastTurnover["A", "given"], own.Accounts.ForecastTurnover["B", "given"]));
        Assert.Equal((256 + 8) * 2.1 / 32, own.Accounts.ForecastSharpeRatioCost["A", "given"], 1e-9);

        var pooled = ((256 * 5) + (128 * 3)) / 8.0;
        var system = TestSystem.Given(two, "", forecasts);
        Assert.Equal(pooled, system.Accounts.ForecastTurnover["A", "given"], 1e-9);
        Assert.Equal((pooled + 8) * 2.2 / 32, system.Accounts.ForecastSharpeRatioCost["B", "given"], 1e-9);

        var costs = TestSystem.Given(two, "forecast_cost_estimates: {use_pooled_costs: true}", forecasts);
        var pooledCost = ((pooled * 2.1 * 5) + (pooled * 2.2 * 3)) / 8 / 32;
        Assert.Equal(pooledCost + (8 * 2.2 / 32), costs.Accounts.ForecastSharpeRatioCost["B", "given"], 1e-9);
    }
}
