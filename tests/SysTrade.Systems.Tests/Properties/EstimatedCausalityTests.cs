using CsCheck;
using SysTrade.Data;
using SysTrade.Series;
using SysTrade.Systems.Tests.Support;

namespace SysTrade.Systems.Tests.Properties;

/// <summary>
/// Fitted parameters know nothing of later prices, once what looks ahead is switched to its causal form: the back-filled scalar, costs
/// in Sharpe ratio units of the last year, and past cash costs in today's money.
/// </summary>
public sealed class EstimatedCausalityTests
{
    private const string Causal = """

        use_forecast_scale_estimates: true
        use_forecast_weight_estimates: true
        use_forecast_div_mult_estimates: true
        use_instrument_weight_estimates: true
        use_instrument_div_mult_estimates: true
        vol_normalise_currency_costs: false
        instruments: [A, B, C]
        rule_variations: [ewmac4, breakout20, carry]
        forecast_scalar_estimate: {backfill: false, min_periods: 30}
        forecast_correlation_estimate: {interval_frequency: M, min_periods: 5}
        instrument_correlation_estimate: {interval_frequency: M, min_periods: 5}

        """;

    private const string Plain = "mean_estimate: {using_exponent: false, min_periods: 5}, vol_estimate: {using_exponent: false, min_periods: 5}, correlation_estimate: {using_exponent: false}";

    private static readonly string[] Fitted =
    [
        "forecastScaleCap.get_forecast_scalar", "forecastScaleCap.get_capped_forecast", "combForecast.get_raw_monthly_forecast_weights", "combForecast.get_forecast_weights",
        "combForecast.get_forecast_diversification_multiplier", "combForecast.get_combined_forecast", "positionSize.get_subsystem_position",
        "portfolio.get_unsmoothed_raw_instrument_weights", "portfolio.get_instrument_weights", "portfolio.get_instrument_diversification_multiplier", "portfolio.get_notional_position",
    ];

    /// <summary>Every date method that does not see all, every method, exponential and equal weights.</summary>
    public static TheoryData<string> Fits => new(
        "method: handcraft", "method: full_handcraft, date_method: rolling, rollyears: 1", $"method: one_period, equalise_SR: false, date_method: rolling, rollyears: 1, {Plain}",
        $"method: shrinkage, equalise_SR: false, {Plain}", "method: bootstrap, equalise_SR: false, monte_runs: 5");

    private static readonly Gen<(int Row, int Seed)> Cases = Gen.Select(Gen.Int[150, SmallMarket.Length - 10], Gen.Int[1, 10_000]);

    [Theory]
    [MemberData(nameof(Fits))]
    public void LaterPricesChanged_NoFittedParameterBeforeThemChanges(string fit) => Cases.Sample(
        c =>
        {
            var from = Days.Day(c.Row);
            var random = new Random(c.Seed);
            double After(DateTime day, double value) => day < from ? value : value * (0.5 + random.NextDouble());
            var changed = Market.Of(SmallMarket.Change(SmallMarket.Instruments(c.Seed), After), ("EUR", SmallMarket.Change(SmallMarket.Euro(c.Seed), After)));
            var (a, b) = (Outputs(SmallMarket.Data(c.Seed), Causal + Weights(fit)), Outputs(changed, Causal + Weights(fit)));
            Assert.True(a.Count >= 30, $"{a.Count} outputs");
            foreach (var (name, series) in a)
            {
                Assert.True(AllOutputs.Same(series.Between(null, from.AddTicks(-1)), b[name].Between(null, from.AddTicks(-1))), $"{name} before {from:yyyy-MM-dd} depends on later prices.");
            }
        },
        iter: 2, threads: 2);

    [Theory]
    [InlineData("forecastScaleCap.get_forecast_scalar", "forecast_scalar_estimate: {min_periods: 280, backfill: true}")]
    [InlineData("portfolio.get_unsmoothed_raw_instrument_weights", "instrument_weight_estimate: {method: one_period, equalise_SR: false, date_method: in_sample, cost_multiplier: 0}")]
    [InlineData("portfolio.get_unsmoothed_raw_instrument_weights", "instrument_weight_estimate: {method: one_period, equalise_SR: false, interval_frequency: M, cost_multiplier: 0, equalise_gross: true}")]
    [InlineData("portfolio.get_unsmoothed_raw_instrument_weights", "instrument_weight_estimate: {method: one_period, equalise_SR: false, interval_frequency: M, cost_multiplier: 2}")]
    [InlineData("portfolio.get_unsmoothed_raw_instrument_weights", "instrument_weight_estimate: {interval_frequency: M, cost_multiplier: 0, apply_cost_weight: true}")]
    public void WhatIsListedAsLookingAhead_DoesDependOnLaterPrices(string output, string section)
    {
        var from = Days.Day(250);
        double After(DateTime day, double value) => day < from ? value : value * (1 + (day.DayOfYear % 5 * 0.05));
        var changed = Market.Of(SmallMarket.Change(SmallMarket.Instruments(), After), ("EUR", SmallMarket.Change(SmallMarket.Euro(), After)));
        var key = section[..section.IndexOf(':', StringComparison.Ordinal)];
        var yaml = string.Join('\n', (Causal + Weights("method: handcraft")).Split('\n').Where(l => !l.StartsWith(key + ":", StringComparison.Ordinal))) + section + "\n";
        var (a, b) = (Outputs(SmallMarket.Data(), yaml), Outputs(changed, yaml));
        Assert.Contains(a, o => AllOutputs.OutputOf(o.Key) == output && !AllOutputs.Same(o.Value.Between(null, from.AddTicks(-1)), b[o.Key].Between(null, from.AddTicks(-1))));
    }

    [Fact]
    public void FittedWeights_ChangeFromPeriodToPeriod()
    {
        var outputs = Outputs(SmallMarket.Data(), Causal + Weights("method: handcraft"));
        var weights = outputs.Where(o => o.Key.StartsWith("portfolio.get_unsmoothed_raw_instrument_weights", StringComparison.Ordinal)).Select(o => o.Value).ToArray();
        Assert.Equal(3, weights.Length);
        Assert.All(weights, w => Assert.True(w.DropMissing().ToArray().Distinct().Count() > 3));
    }

    private static string Weights(string fit) => string.Concat(
        new[] { "forecast_weight_estimate", "instrument_weight_estimate" }.Select(section => $"{section}: {{interval_frequency: M, cost_multiplier: 0, {fit}}}\n"));

    private static Dictionary<string, TimeSeries> Outputs(MarketData data, string yaml)
    {
        return AllOutputs.Of(TestSystem.Of(data, TestSystem.Rules + yaml)).Where(o => Fitted.Contains(AllOutputs.OutputOf(o.Key))).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
    }
}
