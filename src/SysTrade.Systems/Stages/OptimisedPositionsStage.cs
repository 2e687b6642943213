using SysTrade.Quant.Correlations;
using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <summary>
/// Whole positions for capital that is too small to hold every optimal position rounded. Takes optimal positions, contract values, covariances and costs;
/// gives positions in whole contracts that follow the optimal ones at small cost.
/// </summary>
/// <remarks>Method: <see cref="PositionOptimiser"/>. Parameters: <c>small_system</c>. Formulas: handbook, dynamic small-system optimisation.</remarks>
public partial class OptimisedPositionsStage : Stage
{
    /// <summary>Columns of <see cref="Measures"/>: tracking errors and costs as fractions of capital, share 0 to 1, number of contracts, 1 for an optimised day.</summary>
    public static readonly IReadOnlyList<string> MeasureNames =
    [
        "tracking_error_of_previous", "tracking_error_of_optimised", "tracking_error", "distance_to_optimised", "share_traded", "cost", "contracts_traded", "optimised",
    ];

    /// <summary>Creates the stage.</summary>
    public OptimisedPositionsStage()
        : base("optimisedPositions")
    {
        OutputOption[] day = [DayOption.Option];
        Path = ForSystem("get_optimisation_path", "The optimisation day by day: positions, measures, issues.", "", MakePath);
        OptimisedPositions = ForSystem("get_optimised_position_df", "Optimised positions, whole contracts.", "contracts", () => Path!.Value.Positions, retain: false);
        OptimisedWeights = ForSystem("get_optimised_weights_df", "Notional exposure of the optimised positions.", "fraction of capital", MakeOptimisedWeights);
        Measures = ForSystem("get_optimisation_measures", "How each day's optimisation went: tracking errors, share traded, cost, contracts traded.", "fraction of capital", () => Path!.Value.Measures, retain: false);
        Issues = ForSystem("get_optimisation_issues", "Days that could not be optimised, and positions that could not, with the reason.", "", () => Path!.Value.Issues, retain: false);
        OptimalPositionsOnDay = ForSystem("get_optimal_positions_with_fixed_contract_values", "Optimised positions of a day.", "contracts", day, options => ByInstrument(Solve(options).Positions), retain: false);
        ReduceOnlyInstruments = ForSystem("get_reduce_only_instruments", "Instruments whose positions may only come nearer to zero: those marked as restricted or bad.", "", () => System.Base.MarketsNotTrading.Value);
        LongOnlyInstruments = ForSystem("get_long_only_instruments", "Instruments the optimisation never holds short.", "", MakeLongOnlyInstruments);
        CostDeflator = ForInstrument("get_cost_deflator", "Volatility of the price relative to that which today's costs belong to.", "", MakeCostDeflator);
        CostPerWeight = ForInstrument("get_cost_per_notional_weight_as_proportion_of_capital", "Cost of trading a weight of one at the end of the data.", "fraction of capital", MakeCostPerWeight);
        Costs = ForSystem("get_costs_per_notional_weight_df", "Cost of trading a weight of one by day and instrument.", "fraction of capital", MakeCosts, retain: false);
        CostsOnDay = ForSystem("get_costs_per_contract_as_proportion_of_capital_all_instruments", "Cost of trading a weight of one, by instrument, on a day.", "fraction of capital", day, MakeCostsOnDay, retain: false);
        CorrelationMatrixOnDay = ForSystem("get_correlation_matrix", "Correlations on a day, shrunk towards none.", "", day, options => Shrunk(System.Portfolio.CorrelationMatrixOnDay.Get(new OutputArguments(Options: options))), retain: false);
        CovarianceOnDay = ForSystem("get_covariance_matrix", "Covariances on a day, from shrunk correlations.", "", day, options => Covariance.From(CorrelationMatrixOnDay!.Get(new OutputArguments(Options: options)), System.Portfolio.VolatilitiesOnDay.Get(new OutputArguments(Options: options))), retain: false);
    }

    /// <inheritdoc/>
    public override string Description => "Whole positions that follow the optimal ones (dynamic optimisation).";

    /// <summary>The optimisation day by day.</summary>
    public Output<OptimisedPath> Path { get; }

    /// <summary>Optimised positions, whole contracts.</summary>
    public Output<Frame> OptimisedPositions { get; }

    /// <summary>Notional exposure of the optimised positions.</summary>
    public Output<Frame> OptimisedWeights { get; }

    /// <summary>How each day went; columns <see cref="MeasureNames"/>, NaN where there is nothing to say.</summary>
    public Output<Frame> Measures { get; }

    /// <summary>What stood in the way, by day.</summary>
    public Output<IReadOnlyList<DatedIssue>> Issues { get; }

    /// <summary>Optimised positions of a day.</summary>
    public Output<IReadOnlyDictionary<string, double>> OptimalPositionsOnDay { get; }

    /// <summary>Instruments that are only wound down.</summary>
    public Output<IReadOnlyList<string>> ReduceOnlyInstruments { get; }

    /// <summary>Instruments never held short.</summary>
    public Output<IReadOnlyList<string>> LongOnlyInstruments { get; }

    /// <summary>What costs of today are multiplied by for those of a day.</summary>
    public Output<TimeSeries> CostDeflator { get; }

    /// <summary>Cost of trading a weight of one at the end of the data.</summary>
    public Output<double> CostPerWeight { get; }

    /// <summary>Cost of trading a weight of one by day.</summary>
    public Output<Frame> Costs { get; }

    /// <summary>Cost of trading a weight of one on a day.</summary>
    public Output<IReadOnlyDictionary<string, double>> CostsOnDay { get; }

    /// <summary>Shrunk correlations on a day.</summary>
    public Output<CorrelationMatrix> CorrelationMatrixOnDay { get; }

    /// <summary>Covariances on a day.</summary>
    public Output<Covariance> CovarianceOnDay { get; }

    private Frame MakeOptimisedWeights()
    {
        var (positions, values) = (OptimisedPositions.Value, System.Portfolio.ContractValues.Value);
        var weights = new double[positions.ColumnCount][];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = new double[positions.Count];
            var position = positions.Values(i);
            var value = values.Values(i);

            // No position has no weight, whether or not the contract's value is known.
            for (var row = 0; row < weights[i].Length; row++) weights[i][row] = position[row] == 0 ? 0 : position[row] * value[row];
        }

        return new Frame(positions.Index, positions.Names, weights);
    }

    private IReadOnlyList<string> MakeLongOnlyInstruments()
    {
        const string Path = "long_only_instruments_DO_ONLY";
        return Config.Contains(Path) ? [.. Config.TextList(Path).Intersect(System.Instruments, StringComparer.Ordinal)] : [];
    }

    private CorrelationMatrix Shrunk(CorrelationMatrix correlations)
    {
        // Cleaning fills a missing pair with the average correlation, which is missing too while no pair is known.
        if (!Config.Quirks.MissingCorrelationStopsTheDay && !correlations.AllPresent)
        {
            correlations = correlations.Clean(new bool[correlations.Count], Config.Double("instrument_returns_correlation.offdiag"));
        }

        return correlations.ShrinkTowards(0, Config.Double("small_system.shrink_instrument_returns_correlation"));
    }

    private IReadOnlyDictionary<string, double> ByInstrument(IReadOnlyList<int> positions) =>
        System.Instruments.Select((code, i) => (code, positions[i])).ToDictionary(p => p.code, p => (double)p.Item2, StringComparer.Ordinal);
}
