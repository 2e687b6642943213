using SysTrade.Domain.Errors;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

public sealed class ForecastTests
{
    private const double Missing = double.NaN;

    private const string TwoRules = """
        trading_rules: {a: {function: given}, b: {function: given}}
        forecast_weight_ewma_span: 1

        """;

    private static readonly TestInstrument[] One = [new("A", Days.Closes(100, 100, 100, 100))];

    [Fact]
    public void ForecastScalar_OfTheRuleComesBeforeTheListAndTheListBeforeTheGeneralOne()
    {
        const string Yaml = """
            trading_rules: {own: {function: given, forecast_scalar: 3}, listed: {function: given}, general: {function: given}}
            forecast_scalars: {own: 4, listed: 5}
            forecast_scalar: 6
            """;
        var flat = Days.Series(1, 1, 1, 1);
        var system = TestSystem.Given(One, Yaml, ("own", flat), ("listed", flat), ("general", flat));
        Assert.Equal([3.0, 5.0, 6.0], new[] { "own", "listed", "general" }.Select(system.ForecastScaleCap.FixedForecastScalar.ForRule));
        Close.Equal(flat * 5, system.ForecastScaleCap.ScaledForecast["A", "listed"]);
        Close.Equal(flat * 5, system.ForecastScaleCap.ForecastScalar["A", "listed"]);
    }

    [Theory]
    [InlineData("", -20)]
    [InlineData("forecast_floor: -7", -7)]
    [InlineData("forecast_floor: 0", 0)]
    public void CappedForecast_StaysBetweenFloorAndCap(string yaml, double floor)
    {
        var system = TestSystem.Given(One, "forecast_scalar: 2\n" + yaml, ("given", Days.Series(4, 30, -30, Missing)));
        Close.Equal(Days.Series(8, 20, floor, Missing), system.ForecastScaleCap.CappedForecast["A", "given"]);
    }

    [Fact]
    public void RuleList_WithoutWeights_IsEveryRuleWithEqualWeightAndAWarning()
    {
        var system = TestSystem.Given(One, TwoRules, ("a", Days.Series(10, 10, 10, 10)), ("b", Days.Series(2, 2, 2, 2)));
        Assert.Equal(["a", "b"], system.CombForecast.TradingRuleList["A"]);
        Close.Equal(Days.Series(6, 6, 6, 6), system.CombForecast.CombinedForecast["A"]);
        Assert.Contains(system.Warnings, w => w.Contains("every one of the 2 rules has weight 0.5", StringComparison.Ordinal));
    }

    [Fact]
    public void RuleList_NestedByInstrument_IsThatOfTheInstrument()
    {
        TestInstrument[] two = [.. One, One[0] with { Code = "B" }];
        var system = TestSystem.Given(two, TwoRules + "forecast_weights: {A: {a: 1}, B: {b: 0.25, a: 0.75}}", ("a", Days.Series(10, 10, 10, 10)), ("b", Days.Series(2, 2, 2, 2)));
        Assert.Equal(["a"], system.CombForecast.TradingRuleList["A"]);
        Assert.Equal(["a", "b"], system.CombForecast.TradingRuleList["B"]);
        Assert.Equal(["A"], system.CombForecast.InstrumentsWithSameRules("A"));
        Close.Equal(Days.Series(8, 8, 8, 8), system.CombForecast.CombinedForecast["B"]);
    }

    [Fact]
    public void RuleList_NestedWithoutThisInstrument_IsAnErrorThatNamesIt()
    {
        TestInstrument[] two = [.. One, One[0] with { Code = "B" }];
        var system = TestSystem.Given(two, TwoRules + "forecast_weights: {A: {a: 1}}", ("a", Days.Series(10, 10, 10, 10)));
        var error = Assert.Throws<SysTradeException>(() => system.CombForecast.TradingRuleList["B"]);
        Assert.Equal(("ForecastWeightsMissing", "B"), (error.ErrorId, error.Target));
        Assert.Contains("forecast_weights.B", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleList_OfATree_IsItsLeaves()
    {
        const string Tree = """
            forecast_weights:
              auto_weight_from_grouping:
                parameters: {use_approx_DM: false}
                groups:
                  first: {weight: 0.75, a: 1}
                  second: {weight: 0.25, b: 1}
            """;
        var system = TestSystem.Given(One, TwoRules + Tree, ("a", Days.Series(10, 10, 10, 10)), ("b", Days.Series(2, 2, 2, 2)));
        Assert.Equal(["a", "b"], system.CombForecast.TradingRuleList["A"]);
        Close.Equal(Days.Series(8, 8, 8, 8), system.CombForecast.CombinedForecast["A"]);
    }

    [Fact]
    public void Weights_WhileAForecastIsMissing_GoToTheOthersAndStayWhereAllAreMissing()
    {
        var system = TestSystem.Given(
            One, TwoRules + "forecast_weights: {a: 0.6, b: 0.4}", ("a", Days.Series(Missing, Missing, 10, 10)), ("b", Days.Series(Missing, 5, 5, Missing)));
        Close.Equal([0.6, 0, 0.6, 0.6], system.CombForecast.ForecastWeights["A"]["a"].Values);
        Close.Equal([0.4, 1, 0.4, 0.4], system.CombForecast.ForecastWeights["A"]["b"].Values);
        Close.Equal(Days.Series(0, 5, 8, 8), system.CombForecast.CombinedForecast["A"]);
    }

    [Fact]
    public void Weights_AreSmoothedAndThenSumToOne()
    {
        // Span 3 halves the weight of each day: a's third day is 0.6 / 1.75, b's 0.4, and 0.342857 / 0.742857 = 6 / 13.
        var system = TestSystem.Given(
            One, TwoRules + "forecast_weights: {a: 0.6, b: 0.4}",
            ("a", Days.Series(Missing, Missing, 10, 10)), ("b", Days.Series(5, 5, 5, 5)));
        system.Configure(system.Config.With("forecast_weight_ewma_span", 3));
        var expected = 0.6 * 1.5 / 1.875;
        Close.Equal([0, 0, 6 / 13.0, expected / (expected + 0.4)], system.CombForecast.ForecastWeights["A"]["a"].Values);
        Close.Equal([1, 1, 7 / 13.0, 0.4 / (expected + 0.4)], system.CombForecast.ForecastWeights["A"]["b"].Values);
    }

    [Fact]
    public void Weights_ThatDoNotSumToOne_AreScaled()
    {
        var system = TestSystem.Given(One, TwoRules + "forecast_weights: {a: 3, b: 1}", ("a", Days.Series(8, 8, 8, 8)), ("b", Days.Series(4, 4, 4, 4)));
        Close.Equal(Days.Series(7, 7, 7, 7), system.CombForecast.CombinedForecast["A"]);
    }

    [Fact]
    public void DiversificationMultiplier_MayBeGivenByInstrument()
    {
        TestInstrument[] two = [.. One, One[0] with { Code = "B" }];
        var system = TestSystem.Given(two, "forecast_div_multiplier: {A: 1.5}", ("given", Days.Series(4, 12, -16, 0)));
        Close.Equal(Days.Series(6, 18, -24, 0), system.CombForecast.RawCombinedForecast["A"]);
        Close.Equal(Days.Series(6, 18, -20, 0), system.CombForecast.CombinedForecast["A"]);
        var error = Assert.Throws<SysTradeException>(() => system.CombForecast.CombinedForecast["B"]);
        Assert.Equal("ForecastMultiplierMissing", error.ErrorId);
        Assert.Contains("forecast_div_multiplier.B", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_IsNothingBelowTheThresholdThenSteeperThenCappedHigher()
    {
        var days = Days.Series(3, -10, 19, -20);
        var system = TestSystem.Given(One, "forecast_mapping: {A: {threshold: 4, a_param: 1.6, b_param: 2}}\nforecast_div_multiplier: 1.1", ("given", days));
        Close.Equal(Days.Series(0, -2 * (11 - 4), 20 * 1.6, -20 * 1.6), system.CombForecast.CombinedForecast["A"]);
    }

    [Fact]
    public void RulesBeyondTheSpeedLimit_LoseTheirWeight()
    {
        // Cost of a trade 0.1 / 32; rolling costs eight trades. The busy rule turns over 512 times a year, the calm one never.
        TestInstrument[] costly = [One[0] with { Spread = 0.1 }];
        var system = TestSystem.Given(
            costly, TwoRules + "forecast_post_ceiling_cost_SR: 0.5\nforecast_weights: {a: 0.5, b: 0.5}", ("a", Days.Series(10, -10, 10, -10)), ("b", Days.Series(4, 4, 4, 4)));
        Assert.Equal(512, system.Accounts.OwnForecastTurnover["A", "a"], 1e-9);
        Assert.Equal((512 + 8) * 0.1 / 32, system.Accounts.ForecastSharpeRatioCost["A", "a"], 1e-12);
        Assert.Equal(["b"], system.CombForecast.CheapRules["A"]);
        Close.Equal(Days.Series(4, 4, 4, 4), system.CombForecast.CombinedForecast["A"]);
    }

    [Fact]
    public void EveryRuleBeyondTheSpeedLimit_ForecastIsZeroWithAWarning()
    {
        var system = TestSystem.Given([One[0] with { Spread = 10 }], "forecast_post_ceiling_cost_SR: 0.5", ("given", Days.Series(10, -10, 10, -10)));
        Close.Equal(Days.Series(0, 0, 0, 0), system.CombForecast.CombinedForecast["A"]);
        Assert.Contains(system.Warnings, w => w.Contains("Every rule of A costs more", StringComparison.Ordinal));
    }

    [Fact]
    public void TargetForecast_ScalesPositions()
    {
        var system = TestSystem.Given(One, "average_absolute_forecast: 5", ("given", Days.Series(5, 5, 5, 10)));
        Close.Equal(Days.Series(80, 80, 80, 160), system.PositionSize.SubsystemPosition["A"]);
    }
}
