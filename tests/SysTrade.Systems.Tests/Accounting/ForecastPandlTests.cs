using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

public sealed class ForecastPandlTests
{
    private const string Yaml = """
        trading_rules: {a: {function: given}, b: {function: given}}
        forecast_weights: {a: 0.75, b: 0.25}
        forecast_div_multiplier: 1.2
        instrument_weights: {A: 0.4, B: 0.6}
        instrument_div_multiplier: 1.5
        """;

    private static readonly TestInstrument[] Two = [new("A", Days.Closes(100, 101, 103, 106, 110)) { Months = null }, new("B", Days.Closes(50, 52, 54, 56, 58)) { Months = null }];

    private static readonly TimeSeries Ten = Days.Series(10, 10, 10, 10, 10);

    private static TradingSystem Make(string more = "") => TestSystem.Given(Two, Yaml + "\n" + more, ("a", Ten), ("b", Ten * -0.5));

    [Fact]
    public void Rule_HoldsTheAveragePositionTimesItsForecastOverTen()
    {
        var accounts = Make().Accounts;
        Close.Equal(Days.Series(0, 0, 160, 240, 320), accounts.PandlForInstrumentForecast["A", "a"].Returns);
        Close.Equal(Days.Series(0, 0, -80, -120, -160), accounts.PandlForInstrumentForecast["A", "b"].Returns);
        Close.Equal(Days.Series(0, 80, 160, 240, 320), accounts.PandlForInstrumentForecast.Get(new OutputArguments("A", "a", DelayFill: false)).Returns);
        Close.Equal(Days.Series(0, 0, 1, 1.5, 2), accounts.PandlForInstrumentForecast["A", "a"].Percent.Returns);
    }

    [Fact]
    public void JointWeight_MultipliesAllFour()
    {
        var accounts = Make().Accounts;
        Close.Equal(TimeSeries.Constant(Ten.Index, 1.5 * 1.2 * 0.4 * 0.75), accounts.JointWeight["A", "a"]);
        Close.Equal(TimeSeries.Constant(Ten.Index, 1.8 * 0.4), accounts.TotalWeightOfInstrument["A"]);
        Close.Equal(TimeSeries.Constant(Ten.Index, 1.8 * 0.75), accounts.TotalWeightOfRule.ForRule("a"));
        Close.Equal(TimeSeries.Constant(Ten.Index, 1.8), accounts.TotalWeight.Value);
    }

    [Fact]
    public void Weighted_HasItsShareOfTheSystemOrOfTheRule()
    {
        var accounts = Make().Accounts;
        Close.Equal(accounts.PandlForInstrumentForecast["A", "a"].Returns * 0.3, accounts.PandlForInstrumentForecastWeighted["A", "a"].Returns);
        Close.Equal(accounts.PandlForInstrumentForecast["A", "a"].Returns * 0.4, accounts.PandlForInstrumentForecastWeightedWithinRule["A", "a"].Returns);

        // Percentages of a part are of its own capital.
        Close.Equal(Days.Series(0, 0, 1, 1.5, 2), accounts.PandlForInstrumentForecastWeighted["A", "a"].Percent.Returns);
    }

    [Fact]
    public void Groups_AreTheSumsTheyAreNamedAfter()
    {
        var accounts = Make().Accounts;
        TimeSeries ruleA = Days.Series(0, 0, 160, 240, 320), ruleB = Days.Series(0, 0, 160, 160, 160);
        Close.Equal((ruleA * 0.4) + (ruleB * 0.6), accounts.PandlForTradingRule.ForRule("a").Returns);
        Close.Equal((ruleA * 0.3) + (ruleB * 0.45), accounts.PandlForTradingRuleWeighted.ForRule("a").Returns);
        Close.Equal(ruleA + ruleB, accounts.PandlForTradingRuleUnweighted.ForRule("a").Returns);
        Close.Equal((ruleA * (0.3 - (0.5 * 0.1))) + (ruleB * (0.45 - (0.5 * 0.15))), accounts.PandlForAllTradingRules.Value.Returns);
        Close.Equal(((ruleA * 0.4) + (ruleB * 0.6)) * 0.5, accounts.PandlForAllTradingRulesUnweighted.Value.Returns);
        Close.Equal(ruleA * 0.25, accounts.PandlForInstrumentRules["A"].Returns);
        Close.Equal(ruleA * 0.5, accounts.PandlForInstrumentRulesUnweighted["A"].Returns);
        Assert.Equal(["a", "b"], accounts.PandlForAllTradingRules.Value.Members.Keys);
        Assert.Equal(["A", "B"], accounts.PandlForAllTradingRules.Value.Member("a").Members.Keys);
    }

    [Fact]
    public void UnknownRule_NamesTheNearest()
    {
        var error = Assert.Throws<Domain.Errors.UnknownNameException>(() => Make().Accounts.PandlForTradingRule.ForRule("aa"));
        Assert.Contains("a", error.Nearest);
    }

    [Fact]
    public void ForeignInstrument_IsSizedWithTheRateItIsConvertedWith()
    {
        var system = TestSystem.With(
            Market.Of([Two[0] with { Currency = "EUR" }], ("EUR", Days.Series(2, 2, 2, 2, 2))),
            TestSystem.GivenRule + "\nnotional_trading_capital: 16000\npercentage_vol_target: 16", new GivenRawData(), new GivenForecasts(("given", Ten)));
        Close.Equal(Days.Series(0, 0, 160, 240, 320), system.Accounts.PandlForInstrumentForecast["A", "given"].Returns);
    }

    [Fact]
    public void Costs_AreTheRulesTurnoverAndRollsOnTheAveragePosition()
    {
        TestInstrument[] costly = [Two[0] with { Spread = 0.1, Months = "HMUZ" }];
        var system = TestSystem.Given(costly, "", ("given", Days.Series(10, 5, 5, 10, 10)));
        var cost = (256 * 0.25) + 8;
        var perDay = cost * 0.1 / 32 * 80 * 2 * 16 / 365.25;
        Assert.Equal(-perDay, system.Accounts.PandlForInstrumentForecast["A", "given"].Costs.Returns.At(Days.Day(2)), 1e-9);
        Assert.Equal(-3 * perDay, system.Accounts.PandlForInstrumentForecast["A", "given"].Costs.Returns.At(Days.Day(3)), 1e-9);
    }
}
