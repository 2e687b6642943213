using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class CashCostTests
{
    private const double Missing = double.NaN;

    private static readonly CashCosts Plain = new() { Costs = new InstrumentCosts(0.1, 2, 0, 0), RollsPerYear = 0, RollMultiplier = 0.5, NormaliseByVolatility = false };

    private static PositionPandl Pandl(TimeSeries price, TimeSeries traded, double pointSize = 1) => new()
    {
        Price = price,
        Decided = traded,
        Fx = TimeSeries.Constant(price.Index, 1),
        PointSize = pointSize,
        Capital = TimeSeries.Constant(price.Index, 1000),
        DelayFill = false,
    };

    private static TimeSeries Of(CashCosts costs, TimeSeries price, TimeSeries traded, double pointSize = 1)
    {
        var pandl = Pandl(price, traded, pointSize);
        return costs.Of(pandl, pandl.Traded());
    }

    private static readonly TimeSeries Flat = Days.Series(100, 100, 100, 100, 100);

    [Fact]
    public void EveryChangeOfPosition_PaysSlippageAndCommission()
    {
        var costs = Of(Plain, Flat, Days.Series(0, 3, 3, -2, -1));
        Assert.Equal([Days.Day(1), Days.Day(3), Days.Day(4)], costs.Index);
        Close.Equal([-6.3, -10.5, -2.1], costs.Values);
    }

    [Fact]
    public void FirstPosition_IsATradeFromNothing()
    {
        Close.Equal([-8.4], Of(Plain, Flat, Days.Series(Missing, 4, 4, 4, 4)).Values);
        Close.Equal([-8.4], Of(Plain, Flat, Days.Series(4, 4, 4, 4, 4)).Values);
    }

    [Fact]
    public void PositionUnknownForADay_IsComparedWithTheLastKnownOne() => Close.Equal([-8.4, -4.2], Of(Plain, Flat, Days.Series(4, 4, Missing, 6, 6)).Values);

    [Theory]
    [InlineData(2, 0, 0, 3 * 2)]
    [InlineData(2, 0.01, 0, 3 * 0.01 * 100 * 5)]
    [InlineData(2, 0.01, 50, 50)]
    [InlineData(0, 0, 0, 0)]
    public void Commission_IsTheLargestOfItsThreeForms(double perBlock, double percentage, double perTrade, double commission)
    {
        var costs = Plain with { Costs = new InstrumentCosts(0.1, perBlock, percentage, perTrade) };
        Close.Equal([-((3 * 0.1 * 5) + commission)], Of(costs, Flat, Days.Series(0, 3, 3, 3, 3), pointSize: 5).Values);
    }

    [Fact]
    public void PercentageCommission_WhereThePriceIsUnknownOrNegative_LeavesTheOtherForms()
    {
        var costs = Plain with { Costs = new InstrumentCosts(0, 0.25, 0.01, 0) };
        Close.Equal([-1.0, -0.5, -0.25], Of(costs, Days.Series(100, Missing, -50, -50), Days.Series(1, 3, 3, 2)).Values, 1e-12);
    }

    [Fact]
    public void Roll_TradesTheMeanHoldingTwiceAndPaysSlippageOnce()
    {
        // Four rolls are 91 days apart, the first 45 days into the year: 15 February 2020, a Saturday. Since the last roll, on 15 November, 10 were held
        // for half of the days up to then and 20 for the rest.
        var index = TimeIndex.BusinessDays(new DateTime(2020, 1, 6), new DateTime(2020, 2, 28));
        var upToRoll = index.Count(d => d <= new DateTime(2020, 2, 15));
        var traded = new TimeSeries(index, [.. index.Select((_, i) => i < upToRoll / 2 ? -10.0 : 20)]);
        var costs = Of(Plain with { RollsPerYear = 4 }, TimeSeries.Constant(index, 100), traded);
        Assert.Equal(30, upToRoll);
        Assert.Equal(new DateTime(2020, 2, 17), costs.Index.Last);
        Assert.Equal(-((15 * 0.5 * (0.1 + 2)) + (15 * 0.5 * 2)), costs.LastValue, 1e-12);
    }

    [Fact]
    public void Rolls_AfterTheLastPositionOrOfNothing_CostNothing()
    {
        var index = TimeIndex.BusinessDays(new DateTime(2020, 1, 6), new DateTime(2020, 2, 28));
        Assert.Equal(0, Of(Plain with { RollsPerYear = 4 }, TimeSeries.Constant(index, 100), TimeSeries.Constant(index, 0)).Count);
        Assert.Equal(1, Of(Plain with { RollsPerYear = 4 }, TimeSeries.Constant(index, 100).Slice(..20), TimeSeries.Constant(index, 1).Slice(..20)).Count);
    }

    [Fact]
    public void RollOnADayOfATrade_IsAddedToIt()
    {
        var day = new DateTime(2021, 2, 15);
        var index = TimeIndex.BusinessDays(new DateTime(2021, 2, 1), new DateTime(2021, 2, 26));
        var traded = new TimeSeries(index, [.. index.Select(d => d < day ? 4.0 : 6)]);
        var costs = Of(Plain with { RollsPerYear = 4, RollMultiplier = 1 }, TimeSeries.Constant(index, 100), traded);
        var mean = ((10 * 4) + 6) / 11.0;
        Assert.Equal(-((2 * 2.1) + (mean * 2.1) + (mean * 2)), costs.At(day), 1e-9);
    }

    [Fact]
    public void SwitchedToPastVolatility_CostsAreScaledByVolatilityOverThatOfTheLastYear()
    {
        // Moves alternate between +-1 for 300 days and +-3 for 300 days.
        double[] prices = new double[600];
        for (var i = 1; i < prices.Length; i++) prices[i] = prices[i - 1] + ((i % 2 == 0 ? 1 : -1) * (i < 300 ? 1 : 3));
        var price = Days.Series(prices);
        var deflator = Plain.Deflator(price);
        double Deviation(int row)
        {
            var window = Enumerable.Range(Math.Max(1, row - 179), row - Math.Max(1, row - 179) + 1).Select(i => prices[i] - prices[i - 1]).ToArray();
            return Math.Sqrt(window.Sum(x => (x - window.Average()) * (x - window.Average())) / (window.Length - 1));
        }

        var yardstick = Enumerable.Range(600 - 256, 256).Average(Deviation);
        Assert.Equal(Deviation(250) / yardstick, deflator[250], 1e-9);
        Assert.Equal(Deviation(599) / yardstick, deflator[599], 1e-9);
        Assert.True(double.IsNaN(deflator[2]) && !double.IsNaN(deflator[3]));
        Close.Equal([-4.2 * deflator[250]], Of(Plain with { NormaliseByVolatility = true }, price, Days.Series(600, i => i < 250 ? 0 : 2)).Values);
    }

    [Fact]
    public void PriceThatStandsStillAtTheEnd_DoesNotMakeCostsInfinite()
    {
        var price = Days.Series(700, i => i < 400 ? i % 2 : 0);
        Assert.All(Plain.Deflator(price).DropMissing().ToArray(), d => Assert.True(double.IsFinite(d)));
        Assert.Contains(Plain.Deflator(Days.Series(700, _ => 1.0)).ToArray(), double.IsNaN);
    }

    [Fact]
    public void CostsOfTheSystem_AreThoseOfItsTrades()
    {
        var instrument = new TestInstrument("A", Days.Closes(100, 101, 103, 106, 110)) { Months = null, Spread = 0.1, PerBlock = 2, PointSize = 1 };
        var system = TestSystem.Given([instrument], "buffer_method: none\nvol_normalise_currency_costs: false", ("given", Days.Series(0, 10, 10, -5, -5)));
        var curve = system.Accounts.PandlForInstrument["A"];
        Close.Equal([-168, 0, -252], curve.Costs.Returns.Values);
        Close.Equal(Days.Series(0, 0, -168, 240, 320 - 252), curve.Net.Returns);
        Close.Equal(curve.Net.Returns, curve.Returns);
        Close.Equal(Days.Series(0, 0, -168, 240, 68), system.Accounts.Portfolio.Value.Returns);
    }
}
