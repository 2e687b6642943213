using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class PandlTests
{
    private const string Plain = "buffer_method: none\nvol_normalise_currency_costs: false\ninstrument_weight_ewma_span: 1\n";

    private static readonly TestInstrument A = new("A", Days.Closes(100, 101, 103, 106, 110)) { Months = null };

    private static readonly TimeSeries FromTheSecondDay = Days.Series(0, 10, 10, 10, 10);

    [Fact]
    public void PositionDecidedOnADay_TradesTheNextAndEarnsFromThenOn()
    {
        // Eighty contracts decided on the second day, bought at the close of the third, first earn the move from 103 to 106.
        var curve = TestSystem.Given([A], Plain, ("given", FromTheSecondDay)).Accounts.PandlForInstrument["A"];
        Close.Equal(Days.Series(double.NaN, 0, 80, 80, 80), curve.Source.Positions!);
        Close.Equal(Days.Series(0, 0, 0, 240, 320), curve.Gross.Returns);
    }

    [Fact]
    public void WithoutDelay_TheCloseThatDecidedIsTraded()
    {
        var curve = TestSystem.Given([A], Plain, ("given", FromTheSecondDay)).Accounts.PandlForInstrument.Get(new OutputArguments("A", DelayFill: false));
        Close.Equal(Days.Series(0, 0, 160, 240, 320), curve.Gross.Returns);
    }

    [Fact]
    public void PositionsNotRounded_KeepTheirFraction()
    {
        var system = TestSystem.Given([A], Plain, ("given", FromTheSecondDay * 0.0313));
        Close.Equal(Days.Series(0, 0, 0, 9, 12), system.Accounts.PandlForInstrument["A"].Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 3 * 2.504, 4 * 2.504), system.Accounts.PandlForInstrument.Get(new OutputArguments("A", RoundPositions: false)).Gross.Returns);
    }

    [Fact]
    public void MissingPrices_AreCarriedForwardIntoTheNextMove()
    {
        var system = TestSystem.Given([A with { Prices = Days.Closes(100, 101, 103, double.NaN, 110) }], Plain, ("given", FromTheSecondDay));
        Close.Equal(Days.Series(0, 0, 0, 0, 80 * 7), system.Accounts.PandlForInstrument["A"].Gross.Returns);
    }

    [Fact]
    public void PointSizeAndFxOfTheDay_MakeBaseCurrency()
    {
        var system = TestSystem.With(
            Market.Of([A with { PointSize = 10, Currency = "EUR" }], ("EUR", Days.Series(1.25, 1.25, 1.25, 1.6, 2))),
            TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16\n" + Plain, new GivenRawData(), new GivenForecasts(("given", FromTheSecondDay)));

        // 6.4 contracts decided on the second and third day, 5 on the fourth: 6 and 5 whole ones.
        Close.Equal(Days.Series(0, 0, 0, 6 * 3 * 10 * 1.6, 6 * 4 * 10 * 2), system.Accounts.PandlForInstrument["A"].Gross.Returns);
    }

    [Fact]
    public void Percent_IsOfCapital()
    {
        var system = TestSystem.Given([A], Plain, ("given", FromTheSecondDay));
        Close.Equal(Days.Series(0, 0, 0, 1.5, 2), system.Accounts.PandlForInstrument["A"].Percent.Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 1.5, 2), system.Accounts.Portfolio.Value.Gross.Percent.Returns);
        Close.Equal(Days.Series(0, 0, 0, 1.5, 3.5), system.Accounts.Portfolio.Value.Gross.Percent.Cumulative());
    }

    [Fact]
    public void Group_IsTheSumOfItsMembers()
    {
        TestInstrument[] two = [A, A with { Code = "B", Prices = Days.Closes(50, 49, 47, 44, 40).Slice(1..) }];
        var system = TestSystem.Given(two, Plain + "instrument_weights: {A: 0.5, B: 0.5}", ("A/given", FromTheSecondDay), ("B/given", FromTheSecondDay.Slice(1..) * -1));
        var group = system.Accounts.Portfolio.Value;
        Assert.Equal(["A", "B"], group.Members.Keys);
        Close.Equal(Days.Series(0, 0, 0, 120, 160), group.Member("A").Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 120, 160).Slice(1..), group.Member("B").Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 240, 320), group.Gross.Returns);
        Close.Equal([double.NaN, 0, 0, 120, 160], group.Gross.MemberReturns()["B"].Values);
        Close.Equal([0, 0, 0, 0.75, 1], group.Gross.Percent.Member("A").Returns.Values);
        Assert.True(group.IsWeighted);
    }

    [Fact]
    public void Subsystem_HasAllCapitalInTheInstrumentAndWholeContracts()
    {
        TestInstrument[] two = [A, A with { Code = "B" }];
        var system = TestSystem.Given(two, Plain + "instrument_weights: {A: 0.5, B: 0.5}", ("given", FromTheSecondDay * 1.004));
        Close.Equal(Days.Series(0, 0, 0, 240, 320), system.Accounts.PandlForSubsystem["A"].Gross.Returns);
        Close.Equal(Days.Series(0, 0, 0, 480, 640), system.Accounts.PandlAcrossSubsystems.Value.Gross.Returns);
    }

    [Fact]
    public void UnknownMember_NamesThoseThereAre()
    {
        var group = TestSystem.Given([A], Plain, ("given", FromTheSecondDay)).Accounts.Portfolio.Value;
        Assert.Contains("A", Assert.Throws<Domain.Errors.UnknownNameException>(() => group.Member("AA")).Nearest);
    }

    [Fact]
    public void PricesAndPositionsOnDifferentDays_EarnOnAllOfThem()
    {
        var pandl = new Systems.Accounting.PositionPandl
        {
            Price = Days.Series(100, 101, 103, 106),
            Decided = new TimeSeries(Days.Index(4).Slice(1..2), [2.0]),
            Fx = Days.Series(1, 1, 1, 1),
            PointSize = 5,
            Capital = Days.Series(1, 1, 1, 1),
            DelayFill = false,
        };
        Close.Equal(Days.Series(0, 0, 20, 30), pandl.Gross(pandl.Traded()));
    }

    [Fact]
    public void LengthInMonths_CountsMonthsWithAKnownPosition()
    {
        var pandl = new Systems.Accounting.ProfitAndLoss(TimeSeries.Empty, TimeSeries.Empty, TimeSeries.Empty) { Positions = Days.Series(50, i => i < 25 ? double.NaN : 1) };
        Assert.Equal(2, pandl.LengthInMonths);
    }
}
