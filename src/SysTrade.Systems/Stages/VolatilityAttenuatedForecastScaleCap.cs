using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>
/// Scales and caps forecasts as <see cref="ForecastScaleCap"/> does, after making those of the rules under <c>use_attenuation</c> smaller when the
/// instrument is more volatile than it used to be, and larger when it is less so. Without that key it is the same as its base.
/// </summary>
/// <remarks>
/// Volatility relative to its ten-year mean has a rank q among its own past, 0 to 1; the forecast is multiplied by 2 - 1.5 q, smoothed with a span of
/// ten days. Scalars are estimated on attenuated forecasts. Source: handbook, stage forecastScaleCap.
/// </remarks>
public class VolatilityAttenuatedForecastScaleCap : ForecastScaleCap
{
    private const int LongWindow = 2500, FewestDays = 10, SmoothSpan = 10;
    private const double Highest = 2, Slope = 1.5;
    private const string Section = "use_attenuation";

    /// <summary>Creates the stage.</summary>
    public VolatilityAttenuatedForecastScaleCap()
    {
        AttenuatedRules = ForSystem("use_attenuation", "Rules whose forecasts are attenuated.", "", MakeAttenuatedRules);
        VolQuantilePoints = ForInstrument(
            "get_vol_quantile_points", "Share of the past in which volatility was lower relative to its ten-year mean.", "0 to 1", MakeQuantilePoints);
        VolAttenuation = ForInstrument(
            "get_vol_attenuation", "What forecasts are multiplied by: 2 when volatility is the lowest ever, 0.5 when it is the highest.", "", MakeAttenuation);
        RawForecastBeforeAttenuation = ForInstrumentRule(
            "get_raw_forecast_before_attenuation", "Forecast of the rule.", "", (code, rule) => System.Rules.RawForecast[code, rule], retain: false);
        AttenuationOfForecast = ForInstrumentRule(
            "get_attenuation_for_rule_and_instrument_indexed_to_forecast",
            "What the forecast is multiplied by, day by day; 1 for rules that are not attenuated.", "", MakeAttenuationOfForecast, retain: false);
        RawForecast.Override((before, a) => AttenuatedRules.Value.Contains(a.Rule!) ? before(a) * AttenuationOfForecast[a.Instrument!, a.Rule!] : before(a));
    }

    /// <inheritdoc/>
    public override string Description => "Forecasts made smaller in high volatility, scaled to a common average size and capped.";

    /// <summary>Rules whose forecasts are attenuated.</summary>
    public Output<IReadOnlyList<string>> AttenuatedRules { get; }

    /// <summary>Rank of the volatility among its past, 0 to 1; NaN where it is not known.</summary>
    public Output<TimeSeries> VolQuantilePoints { get; }

    /// <summary>What forecasts are multiplied by, 0.5 to 2; 1 before volatility is known.</summary>
    public Output<TimeSeries> VolAttenuation { get; }

    /// <summary>Forecast of the rule.</summary>
    public Output<TimeSeries> RawForecastBeforeAttenuation { get; }

    /// <summary>What the forecast is multiplied by on its own days.</summary>
    public Output<TimeSeries> AttenuationOfForecast { get; }

    private IReadOnlyList<string> MakeAttenuatedRules()
    {
        if (!Config.Contains(Section)) return [];
        var (named, rules) = (Config.TextList(Section), System.Rules.TradingRules.Value);
        foreach (var rule in named)
        {
            if (rules.ContainsKey(rule)) continue;
            var unknown = new UnknownNameException("trading rule", rule, rules.Keys, Config.Place(Section));
            System.Warn("attenuation." + rule, unknown.Message + " It has no effect.");
        }

        return named;
    }

    private TimeSeries MakeQuantilePoints(string code)
    {
        var volatility = System.RawData.DailyPercentageVolatility[code];
        var relative = volatility / volatility.RollingMean(LongWindow, FewestDays);
        if (Config.Quirks.VolAttenuationOfUnknownVol) return relative.QuantileOfPoints();

        // Days of unknown volatility are neither ranked nor counted among those a day is ranked with.
        return relative.DropMissing().QuantileOfPoints().Reindex(relative.Index);
    }

    private TimeSeries MakeAttenuation(string code) => ((VolQuantilePoints[code] * -Slope) + Highest).EwmMean(Decay.Span(SmoothSpan)).FillMissing(1);

    private TimeSeries MakeAttenuationOfForecast(string code, string rule)
    {
        var index = RawForecastBeforeAttenuation[code, rule].Index;
        return AttenuatedRules.Value.Contains(rule) ? VolAttenuation[code].KnownAt(index, Config.Quirks).ReindexFill(index) : TimeSeries.Constant(index, 1);
    }
}
