using SysTrade.Series;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class RawDataTests
{
    private const double Missing = double.NaN;

    private static TradingSystem Make(TestInstrument instrument, double volatility = 2, string yaml = "") =>
        TestSystem.With(Market.Of(instrument), TestSystem.GivenRule + "\n" + yaml, new GivenRawData(volatility));

    [Fact]
    public void DailyReturns_OverAMissingDay_AreTheWholeMoveOnTheDayThePriceIsKnownAgain()
    {
        var system = Make(new TestInstrument("A", Days.Closes(100, 102, Missing, 105, 104)));
        Close.Equal(Days.Series(Missing, 2, Missing, 3, -1), system.RawData.DailyReturns["A"]);
    }

    [Fact]
    public void DailyPrices_AreTheLastOfEachDayAndMissingDaysStayMissing()
    {
        var monday = new DateTime(2020, 1, 6);
        var stamps = TimeIndex.From([monday.AddHours(10), monday.AddHours(23), monday.AddDays(2).AddHours(9), monday.AddDays(3).AddHours(15)]);
        var system = Make(new TestInstrument("A", new TimeSeries(stamps, [1, 2, 3, Missing])));
        var daily = system.RawData.DailyPrices["A"];
        Assert.Equal([monday, monday.AddDays(1), monday.AddDays(2), monday.AddDays(3)], daily.Index);
        Assert.Equal([2, Missing, 3, Missing], daily.ToArray());
        Assert.Equal([1.0, 3.0], system.RawData.HourlyPrices["A"].ToArray());
        Assert.Equal([Missing, 2.0], system.RawData.HourlyReturns["A"].ToArray());
        Assert.Equal(4, system.RawData.NaturalPrices["A"].Count);
    }

    [Fact]
    public void SundayPrice_BelongsToMonday()
    {
        var friday = new DateTime(2020, 1, 3);
        var stamps = TimeIndex.From([friday.AddHours(23), friday.AddDays(2).AddHours(22), friday.AddDays(3).AddHours(23), friday.AddDays(4).AddHours(23)]);
        var system = Make(new TestInstrument("A", new TimeSeries(stamps, [10, 11, Missing, 12])));
        Assert.Equal([10.0, 11.0, 12.0], system.RawData.DailyPrices["A"].ToArray());
    }

    [Fact]
    public void VolNormalisedReturns_DivideByTheVolatilityOfTheDayBefore()
    {
        var system = Make(new TestInstrument("A", Days.Closes(100, 102, Missing, 105, 104)));
        Close.Equal(Days.Series(Missing, 1, Missing, 1.5, -0.5), system.RawData.VolNormalisedReturns["A"]);
        Close.Equal(Days.Series(Missing, 1, Missing, 2.5, 2), system.RawData.CumulativeVolNormalisedReturns["A"]);
    }

    [Fact]
    public void PercentageReturnsAndVolatility_AreOverThePriceOfTheContractHeld()
    {
        var system = Make(new TestInstrument("A", Days.Closes(-10, -8, -7, -6)) { Held = Days.Closes(50, 40, Missing, 25) });
        Close.Equal(Days.Series(50, 40, Missing, 25), system.RawData.DenominatorPrice["A"]);
        Close.Equal(Days.Series(4, 5, 5, 8), system.RawData.DailyPercentageVolatility["A"]);
        Close.Equal(Days.Series(Missing, 2.0 / 40, 1.0 / 40, 1.0 / 25), system.RawData.DailyPercentageReturns["A"]);
        Close.Equal(Days.Series(32, 32, 32, 32), system.RawData.AnnualisedReturnsVolatility["A"]);
    }

    [Fact]
    public void PercentageVolatility_OfANegativePrice_IsPositive()
    {
        var system = Make(new TestInstrument("A", Days.Closes(10, 11)) { Held = Days.Closes(-40, -50) });
        Close.Equal(Days.Series(5, 4), system.RawData.DailyPercentageVolatility["A"]);
    }

    [Fact]
    public void Carry_IsTheRollByYearOverAnnualVolatility()
    {
        // December 2020 is 2021.0 and March 2021 is 2021.25, a quarter later: roll 1, by year 4, over 2 x 16.
        var system = Make(new TestInstrument("A", Days.Closes(100, 101, 102)) { Held = Days.Closes(100, 101, 102), Carry = Days.Closes(99, 101, 104) });
        Assert.Equal([1, Missing, -2], system.RawData.RawRoll["A"].ToArray());
        Close.Equal([0.25, 0.25, 0.25], system.RawData.RollDifferentials["A"].Values);
        Close.Equal([4, Missing, -8], system.RawData.AnnualisedRoll["A"].Values);
        Close.Equal(Days.Series(4, Missing, -8), system.RawData.DailyAnnualisedRoll["A"]);
        Close.Equal(Days.Series(0.125, Missing, -0.25), system.RawData.RawCarry["A"]);
    }

    [Fact]
    public void CarryOfADay_IsTheMeanOfItsRows()
    {
        var day = new DateTime(2020, 1, 6);
        var stamps = TimeIndex.From([day.AddHours(9), day.AddHours(12), day.AddHours(23)]);
        var system = Make(new TestInstrument("A", new TimeSeries(stamps, [100, 100, 100])) { Carry = new TimeSeries(stamps, [99, 98, 100]) });
        Close.Equal([(4 + 8) / 2.0], system.RawData.DailyAnnualisedRoll["A"].Values);
    }

    [Theory]
    [InlineData(20201200, 20200900, -0.25)]
    [InlineData(20201200, 20201201, 1 / 365.25)]
    [InlineData(20201201, 20201200, -1 / 365.25)]
    [InlineData(20201200, 20201200, 0)]
    [InlineData(20200115, 20210115, 1)]
    [InlineData(0, 20210300, Missing)]
    [InlineData(20201200, 0, Missing)]
    public void RollDifferential_IsInYearsAndAtLeastADay(int held, int carry, double years)
    {
        var system = Make(new TestInstrument("A", Days.Closes(100)) { HeldContract = held, CarryContract = carry });
        Close.Equal([years], system.RawData.RollDifferentials["A"].Values);
    }

    [Fact]
    public void NoMultiplePrices_PercentageVolatilityUsesAdjustedPriceWithAWarningAndCarryIsAnError()
    {
        var system = Make(new TestInstrument("A", Days.Closes(100, 50)) { HasMultiplePrices = false });
        Close.Equal(Days.Series(2, 4), system.RawData.DailyPercentageVolatility["A"]);
        Assert.Contains(system.Warnings, w => w.StartsWith("A has no multiple prices", StringComparison.Ordinal));
        var error = Assert.ThrowsAny<Domain.Errors.SysTradeException>(() => system.RawData.RawCarry["A"]);
        Assert.Equal("MultiplePricesNotFound", error.ErrorId);
    }

    [Fact]
    public void NoRollParameters_NoRollsWithAWarning()
    {
        var system = Make(new TestInstrument("A", Days.Closes(100)) { Months = null });
        Assert.Equal(0, system.RawData.RollsPerYear["A"]);
        Assert.Contains(system.Warnings, w => w.Contains("no roll parameters", StringComparison.Ordinal));
        Assert.Equal(4, Make(new TestInstrument("A", Days.Closes(100))).RawData.RollsPerYear["A"]);
    }

    [Fact]
    public void Volatility_OfASimpleEstimator_IsTheStandardDeviationOfTheWindowTimesTheMultiplier()
    {
        const string Yaml = "volatility_calculation: {func: simple_vol_calc, days: 3, min_periods: 2, multiplier_to_get_daily_vol: 2}";
        var system = TestSystem.Of(Market.Of(new TestInstrument("A", Days.Closes(100, 101, 103, 102, 102))), Yaml);
        Close.Equal(Days.Series(Missing, Missing, Math.Sqrt(0.5) * 2, Math.Sqrt(7 / 3.0) * 2, Math.Sqrt(7 / 3.0) * 2), system.RawData.DailyReturnsVolatility["A"]);
    }

    [Fact]
    public void VolatilityOfAnUnknownSeries_NamesTheNearestAndThePlace()
    {
        var system = TestSystem.Of(Market.Of(Market.Walking("A", 1, 30)), "volatility_calculation:\n  name_returns_attr_in_rawdata: dayly_returns");
        var error = Assert.Throws<Domain.Errors.UnknownNameException>(() => system.RawData.DailyReturnsVolatility["A"]);
        Assert.Contains("rawdata.daily_returns", error.Nearest);
        Assert.Contains("test.yaml, line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VolatilityOfSomethingThatIsNoSeries_IsRefused()
    {
        var system = TestSystem.Of(Market.Of(Market.Walking("A", 1, 30)), "volatility_calculation:\n  name_returns_attr_in_rawdata: rolls_per_year");
        Assert.Equal("VolatilityData", Assert.Throws<Domain.Errors.SysTradeException>(() => system.RawData.DailyReturnsVolatility["A"]).ErrorId);
    }

    [Fact]
    public void VolatilityOfHourlyReturns_UsesThem()
    {
        var stamps = TimeIndex.From(Enumerable.Range(0, 60).Select(i => Days.Day(i / 6).AddHours(9 + (i % 6))));
        var prices = new TimeSeries(stamps, Days.Walk(60, 5));
        var system = TestSystem.Of(Market.Of(new TestInstrument("A", prices)), "volatility_calculation:\n  name_returns_attr_in_rawdata: hourly_returns\n  multiplier_to_get_daily_vol: 2.5");
        Assert.Equal(60, system.RawData.DailyReturnsVolatility["A"].Count);
        var plain = TestSystem.Of(Market.Of(new TestInstrument("A", prices)), "volatility_calculation:\n  name_returns_attr_in_rawdata: hourly_returns");
        Close.Equal(plain.RawData.DailyReturnsVolatility["A"] * 2.5, system.RawData.DailyReturnsVolatility["A"]);
    }
}
