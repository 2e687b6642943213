using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Forecast weights and diversification multipliers fitted to the past.</content>
public partial class ForecastCombine
{
    private const string WeightSection = "forecast_weight_estimate";

    /// <summary>Rules cheap enough to be fitted.</summary>
    public Output<IReadOnlyList<string>> CheapRulesBeforeFitting { get; }

    /// <summary>Profit and costs of the instrument's rules, each with all capital.</summary>
    public Output<InstrumentPandl> ReturnsForOptimisation { get; }

    /// <summary>Profits and costs of the pool made ready for fitting; shared by its instruments.</summary>
    public Output<ReturnsPreProcessor> PreProcessing { get; }

    /// <summary>Returns after costs, pooled as configured, that weights are fitted to.</summary>
    public Output<NetReturns> NetReturnsForOptimisation { get; }

    /// <summary>Fitted weights, and how each came about.</summary>
    public Output<OptimisedWeights> OptimisedForecastWeights { get; }

    /// <summary>Correlations of the forecasts over time, pooled as configured.</summary>
    public Output<CorrelationList> ForecastCorrelations { get; }

    private bool HasEstimatedWeights => Config.Bool("use_forecast_weight_estimates");

    private (Output<IReadOnlyList<string>>, Output<InstrumentPandl>, Output<ReturnsPreProcessor>, Output<NetReturns>, Output<OptimisedWeights>, Output<CorrelationList>) DefineEstimates() => (
        ForInstrument("cheap_trading_rules", "Rules whose cost is within forecast_weight_estimate.ceiling_cost_SR.", "", MakeCheapRulesBeforeFitting),
        ForInstrument("get_returns_for_optimisation", "Daily profit and costs of the instrument's cheap rules, each with all capital.", "base currency", MakeReturns, retain: false),
        ForInstrument("returns_pre_processing", "Profits and costs of the pool made ready for fitting.", "base currency", MakePreProcessing),
        ForInstrument("returns_pre_processor_for_code", "Returns after costs that forecast weights are fitted to.", "base currency", code => PreProcessing![code].NetReturnsFor(code), retain: false),
        ForInstrument("calculation_of_raw_estimated_monthly_forecast_weights", "Forecast weights fitted over time.", "weight", MakeOptimisedWeights),
        ForInstrument("get_forecast_correlation_matrices", "Correlations of forecasts over time.", "", MakeForecastCorrelations));

    private IReadOnlyList<string> VariationsFor(string code)
    {
        const string Path = "rule_variations";
        if (!Config.Contains(Path)) return [.. System.Rules.TradingRules.Value.Keys];
        IReadOnlyList<string> names;
        if (Config.Find(Path) is ConfigMapping)
        {
            if (!Config.Contains($"{Path}.{code}"))
            {
                throw new SysTradeException(
                    "RuleVariationsMissing", SysErrorKind.InvalidArgument, $"{Path} are given by instrument, and there are none for {code}.",
                    $"Add {Path}.{code}, or leave {code} out of the system.", code);
            }

            names = Config.TextList($"{Path}.{code}");
        }
        else
        {
            names = Config.TextList(Path);
        }

        foreach (var name in names) System.Rules.Rule(name);
        return names;
    }

    private IReadOnlyList<string> MakeCheapRulesBeforeFitting(string code)
    {
        const string Path = WeightSection + ".ceiling_cost_SR";
        var cheap = RulesWithin(code, Config.Double(Path));
        return cheap.Count > 0 ? cheap : throw new SysTradeException(
            "NoCheapRule", SysErrorKind.InvalidArgument, $"Every rule of {code} costs more than {Path} = {Config.Double(Path)} Sharpe ratio units a year.",
            "Raise the ceiling, add slower rules, or leave the instrument out.", code);
    }

    private InstrumentPandl MakeReturns(string code)
    {
        var rules = CheapRulesBeforeFitting[code];
        var curves = rules.Select(rule => System.Accounts.PandlForInstrumentForecast[code, rule]).ToArray();
        return new InstrumentPandl(code, Frame.Concat(rules, [.. curves.Select(c => c.Gross.Returns)]), Frame.Concat(rules, [.. curves.Select(c => c.Costs.Returns)]));
    }

    private ReturnsPreProcessor MakePreProcessing(string code)
    {
        var pool = InstrumentsWithSame(CheapRulesBeforeFitting, code);

        // One preparation serves the whole pool: it is made for the first of its instruments.
        if (pool[0] != code) return PreProcessing[pool[0]];
        var options = PreProcessingOptions.From(
            Estimation.WeightSection(Config, WeightSection),
            new NamedOptions(Config.Options("forecast_cost_estimates"), "forecast_cost_estimates"),
            Estimation.Optimisation(Config.Quirks));
        var turnovers = pool.ToDictionary(
            other => other,
            other => (IReadOnlyDictionary<string, double>)CheapRulesBeforeFitting[other].ToDictionary(rule => rule, rule => System.Accounts.OwnForecastTurnover[other, rule], StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new ReturnsPreProcessor(System.PerInstrument(pool, other => ReturnsForOptimisation[other]), options, turnovers);
    }

    /// <summary>Forecast weights of an instrument fitted over time, whether or not the system uses fitted weights.</summary>
    /// <param name="code">The instrument.</param>
    /// <param name="method">Method by its name in a config; null takes the config's.</param>
    public OptimisedWeights FitForecastWeights(string code, string? method = null) => method is null ? OptimisedForecastWeights[code] : Fit(code, method);

    private OptimisedWeights MakeOptimisedWeights(string code) => Fit(code, method: null);

    private OptimisedWeights Fit(string code, string? method)
    {
        var processor = PreProcessing[code];
        return WeightOptimiser.OverTime(processor.NetReturnsFor(code), Estimation.Weights(Config, WeightSection, method), processor.CostSharpeRatios(code));
    }

    private CorrelationList MakeForecastCorrelations(string code)
    {
        const string Section = "forecast_correlation_estimate";
        string[] pool = !Config.Bool(Section + ".pool_instruments") ? [code] : InstrumentsWithSame(HasEstimatedWeights ? CheapRulesBeforeFitting : TradingRuleList, code);

        // One estimate serves the whole pool: it is made for the first of its instruments.
        if (pool[0] != code) return ForecastCorrelations[pool[0]];
        var options = Estimation.Options(Config, Section, "sysquant.estimators.pooled_correlation.pooled_correlation_estimator");
        return CorrelationOverTime.ForForecasts(System.PerInstrument(pool, other => AllForecasts[other]), options, Estimation.Fitting(Config.Quirks));
    }

    private TimeSeries MakeEstimatedMultiplier(string code)
    {
        var correlations = ForecastCorrelations[code];
        var weights = ForecastWeights[code];

        // Rules that are too expensive have correlations but no weight.
        var padded = Frame.Concat(
            correlations.Names, [.. correlations.Names.Select(rule => weights.Contains(rule) ? weights[rule] : TimeSeries.Constant(weights.Index, 0))], weights.Index);
        var options = Estimation.Options(Config, "forecast_div_mult_estimate", "sysquant.estimators.diversification_multipliers.diversification_multiplier_from_list");
        return DiversificationMultiplier.OverTime(correlations, padded, DiversificationMultiplierOptions.From(options));
    }
}
