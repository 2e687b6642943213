using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Reporting;

public sealed class FixedConfigTests
{
    private const string Fitted = """

        use_forecast_scale_estimates: true
        use_forecast_weight_estimates: true
        use_forecast_div_mult_estimates: true
        use_instrument_weight_estimates: true
        use_instrument_div_mult_estimates: true
        instruments: [A, B, C]
        rule_variations: [ewmac4, breakout20, carry]
        forecast_weight_ewma_span: 5
        instrument_weight_ewma_span: 5
        forecast_scalar_estimate: {min_periods: 30}
        forecast_correlation_estimate: {interval_frequency: M, min_periods: 5}
        forecast_weight_estimate: {interval_frequency: M}
        instrument_weight_estimate: {interval_frequency: M}
        instrument_correlation_estimate: {interval_frequency: M, min_periods: 5}
        """;

    [Fact]
    public void Frozen_TheLastPositionIsTheFittedSystems()
    {
        var fitted = TestSystem.Of(SmallMarket.Data(), TestSystem.Rules + Fitted);
        var config = SystemConfig.Parse(FixedConfig.Of(fitted).ToYaml());
        var frozen = new TradingSystem(SmallMarket.Data(), config);
        foreach (var code in fitted.Instruments)
        {
            var (expected, actual) = (fitted.Portfolio.NotionalPosition[code].LastValue, frozen.Portfolio.NotionalPosition[code].LastValue);
            Assert.NotEqual(0, expected);
            Assert.Equal(1, actual / expected, 1e-9);
        }
    }

    [Fact]
    public void Frozen_NothingIsFittedAnyMore()
    {
        var config = FixedConfig.Of(TestSystem.Of(SmallMarket.Data(), TestSystem.Rules + Fitted));
        Assert.All(config.Keys("").Where(k => k.StartsWith("use_", StringComparison.Ordinal)), key => Assert.False(config.Bool(key), key));
        Assert.False(config.Contains("trading_rules.ewmac4.forecast_scalar"));
        Assert.Equal(["breakout20", "carry", "ewmac4"], config.Keys("forecast_weights.A").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FixedSystem_IsGivenBackAsItIs()
    {
        var system = SmallMarket.System();
        Assert.Empty(FixedConfig.Of(system).DifferencesFrom(system.GivenConfig));
    }

    [Fact]
    public void ScalarsFittedByInstrument_AreAnErrorThatSaysWhatToDo()
    {
        var system = TestSystem.Of(SmallMarket.Data(), TestSystem.Rules + Fitted.Replace("{min_periods: 30}", "{min_periods: 30, pool_instruments: false}", StringComparison.Ordinal));
        var error = Assert.Throws<SysTradeException>(() => FixedConfig.Of(system));
        Assert.Equal("ScalarsByInstrument", error.ErrorId);
        Assert.Contains("pool_instruments", error.Remedy, StringComparison.Ordinal);
    }
}
