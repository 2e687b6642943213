using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Reporting;

/// <summary>Turns a system with fitted parameters into a config with fixed ones: the values in force on the last day.</summary>
/// <remarks>
/// The fixed system has the same position on the last day, once the smoothing of its weights has settled; earlier days differ, because the fitted
/// parameters were others then. Source: handbook, <c>systemDiag</c>.
/// </remarks>
public static class FixedConfig
{
    private static readonly string[] Switches =
    [
        "use_forecast_scale_estimates", "use_forecast_weight_estimates", "use_forecast_div_mult_estimates", "use_instrument_weight_estimates", "use_instrument_div_mult_estimates",
    ];

    /// <summary>The config that was given, with every parameter that was fitted replaced by its last value.</summary>
    /// <exception cref="SysTradeException"><c>ScalarsByInstrument</c>: scalars were fitted by instrument, which a fixed config cannot say.</exception>
    public static SystemConfig Of(TradingSystem system)
    {
        var config = system.GivenConfig;
        bool Is(string key) => system.Config.Bool(key);
        if (Is("use_forecast_scale_estimates")) config = WithScalars(config, system);
        if (Is("use_forecast_weight_estimates")) config = WithForecastWeights(config, system);
        if (Is("use_forecast_div_mult_estimates")) config = WithMultipliers(config, system);
        if (Is("use_instrument_weight_estimates")) config = config.With("instrument_weights", Last(system.Portfolio.InstrumentWeights.Value));
        if (Is("use_instrument_div_mult_estimates")) config = config.With("instrument_div_multiplier", system.Portfolio.InstrumentDiversificationMultiplier.Value.LastValue);
        foreach (var key in Switches.Where(Is)) config = config.With(key, false);
        return config;
    }

    private static SystemConfig WithScalars(SystemConfig config, TradingSystem system)
    {
        var scalars = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var rule in system.Rules.TradingRules.Value.Keys)
        {
            var values = system.Instruments.Where(code => system.CombForecast.TradingRuleList[code].Contains(rule))
                .Select(code => system.ForecastScaleCap.EstimatedForecastScalar[code, rule].LastValue).Distinct().ToArray();
            if (values.Length > 1)
            {
                throw new SysTradeException(
                    "ScalarsByInstrument", SysErrorKind.InvalidOperation, $"The scalars of rule {rule} were fitted by instrument ({values.Min():G4} to {values.Max():G4}); a fixed config has one for each rule.",
                    "Set forecast_scalar_estimate.pool_instruments to true, or fix the scalars by hand.", rule);
            }

            if (values.Length == 0) continue;
            scalars[rule] = values[0];

            // A scalar given with the rule would go before the fitted one.
            if (config.Contains($"trading_rules.{rule}.forecast_scalar")) config = config.Without($"trading_rules.{rule}.forecast_scalar");
        }

        return config.With("forecast_scalars", scalars);
    }

    private static SystemConfig WithForecastWeights(SystemConfig config, TradingSystem system)
    {
        var weights = system.Instruments.ToDictionary(code => code, code => (object?)Last(system.CombForecast.ForecastWeights[code]), StringComparer.Ordinal);
        return config.With("forecast_weights", weights);
    }

    private static SystemConfig WithMultipliers(SystemConfig config, TradingSystem system)
    {
        var multipliers = system.Instruments.ToDictionary(code => code, code => (object?)system.CombForecast.ForecastDiversificationMultiplier[code].LastValue, StringComparer.Ordinal);
        return config.With("forecast_div_multiplier", multipliers);
    }

    private static Dictionary<string, object?> Last(Series.Frame weights) =>
        weights.Names.ToDictionary(name => name, name => (object?)weights[name].LastValue, StringComparer.Ordinal);
}
