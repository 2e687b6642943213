using SysTrade.Quant.Forecasts;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <summary>Scales forecasts to a common average size and caps them. Takes raw forecasts; gives capped forecasts.</summary>
/// <remarks>Formulas: handbook, stage forecastScaleCap.</remarks>
public class ForecastScaleCap : Stage
{
    /// <summary>Creates the stage.</summary>
    public ForecastScaleCap()
        : base("forecastScaleCap")
    {
        RawForecast = ForInstrumentRule("get_raw_forecast", "Forecast before scaling.", "", (code, rule) => System.Rules.RawForecast[code, rule], retain: false);
        ForecastScalar = ForInstrumentRule("get_forecast_scalar", "What the raw forecast is multiplied by.", "", MakeForecastScalar, retain: false);
        ScaledForecast = ForInstrumentRule("get_scaled_forecast", "Raw forecast times scalar.", "forecast", MakeScaledForecast, retain: false);
        CappedForecast = ForInstrumentRule("get_capped_forecast", "Scaled forecast limited to the cap and floor.", "forecast", (code, rule) => ScaledForecast![code, rule].Clip(ForecastFloor!.Value, ForecastCap!.Value));
        ForecastCap = ForSystem("get_forecast_cap", "Largest forecast.", "forecast", () => Config.Double("forecast_cap"));
        ForecastFloor = ForSystem("get_forecast_floor", "Smallest forecast; by default minus the cap.", "forecast", () => Config.DoubleOrNull("forecast_floor") ?? -ForecastCap!.Value);
        TargetAbsoluteForecast = ForSystem("target_abs_forecast", "Average absolute forecast aimed at.", "forecast", () => Config.Double("average_absolute_forecast"));
        EstimatedForecastScalar = ForInstrumentRule("get_estimated_forecast_scalar", "Scalar that brings the forecasts of the pooled instruments to the target size, over time.", "", MakeEstimatedScalar);
        FixedForecastScalar = ForRule("get_fixed_forecast_scalar", "Scalar from the config: of the rule, else of forecast_scalars, else forecast_scalar.", "", MakeFixedScalar);
    }

    /// <inheritdoc/>
    public override string Description => "Forecasts scaled to a common average size and capped.";

    /// <summary>Forecast before scaling.</summary>
    public Output<TimeSeries> RawForecast { get; }

    /// <summary>What the raw forecast is multiplied by, day by day.</summary>
    public Output<TimeSeries> ForecastScalar { get; }

    /// <summary>Raw forecast times scalar.</summary>
    public Output<TimeSeries> ScaledForecast { get; }

    /// <summary>Scaled forecast within cap and floor.</summary>
    public Output<TimeSeries> CappedForecast { get; }

    /// <summary>Largest forecast.</summary>
    public Output<double> ForecastCap { get; }

    /// <summary>Smallest forecast.</summary>
    public Output<double> ForecastFloor { get; }

    /// <summary>Average absolute forecast aimed at.</summary>
    public Output<double> TargetAbsoluteForecast { get; }

    /// <summary>Scalar fitted to the forecasts, on the moments of the forecasts it was fitted to.</summary>
    public Output<TimeSeries> EstimatedForecastScalar { get; }

    /// <summary>Scalar from the config.</summary>
    public Output<double> FixedForecastScalar { get; }

    private bool IsEstimated => Config.Bool("use_forecast_scale_estimates");

    private TimeSeries MakeForecastScalar(string code, string rule)
    {
        var index = RawForecast[code, rule].Index;
        return IsEstimated ? EstimatedForecastScalar[code, rule].ReindexFill(index) : TimeSeries.Constant(index, FixedForecastScalar.ForRule(rule));
    }

    private TimeSeries MakeScaledForecast(string code, string rule) =>
        IsEstimated ? RawForecast[code, rule] * ForecastScalar[code, rule] : RawForecast[code, rule] * FixedForecastScalar.ForRule(rule);

    private TimeSeries MakeEstimatedScalar(string code, string rule)
    {
        const string Section = "forecast_scalar_estimate";
        IReadOnlyList<string> pool = Config.Bool(Section + ".pool_instruments") ? InstrumentsWithRule(rule) : [code];

        // One estimate serves the whole pool: it is made for the first of its instruments.
        if (pool[0] != code) return EstimatedForecastScalar[pool[0], rule];
        var options = ForecastScalarOptions.From(Estimation.Options(Config, Section, "sysquant.estimators.forecast_scalar.forecast_scalar"), TargetAbsoluteForecast.Value);
        return Quant.Forecasts.ForecastScalar.Estimate(System.PerInstrument(pool, other => RawForecast[other, rule]), options);
    }

    private IReadOnlyList<string> InstrumentsWithRule(string rule)
    {
        var all = System.Instruments;
        if (!System.HasStage("combForecast")) return all;
        string[] with = [.. all.Where(other => System.CombForecast.TradingRuleList[other].Contains(rule))];
        return with.Length > 0 ? with : all;
    }

    private double MakeFixedScalar(string rule)
    {
        System.Rules.Rule(rule);
        return Config.DoubleOrNull($"trading_rules.{rule}.forecast_scalar")
            ?? Config.DoubleOrNull($"forecast_scalars.{rule}")
            ?? Config.Double("forecast_scalar");
    }
}
