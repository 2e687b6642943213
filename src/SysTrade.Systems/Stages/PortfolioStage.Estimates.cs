using SysTrade.Quant.Correlations;
using SysTrade.Quant.Optimisation;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Instrument weights and the diversification multiplier fitted to the past.</content>
public partial class PortfolioStage
{
    private const string WeightSection = "instrument_weight_estimate";

    /// <summary>Profit and costs of the subsystems, each with all capital.</summary>
    public Output<InstrumentPandl> ReturnsForOptimisation { get; }

    /// <summary>Returns after costs that weights are fitted to.</summary>
    public Output<NetReturns> NetReturnsForOptimisation { get; }

    /// <summary>Fitted weights, and how each came about.</summary>
    public Output<OptimisedWeights> OptimisedInstrumentWeights { get; }

    /// <summary>Correlations of the subsystems' profits over time.</summary>
    public Output<CorrelationList> SubsystemCorrelations { get; }

    private (Output<InstrumentPandl>, Output<NetReturns>, Output<OptimisedWeights>, Output<CorrelationList>) DefineEstimates() => (
        ForSystem("returns_across_subsystems", "Daily profit and costs of the subsystems.", "base currency", MakeReturns, retain: false),
        ForSystem("returns_pre_processor", "Returns after costs that instrument weights are fitted to.", "base currency", () => PreProcessor().NetReturnsFor(Group), retain: false),
        ForSystem("calculation_of_raw_instrument_weights", "Instrument weights fitted over time.", "weight", MakeOptimisedWeights),
        ForSystem("get_instrument_correlation_matrix", "Correlations of the subsystems' net profits over time.", "", MakeSubsystemCorrelations));

    private const string Group = "subsystems";

    private InstrumentPandl MakeReturns()
    {
        var instruments = InstrumentsForWeights();
        var curves = System.PerInstrument(instruments, code => System.Accounts.PandlForSubsystem[code]);
        return new InstrumentPandl(Group, Frame.Concat(instruments, [.. curves.Select(c => c.Gross.Returns)]), Frame.Concat(instruments, [.. curves.Select(c => c.Costs.Returns)]));
    }

    private ReturnsPreProcessor PreProcessor() => new(
        [ReturnsForOptimisation.Value],
        PreProcessingOptions.From(Estimation.WeightSection(Config, WeightSection), null, Estimation.Optimisation(Config.Quirks)));

    /// <summary>Instrument weights fitted over time, whether or not the system uses fitted weights.</summary>
    /// <param name="method">Method by its name in a config; null takes the config's.</param>
    public OptimisedWeights FitInstrumentWeights(string? method = null) => method is null ? OptimisedInstrumentWeights.Value : Fit(method);

    private OptimisedWeights MakeOptimisedWeights() => Fit(method: null);

    private OptimisedWeights Fit(string? method)
    {
        var processor = PreProcessor();
        return WeightOptimiser.OverTime(processor.NetReturnsFor(Group), Estimation.Weights(Config, WeightSection, method), processor.CostSharpeRatios(Group));
    }

    /// <summary>Fitted weights, with a column of zeros for each instrument that has none.</summary>
    private Frame EstimatedWeights()
    {
        var (fitted, instruments) = (OptimisedInstrumentWeights.Value.Weights, System.Instruments);
        return Frame.Concat(instruments, [.. instruments.Select(code => fitted.Contains(code) ? fitted[code] : TimeSeries.Constant(fitted.Index, 0))], fitted.Index);
    }

    private CorrelationList MakeSubsystemCorrelations()
    {
        const string Section = "instrument_correlation_estimate";
        var options = Estimation.Options(Config, Section, "sysquant.estimators.correlation_over_time.correlation_over_time_for_returns");
        return CorrelationOverTime.ForReturns(System.Accounts.PandlAcrossSubsystems.Value.MemberReturns(), options, Estimation.Fitting(Config.Quirks));
    }

    private TimeSeries EstimatedMultiplier()
    {
        var options = Estimation.Options(Config, "instrument_div_mult_estimate", "sysquant.estimators.diversification_multipliers.diversification_multiplier_from_list");
        return DiversificationMultiplier.OverTime(SubsystemCorrelations.Value, InstrumentWeights.Value, DiversificationMultiplierOptions.From(options));
    }
}
