using SysTrade.Series;
using SysTrade.Systems.Stages;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Differences;

/// <content>Quirks of simulated orders and hourly positions.</content>
public sealed partial class QuirkEffectTests
{
    private const string Given = TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16\n" + Costless;

    private sealed class GivenVolatility : RawData
    {
        public GivenVolatility(TimeSeries volatility) => DailyReturnsVolatility.Override((_, _) => volatility);
    }

    /// <summary>On the second day buys 80 at 100 when the price falls to 99, and sells them at 101 when it rises to 102.</summary>
    private static TradingSystem LimitOrders()
    {
        double[] second = [100, 99, 101, 102, 102, 102, 102];
        var instrument = new TestInstrument("A", Hours.Series(2, i => i < Hours.PerDay ? 100 : second[i - Hours.PerDay])) { Months = null, Spread = 0.1 };
        return TestSystem.With(
            Market.Of(instrument), Given, new GivenRawData(), new GivenForecasts(("given", Hours.Series(2, i => i < Hours.PerDay + 2 ? 10 : 0))), new HourlyLimitOrders());
    }

    [Fact]
    [Trait("quirk", "daily_values_known_during_the_day")]
    public void HourlyPositions_AreSizedWithTheirOwnDaysVolatility()
    {
        var instrument = new TestInstrument("A", Hours.Series(3, _ => 100)) { Months = null };
        TradingSystem Make() => TestSystem.With(
            Market.Of(instrument), Given, new GivenVolatility(Days.Series(2, 4, 8)), new GivenForecasts(("given", Hours.Series(3, _ => 10))));
        var (plain, quirky) = (Make(), On(Make, "daily_values_known_during_the_day"));
        Close.Equal(Hours.Series(3, i => i < Hours.PerDay ? Missing : i < 2 * Hours.PerDay ? 80 : 40), plain.PositionSize.SubsystemPosition["A"]);
        Close.Equal(Hours.Series(3, i => i < Hours.PerDay ? 80 : i < 2 * Hours.PerDay ? 40 : 20), quirky.PositionSize.SubsystemPosition["A"]);
        Assert.Empty(AllOutputs.DifferentOutputs(SmallMarket.System(), On(() => SmallMarket.System(), "daily_values_known_during_the_day")));
    }

    [Fact]
    [Trait("quirk", "order_simulator_double_lag")]
    public void SimulatedPositions_EarnAFillLater()
    {
        var instrument = new TestInstrument("A", Days.Closes(100, 101, 103, 106, 110, 115)) { Months = null };
        TradingSystem Make() => TestSystem.With(
            Market.Of(instrument), Given, new GivenRawData(), new GivenForecasts(("given", Days.Series(10, 10, -5, 10, 10, 10))), new DailyMarketOrders());
        var (plain, quirky) = (Make(), On(Make, "order_simulator_double_lag"));

        // Fills of the second, fourth and fifth day make 80, -40 and 80 contracts.
        Close.Equal(Days.Series(0, 80, 80, -40, 80, 80), plain.Accounts.BufferedPosition["A"]);
        Close.Equal(Days.Series(0, 0, 160, 240, -160, 400), plain.Accounts.PandlForInstrument["A"].Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 0, 320, -200), quirky.Accounts.PandlForInstrument["A"].Gross.Returns);
        Assert.DoesNotContain("accounts.get_buffered_position", OnlyIn(plain, quirky, "accounts"));
    }

    [Fact]
    [Trait("quirk", "simulated_rolls_on_fills_only")]
    public void SimulatedPositionHeldThroughARoll_PaysNothingForIt()
    {
        const int Count = 60;
        var instrument = new TestInstrument("A", Days.Closes(Count, _ => 100)) { Spread = 0.1, PerBlock = 2 };
        TradingSystem Make() => TestSystem.With(
            Market.Of(instrument), Given + "multiply_roll_costs_by: 0.25\n", new GivenRawData(), new GivenForecasts(("given", Days.Series(Count, _ => 10))), new DailyMarketOrders());
        var (plain, quirky) = (Make(), On(Make, "simulated_rolls_on_fills_only"));
        var opening = new TimeSeries(TimeIndex.From([Days.Day(1)]), [-80 * 2.1]);

        // A quarter of the average position of 33 days, the first of them flat, on the Monday after a Saturday.
        var rolled = 0.25 * 80 * 32 / 33;
        Close.Equal(
            new TimeSeries(TimeIndex.From([Days.Day(1), new DateTime(2020, 2, 17)]), [-80 * 2.1, -(rolled * 2.1) - (rolled * 2)]), plain.Accounts.PandlForInstrument["A"].Source.Costs);
        Close.Equal(opening, quirky.Accounts.PandlForInstrument["A"].Source.Costs);
        OnlyIn(plain, quirky, "accounts");
    }

    [Fact]
    [Trait("quirk", "limit_fills_valued_at_market")]
    public void LimitFills_EarnFromThePriceOfTheirMoment()
    {
        var (plain, quirky) = (LimitOrders(), On(LimitOrders, "limit_fills_valued_at_market"));
        Close.Equal(Days.Series(0, 80 * (101 - 100)), plain.Accounts.PandlForInstrument["A"].Gross.Returns);
        Close.Equal(Days.Series(0, 80 * (102 - 99)), quirky.Accounts.PandlForInstrument["A"].Gross.Returns);
        OnlyIn(plain, quirky, "accounts");
    }

    [Fact]
    [Trait("quirk", "limit_order_slippage")]
    public void LimitOrdersThatSell_PayHalfTheSpread()
    {
        var (plain, quirky) = (LimitOrders(), On(LimitOrders, "limit_order_slippage"));
        Assert.Equal([0, 0], plain.Accounts.PandlForInstrument["A"].Source.Costs.ToArray());
        Close.Equal(new TimeSeries(TimeIndex.From([Hours.Moment(Hours.PerDay + 1), Hours.Moment(Hours.PerDay + 3)]), [0, -80 * 0.1]), quirky.Accounts.PandlForInstrument["A"].Source.Costs);
        OnlyIn(plain, quirky, "accounts");
    }
}
