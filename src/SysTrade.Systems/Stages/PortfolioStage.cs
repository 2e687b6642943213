using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>Weighs subsystem positions into a portfolio. Takes subsystem positions; gives notional and actual positions and their buffers.</summary>
/// <remarks>Formulas: handbook, stage portfolio.</remarks>
public partial class PortfolioStage : Stage
{
    private const string WeightsPath = "instrument_weights";
    private const string EqualWeights = "equal";

    /// <summary>Creates the stage.</summary>
    public PortfolioStage()
        : base("portfolio")
    {
        const string Contracts = "contracts";
        SubsystemPositions = ForSystem("get_subsystem_positions_for_instrument_list", "Subsystem positions side by side, forward filled.", Contracts, MakeSubsystemPositions);
        ZeroWeightInstruments = ForSystem("allocate_zero_instrument_weights_to_these_instruments", "Instruments with no weight: without any position, or configured so.", "", MakeZeroWeightInstruments);
        FixedInstrumentWeights = ForSystem("get_fixed_instrument_weights_from_config", "Instrument weights as configured, or equal ones.", "weight", MakeFixedWeights);
        RawInstrumentWeights = ForSystem("get_unsmoothed_raw_instrument_weights", "Instrument weights before they are fitted to the positions.", "weight", MakeRawWeights, retain: false);
        UnsmoothedInstrumentWeights = ForSystem("get_unsmoothed_instrument_weights_fitted_to_position_lengths", "Daily instrument weights, zero where an instrument has no position.", "weight", MakeUnsmoothedWeights, retain: false);
        InstrumentWeights = ForSystem("get_instrument_weights", "Instrument weights smoothed, each day summing to one.", "weight", () => Weighting.Smooth(UnsmoothedInstrumentWeights!.Value, Config.Double("instrument_weight_ewma_span")));
        InstrumentDiversificationMultiplier = ForSystem("get_instrument_diversification_multiplier", "Instrument diversification multiplier (IDM).", "", MakeMultiplier);
        NotionalPositionWithoutIdm = ForInstrument("get_notional_position_without_idm", "Subsystem position times instrument weight.", Contracts, MakeWithoutMultiplier, retain: false);
        NotionalPositionBeforeRiskScaling = ForInstrument("get_notional_position_before_risk_scaling", "The above times IDM.", Contracts, MakeBeforeRiskScaling, retain: false);
        NotionalPosition = ForInstrument("get_notional_position", "Optimal position in the portfolio, not rounded, for the notional capital.", Contracts, MakeNotionalPosition);
        Buffers = ForInstrument("get_buffers", "Half width of the no-trade buffer.", Contracts, MakeBuffers, retain: false);
        BuffersForPosition = ForInstrument("get_buffers_for_position", "Edges of the no-trade buffer (top_pos, bot_pos).", Contracts, code => Buffering.Edges(NotionalPosition![code], Buffers![code]), retain: false);
        ActualPosition = ForInstrument("get_actual_position", "Notional position times the capital multiplier.", Contracts, MakeActualPosition);
        ActualBuffersForPosition = ForInstrument("get_actual_buffers_for_position", "Buffer edges times the capital multiplier.", Contracts, MakeActualBuffers, retain: false);
        (ReturnsForOptimisation, NetReturnsForOptimisation, OptimisedInstrumentWeights, SubsystemCorrelations) = DefineEstimates();
        (RiskScalar, PortfolioWeights, ContractValue, PercentageVolatilities, ReturnsCorrelations, Leverage, SumOfRisk, PortfolioRisk, ShockedPortfolioRisk) = DefineRisk();
        DefineDays();
    }

    /// <inheritdoc/>
    public override string Description => "Positions in the portfolio and their buffers.";

    /// <summary>Subsystem positions side by side.</summary>
    public Output<Frame> SubsystemPositions { get; }

    /// <summary>Instruments that get no weight.</summary>
    public Output<IReadOnlyList<string>> ZeroWeightInstruments { get; }

    /// <summary>Weights as configured.</summary>
    public Output<IReadOnlyDictionary<string, double>> FixedInstrumentWeights { get; }

    /// <summary>Weights before fitting to the positions.</summary>
    public Output<Frame> RawInstrumentWeights { get; }

    /// <summary>Weights by day, zero where an instrument has no position.</summary>
    public Output<Frame> UnsmoothedInstrumentWeights { get; }

    /// <summary>Weights by day, smoothed and summing to one.</summary>
    public Output<Frame> InstrumentWeights { get; }

    /// <summary>IDM by day.</summary>
    public Output<TimeSeries> InstrumentDiversificationMultiplier { get; }

    /// <summary>Subsystem position times instrument weight.</summary>
    public Output<TimeSeries> NotionalPositionWithoutIdm { get; }

    /// <summary>Position before the risk overlay.</summary>
    public Output<TimeSeries> NotionalPositionBeforeRiskScaling { get; }

    /// <summary>Optimal position for the notional capital.</summary>
    public Output<TimeSeries> NotionalPosition { get; }

    /// <summary>Half width of the buffer.</summary>
    public Output<TimeSeries> Buffers { get; }

    /// <summary>Edges of the buffer.</summary>
    public Output<Frame> BuffersForPosition { get; }

    /// <summary>Position for the capital there is.</summary>
    public Output<TimeSeries> ActualPosition { get; }

    /// <summary>Edges of the buffer for the capital there is.</summary>
    public Output<Frame> ActualBuffersForPosition { get; }

    /// <summary>Instruments that can have a weight.</summary>
    public IReadOnlyList<string> InstrumentsForWeights() => [.. System.Instruments.Except(ZeroWeightInstruments.Value, StringComparer.Ordinal)];

    private Frame MakeSubsystemPositions()
    {
        var instruments = System.Instruments;
        return Frame.Concat(instruments, System.PerInstrument(instruments, code => System.PositionSize.SubsystemPosition[code])).ForwardFill();
    }

    private IReadOnlyList<string> MakeZeroWeightInstruments()
    {
        const string Path = "allocate_zero_instrument_weights_to_these_instruments";
        var instruments = System.Instruments;
        var configured = Config.Contains(Path) ? Config.TextList(Path) : [];
        foreach (var code in configured.Except(instruments, StringComparer.Ordinal))
        {
            throw new UnknownNameException("instrument", code, instruments, Path, $"Remove {code} from {Path}: it is not in the system.");
        }

        foreach (var code in System.Base.MarketsNotTrading.Value.Except(configured, StringComparer.Ordinal))
        {
            System.Warn("restricted." + code, $"{code} is listed under trading_restrictions or bad_markets and still has a weight; add it to {Path} unless a later stage removes it.");
        }

        return [.. configured.Union(instruments.Where(NeverHasAPosition), StringComparer.Ordinal)];
    }

    private bool NeverHasAPosition(string code)
    {
        foreach (var position in System.PositionSize.SubsystemPosition[code].Values)
        {
            if (position != 0 && !double.IsNaN(position)) return false;
        }

        System.Warn("no_position." + code, $"{code} never has a position (no usable forecast, or every rule too expensive); its weight is zero.");
        return true;
    }

    private IReadOnlyDictionary<string, double> MakeFixedWeights()
    {
        var weights = ConfiguredWeights().ToDictionary(w => w.Key, w => w.Value, StringComparer.Ordinal);
        foreach (var code in ZeroWeightInstruments.Value) weights[code] = 0;
        return weights;
    }

    private IReadOnlyDictionary<string, double> ConfiguredWeights()
    {
        if (Config.Find(WeightsPath) is ConfigMapping)
        {
            return AutoGroup.IsTree(Config, WeightsPath)
                ? AutoGroup.Weights(Config, WeightsPath, AutoGroup.Leaves(Config, WeightsPath).Except(System.Instruments, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal))
                : Config.Numbers(WeightsPath);
        }

        var instruments = InstrumentsForWeights();
        switch (Config.TextOrNull(WeightsPath))
        {
            case EqualWeights:
                break;
            case null:
                System.Warn(WeightsPath, $"The config has no {WeightsPath}: every one of the {instruments.Count} instruments has weight {1.0 / instruments.Count:0.####}.");
                break;
            case { } word:
                throw new UnknownNameException("way to weigh instruments", word, [EqualWeights], Config.Place(WeightsPath), $"Write a weight for each instrument, or {EqualWeights}.");
        }

        return instruments.ToDictionary(code => code, _ => 1.0 / instruments.Count, StringComparer.Ordinal);
    }

    private Frame MakeRawWeights()
    {
        if (Config.Bool("use_instrument_weight_estimates")) return EstimatedWeights();
        var (instruments, weights) = (System.Instruments, FixedInstrumentWeights.Value);
        return Frame.Constant(SubsystemPositions.Value.Index, instruments, [.. instruments.Select(code => weights[code])]);
    }

    private Frame MakeUnsmoothedWeights() =>
        Weighting.FitTo(RawInstrumentWeights.Value, SubsystemPositions.Value).To(System.Data.DailyFrequency, Aggregation.Mean);

    private TimeSeries MakeMultiplier()
    {
        if (Config.Bool("use_instrument_div_mult_estimates")) return EstimatedMultiplier();
        return TimeSeries.Constant(InstrumentWeights.Value.Index, Config.Double("instrument_div_multiplier"));
    }

    private TimeSeries MakeWithoutMultiplier(string code)
    {
        var position = System.PositionSize.SubsystemPosition[code];
        return position * InstrumentWeights.Value[code].AlignTo(position.Index, Config.Quirks);
    }

    private TimeSeries MakeBeforeRiskScaling(string code)
    {
        var position = NotionalPositionWithoutIdm[code];
        return position * InstrumentDiversificationMultiplier.Value.AlignTo(position.Index, Config.Quirks);
    }

    private TimeSeries MakeNotionalPosition(string code)
    {
        var position = NotionalPositionBeforeRiskScaling[code];
        return Config.Contains("risk_overlay") ? position * RiskScalar.Value.AlignTo(position.Index, Config.Quirks) : position;
    }

    private TimeSeries MakeBuffers(string code)
    {
        var position = NotionalPosition[code];
        return Buffering.HalfWidth(Config, position, AveragePosition(code, position.Index));
    }

    /// <summary>Position at an average forecast in the portfolio: volatility scalar times instrument weight times IDM.</summary>
    internal TimeSeries AveragePosition(string code, TimeIndex index) =>
        System.PositionSize.AveragePosition[code].AlignTo(index, Config.Quirks)
        * InstrumentWeights.Value[code].AlignTo(index, Config.Quirks)
        * InstrumentDiversificationMultiplier.Value.AlignTo(index, Config.Quirks);

    private TimeSeries MakeActualPosition(string code)
    {
        var position = NotionalPosition[code];
        return position * System.Accounts.CapitalMultiplier.Value.AlignTo(position.Index, Config.Quirks);
    }

    private Frame MakeActualBuffers(string code)
    {
        var buffers = BuffersForPosition[code];
        var multiplier = System.Accounts.CapitalMultiplier.Value.AlignTo(buffers.Index, Config.Quirks);
        return buffers.MapColumns(edge => edge * multiplier);
    }
}
