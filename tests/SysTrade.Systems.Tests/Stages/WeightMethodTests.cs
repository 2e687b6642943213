using SysTrade.Domain.Errors;
using SysTrade.Quant.Optimisation;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Stages;

/// <summary>Every method of fitting weights that a config can name, from the config to the weights in force.</summary>
public sealed class WeightMethodTests
{
    private const string Fitted = TestSystem.Rules + """

        use_forecast_weight_estimates: true
        use_instrument_weight_estimates: true
        instruments: [A, B, C]
        rule_variations: [ewmac4, breakout20, carry]

        """;

    public static TheoryData<string> Methods => [.. WeightMethods.Names];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_NamedByConfig_FitsBothSortsOfWeights(string method)
    {
        var system = System($"method: {method}, monte_runs: 5");
        var forecast = system.CombForecast.OptimisedForecastWeights["A"];
        var instrument = system.Portfolio.OptimisedInstrumentWeights.Value;
        foreach (var weights in new[] { forecast, instrument })
        {
            Assert.True(weights.Periods.Count(p => p.Fit is not null) > 5);
            Close.Equal([.. weights.Weights.Index.Select(_ => 1.0)], weights.Weights.RowSum().Values, 1e-12);
        }

        Assert.Equal(1, system.Portfolio.InstrumentWeights.Value.RowSum().LastValue, 1e-12);
        Assert.Equal(1, system.CombForecast.ForecastWeights["A"].RowSum().LastValue, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Method_AskedForInstead_GivesWhatTheConfigWould(string method)
    {
        var named = $"method: {method}, monte_runs: 5";
        var (expected, forecast, instrument) = (System(named), System("method: shrinkage, monte_runs: 5", named), System(named, "method: shrinkage, monte_runs: 5"));
        AssertSame(expected.CombForecast.OptimisedForecastWeights["C"], forecast.CombForecast.FitForecastWeights("C", method));
        AssertSame(expected.Portfolio.OptimisedInstrumentWeights.Value, instrument.Portfolio.FitInstrumentWeights(method));
    }

    [Fact]
    public void FullHandcraft_GivesOtherWeightsThanTheSimpleMethod()
    {
        double[] Last(string method) => [.. System($"method: {method}").CombForecast.OptimisedForecastWeights["A"].Periods[^1].Weights];
        Assert.NotEqual(Last("handcraft"), Last("full_handcraft"));
    }

    [Fact]
    public void UnknownMethod_IsAnErrorThatNamesTheNearestAndTheSection()
    {
        var error = Assert.Throws<UnknownNameException>(() => System("method: full_handcrafting").Portfolio.OptimisedInstrumentWeights.Value);
        Assert.Equal("full_handcraft", error.Nearest[0]);
        Assert.Contains("_weight_estimate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CeilingBeforeFitting_LeavesOutDearRules()
    {
        var system = System("ceiling_cost_SR: 9999");
        var costs = system.CombForecast.TradingRuleList["A"].ToDictionary(r => r, r => system.Accounts.ForecastSharpeRatioCost["A", r]);
        var dearest = costs.MaxBy(c => c.Value);
        var ceiling = (dearest.Value + costs.Values.Order().ElementAt(costs.Count - 2)) / 2;
        var capped = System(FormattableString.Invariant($"ceiling_cost_SR: {ceiling}"));
        Assert.Equal(costs.Keys.Where(r => r != dearest.Key).Order(), capped.CombForecast.CheapRulesBeforeFitting["A"].Order());
        Assert.DoesNotContain(dearest.Key, capped.CombForecast.OptimisedForecastWeights["A"].Weights.Names);
        var none = Assert.Throws<SysTradeException>(() => System("ceiling_cost_SR: 0.0000001").CombForecast.CheapRulesBeforeFitting["A"]);
        Assert.Equal("NoCheapRule", none.ErrorId);
    }

    private static TradingSystem System(string both) => System(both, both);

    private static TradingSystem System(string forecast, string instrument) => TestSystem.Of(
        SmallMarket.Data(), Fitted + $"forecast_weight_estimate: {{interval_frequency: M, {forecast}}}\ninstrument_weight_estimate: {{interval_frequency: M, {instrument}}}\n");

    private static void AssertSame(OptimisedWeights a, OptimisedWeights b)
    {
        Assert.Equal(a.Weights.Names, b.Weights.Names);
        foreach (var name in a.Weights.Names) Assert.True(AllOutputs.Same(a.Weights[name], b.Weights[name]), name);
    }
}
