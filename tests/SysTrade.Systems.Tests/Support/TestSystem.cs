using SysTrade.Data;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems.Tests.Support;

/// <summary>Systems over made-up markets.</summary>
internal static class TestSystem
{
    /// <summary>A trend rule and carry.</summary>
    public const string Rules = """
        trading_rules:
          ewmac4: {function: ewmac, other_args: {Lfast: 4, Lslow: 16}, forecast_scalar: 7.5}
          breakout20: {function: breakout, other_args: {lookback: 20}, forecast_scalar: 0.67}
          carry: {function: carry, other_args: {smooth_days: 20}, forecast_scalar: 30}
        forecast_weights: {ewmac4: 0.5, breakout20: 0.2, carry: 0.3}
        forecast_div_multiplier: 1.2
        instrument_div_multiplier: 1.3
        notional_trading_capital: 1000000
        percentage_vol_target: 16
        """;

    /// <summary>One rule whose forecasts a test gives.</summary>
    public const string GivenRule = """
        trading_rules:
          given: {function: given}
        """;

    /// <summary>A system with the standard stages.</summary>
    public static TradingSystem Of(MarketData data, string yaml, RuleRegistry? rules = null) =>
        new(data, SystemConfig.Parse(yaml, "test.yaml"), TradingSystem.StandardStages(rules));

    /// <summary>A system in which some of the standard stages are replaced by stages of the same name.</summary>
    public static TradingSystem With(MarketData data, string yaml, params Stage[] replacing) =>
        new(data, SystemConfig.Parse(yaml, "test.yaml"), [.. TradingSystem.StandardStages().Where(s => replacing.All(r => r.Name != s.Name)), .. replacing]);

    /// <summary>
    /// A system whose forecasts and volatility are given: daily prices 100 at first, volatility 2 a day, point size 1, 16,000 of
    /// capital at 16 %, so that the average position is 16,000 x 16 % / 16 / 2 = 80 contracts.
    /// </summary>
    public static TradingSystem Given(TestInstrument[] instruments, string yaml, params (string Key, TimeSeries Forecast)[] forecasts) => With(
        Market.Of(instruments),
        (yaml.Contains("trading_rules:", StringComparison.Ordinal) ? "" : GivenRule + "\n") + "notional_trading_capital: 16000\npercentage_vol_target: 16\n" + yaml,
        new GivenRawData(), new GivenForecasts(forecasts));
}
