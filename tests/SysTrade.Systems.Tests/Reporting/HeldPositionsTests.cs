using SysTrade.Domain.Errors;
using SysTrade.Systems.Comparing;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Reporting;

public sealed class HeldPositionsTests
{
    private const string SmallSystem = "small_system: {shadow_cost: 10}\n", Optimised = "positions_held: optimised\n", Capital = "notional_trading_capital: 200000";

    private static TradingSystem System(string more = "", params Stage[] stages)
    {
        var yaml = SmallMarket.Yaml.Replace("notional_trading_capital: 1000000", Capital, StringComparison.Ordinal) + more;
        return stages.Length == 0 ? TestSystem.Of(SmallMarket.Data(), yaml) : TestSystem.With(SmallMarket.Data(), yaml, stages);
    }

    [Theory]
    [InlineData("", PositionKind.Buffered)]
    [InlineData(SmallSystem, PositionKind.Optimised)]
    [InlineData(Optimised, PositionKind.Optimised)]
    [InlineData(SmallSystem + "positions_held: buffered\n", PositionKind.Buffered)]
    public void Kind_IsWhatTheConfigSays_ElseOptimisedWithASmallSystemOfItsOwn(string config, PositionKind expected) => Assert.Equal(expected, HeldPositions.KindOf(System(config)));

    [Fact]
    public void Kind_ThatIsUnknown_IsRefused()
    {
        var error = Assert.Throws<UnknownNameException>(() => HeldPositions.KindOf(System("positions_held: optimized\n")));
        Assert.Contains("positions_held", error.Message, StringComparison.Ordinal);
        Assert.Contains("optimised", error.Message + error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Kind_FollowsAChangedConfig()
    {
        var system = System();
        system.Configure(system.GivenConfig.With("positions_held", "optimised"));
        Assert.Equal(PositionKind.Optimised, HeldPositions.KindOf(system));
    }

    [Fact]
    public void Report_OfASystemThatHoldsOptimisedPositions_IsOfThese()
    {
        var (system, buffered) = (System(Optimised), System());
        var (report, other) = (BacktestReport.Run(system), BacktestReport.Run(buffered));
        Assert.Equal(system.Accounts.OptimisedPortfolio.Value.Percent.Statistics.AnnMean, report.Portfolio.AnnualMean);
        Assert.Equal(system.Accounts.TotalOptimisedTurnover.Value, report.Portfolio.Turnover);
        Assert.Equal(system.Accounts.Portfolio.Value.Percent.Statistics.AnnMean, other.Portfolio.AnnualMean);
        Assert.NotEqual(report.Portfolio.AnnualMean, other.Portfolio.AnnualMean);
        foreach (var row in report.Instruments)
        {
            Assert.Equal(system.Accounts.OptimisedPosition[row.Instrument].LastValue, row.LastPosition);
            Assert.Equal(system.Accounts.PandlForOptimisedInstrument[row.Instrument].Percent.Statistics.Sharpe, row.Sharpe);

            // Both turnovers are of the same position, against averages that differ by the share of the instrument in the portfolio.
            Assert.Equal(system.Accounts.OptimisedInstrumentTurnover[row.Instrument], row.Turnover);
            Assert.True(row.Turnover >= system.Accounts.OptimisedTurnover[row.Instrument]);
        }
    }

    [Fact]
    public void Curves_AreOfWhatIsHeld_AndOfEitherKindWhenAskedFor()
    {
        var system = System(Optimised);
        var code = system.Instruments[0];
        double Last(CurveLevel level, params string[] codes) => AccountCurves.Of(system, level, codes.Length == 0 ? null : codes)[0].Curve.Cumulative().LastValue;
        var (accounts, optimised) = (system.Accounts, system.Accounts.OptimisedPortfolio.Value.Cumulative().LastValue);
        Assert.Equal(optimised, Last(CurveLevel.Portfolio));
        Assert.Equal(optimised, Last(CurveLevel.Optimised));
        Assert.Equal(accounts.Portfolio.Value.Cumulative().LastValue, Last(CurveLevel.Buffered));
        Assert.Equal(accounts.PandlForOptimisedInstrument[code].Cumulative().LastValue, Last(CurveLevel.Instrument, code));
        Assert.Equal(accounts.PandlForOptimisedInstrument[code].Cumulative().LastValue, Last(CurveLevel.Optimised, code));
        Assert.Equal(accounts.PandlForInstrument[code].Cumulative().LastValue, Last(CurveLevel.Buffered, code));
        Assert.Throws<SysTradeException>(() => Last(CurveLevel.Portfolio, code));
    }

    [Fact]
    public void Comparison_OfPositionsHeld_SeesTheirDifference()
    {
        var (buffered, optimised) = (System(), System(Optimised));
        Assert.Contains(SystemComparison.Of(buffered, optimised).Statistics, d => d.Change != 0);
        Assert.All(SystemComparison.Of(buffered, System()).Statistics, d => Assert.True(d.Change == 0 || double.IsNaN(d.Change)));
    }

    [Fact]
    public void SimulatedOrders_ForOptimisedPositions_EarnWhatTheseEarn()
    {
        const string NoBuffer = Optimised + "buffer_method: none\n";
        var (plain, stage) = (System(NoBuffer), new DailyMarketOrders());
        var simulated = System(NoBuffer, stage);
        var (held, orders) = (HeldPositions.Of(plain), HeldPositions.Of(simulated));
        foreach (var code in plain.Instruments)
        {
            Close.Equal(held.Instrument(code).Gross.Returns, orders.Instrument(code).Gross.Returns);
            Close.Equal(held.Position(code).Shift().FillMissing(0), orders.Position(code), 0);
        }

        Close.Equal(held.Portfolio.Gross.Returns, orders.Portfolio.Gross.Returns);
        Assert.Contains(plain.Instruments, code => stage.OptimisedOrderSimulation[code].Fills.Any());
        Assert.Equal(BacktestReport.Run(simulated).Portfolio.GrossSharpe, BacktestReport.Run(plain).Portfolio.GrossSharpe, 1e-9);
    }
}
