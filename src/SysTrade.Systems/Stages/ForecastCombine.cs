using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Weighs the capped forecasts of an instrument into one. Takes capped forecasts and costs; gives the combined forecast.</summary>
/// <remarks>Formulas: handbook, stage combForecast.</remarks>
public partial class ForecastCombine : Stage
{
    /// <summary>A speed limit of this size or more, in annual Sharpe ratio units, is no limit at all.</summary>
    public const double NoCeiling = 999;

    private const string WeightsPath = "forecast_weights";

    /// <summary>Creates the stage.</summary>
    public ForecastCombine()
        : base("combForecast")
    {
        (CheapRulesBeforeFitting, ReturnsForOptimisation, PreProcessing, NetReturnsForOptimisation, OptimisedForecastWeights, ForecastCorrelations) = DefineEstimates();
        TradingRuleList = ForInstrument("get_trading_rule_list", "Rules with a forecast weight for the instrument, sorted.", "", MakeTradingRuleList);
        AllForecasts = ForInstrument("get_all_forecasts", "Capped forecasts of the rules side by side, forward filled.", "forecast", MakeAllForecasts);
        CheapRules = ForInstrument("cheap_trading_rules_post_processing", "Rules whose cost is within forecast_post_ceiling_cost_SR.", "", MakeCheapRules);
        RawForecastWeights = ForInstrument("get_raw_monthly_forecast_weights", "Forecast weights before they are fitted to the forecasts; too expensive rules left out.", "weight", MakeRawWeights, retain: false);
        UnsmoothedForecastWeights = ForInstrument("get_unsmoothed_forecast_weights", "Daily forecast weights, zero where a rule has no forecast.", "weight", MakeUnsmoothedWeights, retain: false);
        ForecastWeights = ForInstrument("get_forecast_weights", "Forecast weights smoothed, each day summing to one.", "weight", code => Weighting.Smooth(UnsmoothedForecastWeights![code], Config.Double("forecast_weight_ewma_span")));
        WeightedForecasts = ForInstrument("get_weighted_forecasts_without_multiplier", "Each forecast times its weight.", "forecast", MakeWeightedForecasts, retain: false);
        CombinedWithoutMultiplier = ForInstrument("get_combined_forecast_without_multiplier", "Sum of the weighted forecasts; a missing forecast counts as zero.", "forecast", code => WeightedForecasts![code].RowSum(), retain: false);
        ForecastDiversificationMultiplier = ForInstrument("get_forecast_diversification_multiplier", "Forecast diversification multiplier (FDM).", "", MakeMultiplier, retain: false);
        RawCombinedForecast = ForInstrument("get_raw_combined_forecast_before_mapping", "Weighted sum times FDM, before mapping and capping.", "forecast", MakeRawCombined, retain: false);
        CombinedForecast = ForInstrument("get_combined_forecast", "Combined forecast, mapped or capped.", "forecast", MakeCombined);
    }

    /// <inheritdoc/>
    public override string Description => "The forecasts of each instrument weighed into one.";

    /// <summary>Rules with a weight for the instrument.</summary>
    public Output<IReadOnlyList<string>> TradingRuleList { get; }

    /// <summary>Capped forecasts side by side, forward filled.</summary>
    public Output<Frame> AllForecasts { get; }

    /// <summary>Rules within the speed limit.</summary>
    public Output<IReadOnlyList<string>> CheapRules { get; }

    /// <summary>Weights before fitting to the forecasts.</summary>
    public Output<Frame> RawForecastWeights { get; }

    /// <summary>Weights by day, zero where a rule has no forecast.</summary>
    public Output<Frame> UnsmoothedForecastWeights { get; }

    /// <summary>Weights by day, smoothed and summing to one.</summary>
    public Output<Frame> ForecastWeights { get; }

    /// <summary>Each forecast times its weight.</summary>
    public Output<Frame> WeightedForecasts { get; }

    /// <summary>Sum of the weighted forecasts.</summary>
    public Output<TimeSeries> CombinedWithoutMultiplier { get; }

    /// <summary>FDM by day.</summary>
    public Output<TimeSeries> ForecastDiversificationMultiplier { get; }

    /// <summary>Combined forecast before mapping and capping.</summary>
    public Output<TimeSeries> RawCombinedForecast { get; }

    /// <summary>Combined forecast.</summary>
    public Output<TimeSeries> CombinedForecast { get; }

    /// <summary>Instruments that use the same rules as this one, in the order of the system.</summary>
    public IReadOnlyList<string> InstrumentsWithSameRules(string code) => InstrumentsWithSame(TradingRuleList, code);

    private string[] InstrumentsWithSame(Output<IReadOnlyList<string>> list, string code)
    {
        var rules = list[code];
        return [.. System.Instruments.Where(other => list[other].SequenceEqual(rules))];
    }

    private string WeightsPathFor(string code) => Config.Find($"{WeightsPath}.{code}") is ConfigMapping ? $"{WeightsPath}.{code}" : WeightsPath;

    private IReadOnlyList<string> MakeTradingRuleList(string code)
    {
        var names = HasEstimatedWeights ? VariationsFor(code) : Config.Contains(WeightsPath) ? WeightedRules(code) : System.Rules.TradingRules.Value.Keys;
        return [.. names.Order(StringComparer.Ordinal)];
    }

    private IReadOnlyList<string> WeightedRules(string code)
    {
        var path = WeightsPathFor(code);
        var names = AutoGroup.Leaves(Config, path);
        if (path == WeightsPath && names.Any(name => Config.Find($"{WeightsPath}.{name}") is ConfigMapping) && !AutoGroup.IsTree(Config, path))
        {
            throw new SysTradeException(
                "ForecastWeightsMissing", SysErrorKind.InvalidArgument, $"forecast_weights are given by instrument, and there are none for {code}.",
                $"Add forecast_weights.{code}, or leave {code} out of the system.", code);
        }

        var rules = System.Rules.TradingRules.Value;
        foreach (var name in names)
        {
            if (rules.ContainsKey(name)) continue;
            var place = Config.Contains($"{path}.{name}") ? $"{path}.{name}" : path;
            throw new UnknownNameException("trading rule", name, rules.Keys, Config.Place(place), "Give weights to the rules of trading_rules only.");
        }

        return names;
    }

    private Frame MakeAllForecasts(string code)
    {
        var rules = TradingRuleList[code];
        TimeSeries[] forecasts = [.. rules.Select(rule => System.ForecastScaleCap.CappedForecast[code, rule])];
        return Frame.Concat(rules, forecasts.KnownTogether(Config.Quirks)).ForwardFill();
    }

    private IReadOnlyList<string> MakeCheapRules(string code)
    {
        const string Path = "forecast_post_ceiling_cost_SR";
        var cheap = RulesWithin(code, Config.Double(Path));
        if (cheap.Count == 0) System.Warn("cheap." + code, $"Every rule of {code} costs more than {Path} = {Config.Double(Path)}; its forecast is zero throughout.");
        return cheap;
    }

    private IReadOnlyList<string> RulesWithin(string code, double ceiling)
    {
        var rules = TradingRuleList[code];
        if (ceiling >= NoCeiling || !System.HasStage("accounts")) return rules;
        return [.. rules.Where(rule => System.Accounts.ForecastSharpeRatioCost[code, rule] <= ceiling)];
    }

    private Frame MakeRawWeights(string code)
    {
        var forecasts = AllForecasts[code];
        var cheap = CheapRules[code];
        if (cheap.Count == 0) return Frame.Constant(forecasts.Index, TradingRuleList[code], [.. TradingRuleList[code].Select(_ => 0.0)]);
        if (HasEstimatedWeights) return OptimisedForecastWeights[code].Weights is var fitted ? fitted.Select([.. fitted.Names.Where(cheap.Contains)]) : Frame.Empty;
        var weights = FixedWeights(code, cheap);
        return Frame.Constant(forecasts.Index, cheap, [.. cheap.Select(rule => weights[rule])]);
    }

    private IReadOnlyDictionary<string, double> FixedWeights(string code, IReadOnlyList<string> cheap)
    {
        if (!Config.Contains(WeightsPath))
        {
            var rules = TradingRuleList[code];
            System.Warn("forecast_weights", $"The config has no forecast_weights: every one of the {rules.Count} rules has weight {1.0 / rules.Count:0.####}.");
            return rules.ToDictionary(rule => rule, _ => 1.0 / rules.Count, StringComparer.Ordinal);
        }

        var path = WeightsPathFor(code);
        if (!AutoGroup.IsTree(Config, path)) return Config.Numbers(path);
        var expensiveFirst = $"{path}.auto_weight_from_grouping.parameters.apply_forecast_post_ceiling_cost_SR_before_weighting";
        var leaveOut = Config.Contains(expensiveFirst) && Config.Bool(expensiveFirst);
        return AutoGroup.Weights(Config, path, leaveOut ? TradingRuleList[code].Except(cheap).ToHashSet(StringComparer.Ordinal) : null);
    }

    private Frame MakeUnsmoothedWeights(string code)
    {
        var raw = RawForecastWeights[code];
        return Weighting.FitTo(raw, AllForecasts[code].Select(raw.Names)).To(System.Data.DailyFrequency, Aggregation.Mean);
    }

    private Frame MakeWeightedForecasts(string code)
    {
        var weights = ForecastWeights[code];
        var forecasts = AllForecasts[code];
        var aligned = weights.KnownAt(forecasts.Index, Config.Quirks).ReindexFill(forecasts.Index);

        // Rules beyond the speed limit have no weight; they count as missing, like in the reference.
        return Frame.Concat(forecasts.Names, [.. forecasts.Names.Select(rule => aligned.Contains(rule) ? aligned[rule] * forecasts[rule] : TimeSeries.Constant(forecasts.Index, double.NaN))], forecasts.Index);
    }

    private TimeSeries MakeMultiplier(string code)
    {
        if (Config.Bool("use_forecast_div_mult_estimates")) return MakeEstimatedMultiplier(code);
        const string Path = "forecast_div_multiplier";
        if (Config.Find(Path) is not ConfigMapping) return TimeSeries.Constant(AllForecasts[code].Index, Config.Double(Path));
        if (!Config.Contains($"{Path}.{code}"))
        {
            throw new SysTradeException(
                "ForecastMultiplierMissing", SysErrorKind.InvalidArgument, $"{Path} is given by instrument, and there is none for {code}.", $"Add {Path}.{code}.", code);
        }

        return TimeSeries.Constant(AllForecasts[code].Index, Config.Double($"{Path}.{code}"));
    }

    private TimeSeries MakeRawCombined(string code)
    {
        var sum = CombinedWithoutMultiplier[code];
        return sum * ForecastDiversificationMultiplier[code].AlignTo(sum.Index, Config.Quirks);
    }

    private TimeSeries MakeCombined(string code)
    {
        var raw = RawCombinedForecast[code];
        var mapping = $"forecast_mapping.{code}";
        return Config.Contains(mapping)
            ? raw.Map(new ForecastMapping(
                Config.Double(mapping + ".threshold"), System.ForecastScaleCap.ForecastCap.Value, Config.Double(mapping + ".a_param"), Config.Double(mapping + ".b_param")))
            : raw.Clip(System.ForecastScaleCap.ForecastFloor.Value, System.ForecastScaleCap.ForecastCap.Value);
    }
}
