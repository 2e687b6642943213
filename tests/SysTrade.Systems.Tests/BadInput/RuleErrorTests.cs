using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.BadInput;

public sealed class RuleErrorTests
{
    private static TradingSystem Make(string rule, RuleFunction? function = null) => TestSystem.Of(
        Market.Of(Market.Walking("CORN", 1, 60)), "trading_rules:\n  mine: " + rule, function is null ? null : RuleRegistry.Provided.With("mine", function));

    private static SysTradeException Error(TradingSystem system) => Assert.ThrowsAny<SysTradeException>(() => system.Rules.RawForecast["CORN", "mine"]);

    [Fact]
    public void RuleThatThrows_IsNamedWithTheInstrumentAndItsMessage()
    {
        var cause = new FormatException("no number in 'x'");
        var error = Error(Make("{function: mine}", (_, _) => throw cause));
        Assert.Equal(("RuleFailed", SysErrorKind.InvalidOperation, "CORN"), (error.ErrorId, error.Kind, error.Target));
        Assert.Equal("Rule mine (mine) failed on CORN: no number in 'x'", error.Message);
        Assert.Same(cause, error.InnerException);
        Assert.Contains("must return a series", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatReturnsNothing_SaysWhatWasExpected()
    {
        var error = Error(Make("{function: mine}", (_, _) => null!));
        Assert.Equal("RuleResult", error.ErrorId);
        Assert.Equal("Rule mine (mine) returned nothing for CORN; a series with a forecast for each day was expected.", error.Message);
        Assert.Contains("index of the data", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatReturnsNoRows_SaysWhatWasExpected() =>
        Assert.Contains("a series without rows", Error(Make("{function: mine}", (_, _) => TimeSeries.Empty)).Message, StringComparison.Ordinal);

    [Fact]
    public void RulesOwnError_IsNotWrapped()
    {
        var own = new SysTradeException("Mine", SysErrorKind.InvalidData, "mine");
        Assert.Same(own, Error(Make("{function: mine}", (_, _) => throw own)));
    }

    [Fact]
    public void CancelledRule_IsNotAnErrorOfTheRule() =>
        Assert.Throws<OperationCanceledException>(() => Make("{function: mine}", (_, _) => throw new OperationCanceledException()).Rules.RawForecast["CORN", "mine"]);

    [Fact]
    public void UnknownFunction_NamesTheNearestTheFileAndTheLine()
    {
        var error = Assert.IsType<UnknownNameException>(Error(Make("{function: systems.provided.rules.ewmac.emwac}")));
        Assert.Equal("RuleFunctionNotFound", error.ErrorId);
        Assert.Contains("(test.yaml, line 2)", error.Message, StringComparison.Ordinal);
        Assert.Contains("systems.provided.rules.ewmac.ewmac", error.Nearest);
        Assert.Contains("register your own", error.Remedy, StringComparison.Ordinal);
        Assert.Contains("carry", Assert.IsType<UnknownNameException>(Error(Make("cary"))).Nearest);
    }

    [Fact]
    public void RuleWithoutFunction_SaysSo()
    {
        var error = Error(Make("{data: rawdata.raw_carry}"));
        Assert.Equal("RuleFunctionMissing", error.ErrorId);
        Assert.Contains("trading_rules.mine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MisspelledOption_NamesTheNearestAndThePlace()
    {
        var error = Assert.IsType<UnknownNameException>(Error(Make("{function: breakout, other_args: {lokback: 20}}")));
        Assert.Equal("OptionNotFound", error.ErrorId);
        Assert.Contains("lookback", error.Nearest);
        Assert.Contains("trading_rules.mine.other_args", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingOption_IsNamed()
    {
        var error = Error(Make("{function: ewmac, other_args: {Lfast: 4}}"));
        Assert.Equal("OptionMissing", error.ErrorId);
        Assert.Equal("trading_rules.mine.other_args: the rule needs a number 'Lslow'.", error.Message);
        Assert.Contains("Add Lslow", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionOfTheWrongType_SaysWhatItMustBe()
    {
        var error = Error(Make("{function: breakout, other_args: {lookback: long}}"));
        Assert.Equal("OptionType", error.ErrorId);
        Assert.Contains("the text 'long'; it must be a whole number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownData_NamesTheNearestAndThePlace()
    {
        var error = Assert.IsType<UnknownNameException>(Error(Make("{function: carry, data: rawdata.rawcarry}")));
        Assert.Contains("rawdata.raw_carry", error.Nearest);
        Assert.Contains("trading_rules.mine, test.yaml, line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DataThatIsNoSeries_IsRefused()
    {
        var error = Error(Make("{function: carry, data: data.get_instrument_currency}"));
        Assert.Equal("RuleData", error.ErrorId);
        Assert.Contains("not a series", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsForData_ThatTakesNoneOrIsNotThere_AreRefused()
    {
        Assert.Contains("takes no options", Error(Make("{function: carry, other_args: {_smooth: 3}}")).Message, StringComparison.Ordinal);
        Assert.Contains("data series 2; the rule has 1", Error(Make("{function: carry, other_args: {__smooth: 3}}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoRules_SaySo()
    {
        var system = TestSystem.Of(Market.Of(Market.Walking("CORN", 1, 60)), "instruments: [CORN]");
        Assert.Equal("NoTradingRules", Assert.Throws<SysTradeException>(() => system.CombForecast.CombinedForecast["CORN"]).ErrorId);
    }

    [Fact]
    public void WeightForAnUnknownRule_NamesTheNearestAndThePlace()
    {
        var system = TestSystem.Of(Market.Of(Market.Walking("CORN", 1, 60)), "trading_rules:\n  carry30: carry\nforecast_weights:\n  carry3: 1");
        var error = Assert.Throws<UnknownNameException>(() => system.CombForecast.CombinedForecast["CORN"]);
        Assert.Equal("TradingRuleNotFound", error.ErrorId);
        Assert.Contains("carry30", error.Nearest);
        Assert.Contains("(forecast_weights.carry3, test.yaml, line 4)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("use_forecast_scale_estimates")]
    [InlineData("use_forecast_weight_estimates")]
    [InlineData("use_forecast_div_mult_estimates")]
    [InlineData("use_instrument_weight_estimates")]
    [InlineData("use_instrument_div_mult_estimates")]
    public void SwitchThatIsNoSwitch_NamesTheKey(string key)
    {
        var system = TestSystem.Of(Market.Of(Market.Walking("CORN", 1, 60)), TestSystem.Rules + $"\n{key}: perhaps");
        var error = Assert.ThrowsAny<SysTradeException>(() => system.Portfolio.NotionalPosition["CORN"]);
        Assert.Equal("ConfigWrongType", error.ErrorId);
        Assert.Contains($"'{key}'", error.Message, StringComparison.Ordinal);
    }
}
