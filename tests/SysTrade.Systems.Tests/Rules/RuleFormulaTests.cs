using SysTrade.Domain.Errors;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

public sealed class RuleFormulaTests
{
    private const double Missing = double.NaN;

    [Fact]
    public void Ewmac_IsTheDifferenceOfTwoAveragesOverVolatility()
    {
        // Span 2: weights 1, 1/3, 1/9. Span 4: weights 1, 0.6, 0.36.
        double fast1 = (12 + (10 / 3.0)) / (4 / 3.0), fast2 = (11 + (12 / 3.0) + (10 / 9.0)) / (13 / 9.0);
        double slow1 = (12 + 6) / 1.6, slow2 = (11 + 7.2 + 3.6) / 1.96;
        var forecast = Ewmac.Forecast(Days.Series(10, 12, 11), Days.Series(Missing, 2, 2), 2, 4);
        Close.Equal(Days.Series(Missing, (fast1 - slow1) / 2, (fast2 - slow2) / 2), forecast, 1e-12);
        Assert.Equal(0.125, forecast[1], 1e-14);
    }

    [Fact]
    public void Ewmac_OnADayWithoutPrice_HoldsItsAveragesAndVolatility()
    {
        var forecast = Ewmac.Forecast(Days.Series(10, 12, Missing, 11), Days.Series(2, 2, Missing, 2), 2, 4);
        Assert.Equal(0.125, forecast[2], 1e-14);
    }

    [Fact]
    public void Breakout_IsThePlaceInTheRangeAndHoldsWhereTheRangeIsFlat()
    {
        var forecast = Breakout.Forecast(Days.Series(1, 2, 4, 3, 3, 3, 3), 4, 1);
        Close.Equal(Days.Series(Missing, 20, 20, 40 * 0.5 / 3, 40 * 0.0 / 2, -20, -20), forecast, 1e-13);
    }

    [Fact]
    public void Breakout_ByDefault_IsSmoothedOverAQuarterOfTheLookback()
    {
        // Lookback 8 smooths with span 2: weights 1, 1/3, from the fourth row on.
        var forecast = Breakout.Forecast(Days.Series(1, 2, 3, 5, 4), 8);
        double raw3 = 40 * (5 - 3) / 4.0, raw4 = 40 * (4 - 3) / 4.0;
        Close.Equal(Days.Series(Missing, Missing, Missing, raw3, (raw4 + (raw3 / 3)) / (4 / 3.0)), forecast, 1e-13);
    }

    [Fact]
    public void Breakout_SmoothedAsLongAsTheLookback_IsRefused()
    {
        var error = Assert.Throws<SysTradeException>(() => Breakout.Forecast(Days.Series(1, 2), 10, 10));
        Assert.Equal("ParameterOutOfRange", error.ErrorId);
        Assert.Contains("smooth is 10", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Carry_IsSmoothedByCentreOfMass()
    {
        // Centre of mass 1: each day weighs half the next.
        Close.Equal(Days.Series(1, 3.5 / 1.5, 3.5 / 1.5, (5 + (0.25 * 3) + (0.125 * 1)) / 1.375), CarryRule.Forecast(Days.Series(1, 3, Missing, 5), 1), 1e-14);
    }

    [Theory]
    [InlineData("ewmac")]
    [InlineData("systems.provided.rules.ewmac.ewmac")]
    [InlineData("carry")]
    [InlineData("systems.provided.rules.breakout.breakout")]
    public void ProvidedRules_AreFoundByShortAndFullName(string name) => Assert.Contains(RuleRegistry.Provided.Find(name), RuleRegistry.Provided.Definitions);

    [Fact]
    public void RegistryWithARuleOfTheSameName_ReplacesItAndLeavesTheOriginalAlone()
    {
        var mine = RuleRegistry.Provided.With("carry", (data, _) => data[0] * 2);
        Assert.Equal(["data.daily_prices"], mine.Find("carry").Data);
        Assert.Equal(["rawdata.raw_carry"], RuleRegistry.Provided.Find("carry").Data);
        Assert.Equal(RuleRegistry.Provided.Definitions.Count, mine.Definitions.Count);
    }

    [Fact]
    public void ConfiguredRules_ReadFunctionDataAndOptions()
    {
        const string Yaml = """
            trading_rules:
              short: carry
              full: {function: systems.provided.rules.ewmac.ewmac, data: [rawdata.get_daily_prices, rawdata.daily_returns_volatility], other_args: {Lfast: 2, Lslow: 4}}
              one: {function: breakout, data: rawdata.get_daily_prices, other_args: {lookback: 4, smooth: 1}}
              slow: {function: carry, other_args: {smooth_days: 1}}
            """;
        var system = TestSystem.With(Market.Of(new TestInstrument("A", Days.Closes(10, 12, 11))), Yaml, new GivenRawData());
        Assert.Equal(["short", "full", "one", "slow"], system.Rules.TradingRules.Value.Keys);
        Close.Equal(CarryRule.Forecast(system.RawData.RawCarry["A"]), system.Rules.RawForecast["A", "short"]);
        Close.Equal(Ewmac.Forecast(Days.Series(10, 12, 11), Days.Series(2, 2, 2), 2, 4), system.Rules.RawForecast["A", "full"]);
        Close.Equal(Breakout.Forecast(Days.Series(10, 12, 11), 4, 1), system.Rules.RawForecast["A", "one"]);
        Close.Equal(CarryRule.Forecast(system.RawData.RawCarry["A"], 1), system.Rules.RawForecast["A", "slow"]);
    }

    [Fact]
    public void ForecastOfZero_IsAForecast_ExceptInASeriesThatIsNothingElse()
    {
        var registry = RuleRegistry.Provided.With("flat", (data, _) => data[0] * 0).With("centred", (data, _) => data[0] - 12);
        var system = TestSystem.Of(
            Market.Of(new TestInstrument("A", Days.Closes(10, 12, 11))), "trading_rules: {flat: {function: flat}, centred: {function: centred}}", registry);
        Close.Equal(Days.Series(-2, 0, -1), system.Rules.RawForecast["A", "centred"]);
        Close.Equal(Days.Series(Missing, Missing, Missing), system.Rules.RawForecast["A", "flat"]);
    }
}
