using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Rules;

/// <summary>The crossover over the volatility of its own series: ewmac_calc_vol and the rules with defaults.</summary>
public sealed class OwnVolatilityRuleTests
{
    private static TimeSeries Price => Days.Series(100, 101, 103, 102, 105, 107, 106, 109, 110, 112, 111, 114);

    private static TimeSeries Run(string rule, TimeSeries[] data, params (string Name, object? Value)[] options) =>
        RuleRegistry.Provided.Find(rule).Function(data, new NamedOptions(options.ToDictionary(o => o.Name, o => o.Value), "test"));

    /// <summary>Exponentially weighted mean of all values, the last with weight one.</summary>
    private static double Mean(ReadOnlySpan<double> values, double span)
    {
        var (sum, weights, weight) = (0.0, 0.0, 1.0);
        for (var i = values.Length - 1; i >= 0; i--)
        {
            (sum, weights) = (sum + (weight * values[i]), weights + weight);
            weight *= (span - 1) / (span + 1);
        }

        return sum / weights;
    }

    /// <summary>Exponentially weighted standard deviation of all values, corrected for the degrees of freedom that weights leave.</summary>
    private static double Deviation(ReadOnlySpan<double> values, double span)
    {
        var mean = Mean(values, span);
        var (sum, weights, squares, weight) = (0.0, 0.0, 0.0, 1.0);
        for (var i = values.Length - 1; i >= 0; i--)
        {
            sum += weight * (values[i] - mean) * (values[i] - mean);
            (weights, squares) = (weights + weight, squares + (weight * weight));
            weight *= (span - 1) / (span + 1);
        }

        return Math.Sqrt(sum / weights * weights * weights / ((weights * weights) - squares));
    }

    [Fact]
    public void EwmacCalcVol_IsTheCrossoverOverTheDeviationOfTheChanges()
    {
        var prices = Price.ToArray();
        var changes = Enumerable.Range(1, prices.Length - 1).Select(i => prices[i] - prices[i - 1]).ToArray();
        var forecast = Run("ewmac_calc_vol", [Price], ("Lfast", 2), ("Lslow", 4), ("vol_days", 5));

        // Ten changes are needed, so the first forecast is on the eleventh day.
        Assert.True(double.IsNaN(forecast[9]));
        for (var i = 10; i < prices.Length; i++)
        {
            var expected = (Mean(prices.AsSpan(..(i + 1)), 2) - Mean(prices.AsSpan(..(i + 1)), 4)) / Deviation(changes.AsSpan(..i), 5);
            Assert.Equal(expected, forecast[i], 1e-12);
        }
    }

    [Fact]
    public void EwmacCalcVol_LooksAtThirtyFiveDaysUnlessToldOtherwise() =>
        Close.Equal(Run("ewmac_calc_vol", [Price], ("Lfast", 2), ("Lslow", 4), ("vol_days", 35)), Run("ewmac_calc_vol", [Price], ("Lfast", 2), ("Lslow", 4)), 0);

    [Fact]
    public void RuleWithDefaults_HasSpansThirtyTwoAndOneHundredAndTwentyEight()
    {
        Close.Equal(Run("ewmac_calc_vol", [Price], ("Lfast", 32), ("Lslow", 128)), Run("ewmac_forecast_with_defaults", [Price]), 0);
        Close.Equal(Run("ewmac_calc_vol", [Price], ("Lfast", 2), ("Lslow", 8)), Run("ewmac_forecast_with_defaults", [Price], ("Lfast", 2), ("Lslow", 8)), 0);
    }

    [Fact]
    public void RuleWithDefaultsOverGivenVolatility_HasSpansSixteenAndThirtyTwo()
    {
        var volatility = TimeSeries.Constant(Price.Index, 1.7);
        Close.Equal(Run("ewmac", [Price, volatility], ("Lfast", 16), ("Lslow", 32)), Run("ewmac_forecast_with_defaults_no_vol", [Price, volatility]), 0);
    }

    [Fact]
    public void EveryProvidedRule_IsTestedAgainstTheReferenceOrIsAConstant()
    {
        string[] golden =
        [
            "ewmac", "ewmac_calc_vol", "ewmac_forecast_with_defaults", "ewmac_forecast_with_defaults_no_vol", "accel", "breakout", "carry", "relative_carry",
            "cross_sectional_mean_reversion", "relative_momentum", "mr_wings", "factor_trading_rule", "conditioned_factor_trading_rule",
        ];
        Assert.Equal([.. golden.Append("long_bias").Append("short_bias").Order(StringComparer.Ordinal)], RuleRegistry.Provided.Definitions.Select(d => d.ShortName).Order(StringComparer.Ordinal));
    }
}
