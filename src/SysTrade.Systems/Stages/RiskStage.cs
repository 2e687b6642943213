using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <summary>Expected risk of the positions. Takes weights, volatilities and correlations; gives annual standard deviations, betas and average correlations by day.</summary>
/// <remarks>Formulas: handbook, covariance and portfolio risk; <see cref="AssetClassBetas"/>.</remarks>
public class RiskStage : Stage
{
    private const string Original = "original", Buffered = "buffered", Optimised = "optimised";

    /// <summary>Which positions risk is of.</summary>
    private static readonly OutputOption PositionsOption = new(
        "positions", "Positions that risk is of: original (not rounded, before the risk overlay), buffered (whole contracts held), or optimised (dynamic optimisation).", Buffered);

    /// <summary>Creates the stage.</summary>
    public RiskStage()
        : base("risk")
    {
        const string Yearly = "fraction of capital per year", Fraction = "fraction of capital";
        OutputOption[] positions = [PositionsOption];
        BufferedPositions = ForSystem("get_original_buffered_rounded_positions_df", "Positions held, whole contracts, forward filled.", "contracts", MakeBufferedPositions);
        Weights = ForSystem("get_portfolio_weights", "Notional exposure of the positions by instrument.", Fraction, positions, MakeWeights);
        OriginalRisk = ForSystem("get_portfolio_risk_for_original_positions", "Expected annual risk of the positions that are not rounded.", Yearly, () => System.Portfolio.PortfolioRisk.Value, retain: false);
        BufferedRisk = ForSystem("get_portfolio_risk_for_original_positions_rounded_buffered", "Expected annual risk of the positions held.", Yearly, () => RiskOf(Buffered));
        OptimisedRisk = ForSystem("get_portfolio_risk_for_optimised_positions", "Expected annual risk of the optimised positions.", Yearly, () => RiskOf(Optimised));
        ShockedRisk = ForSystem("get_portfolio_risk_with_shocked_vol", "Expected annual risk with every volatility at its highest percentile.", Yearly, positions, MakeShockedRisk);
        RiskByAssetClass = ForSystem("get_risk_by_asset_class", "Expected annual risk of the positions of each asset class alone.", Yearly, positions, MakeRiskByAssetClass);
        RiskByInstrument = ForSystem("get_risk_by_instrument", "Annual risk of each position alone, negative for short ones.", Yearly, positions, MakeRiskByInstrument, retain: false);
        Leverage = ForSystem("get_leverage", "Sum of absolute notional exposures.", Fraction, positions, options => WeightsOf(options).MapColumns(w => w.Absolute()).RowSum());
        SumOfRisk = ForSystem("get_sum_annualised_risk", "Annual risk if every correlation were one and every sign the same.", Yearly, positions, options => RiskByInstrument!.Get(new OutputArguments(Options: options)).MapColumns(w => w.Absolute()).RowSum());
        AverageCorrelations = ForSystem("get_average_correlations", "Average correlation of returns between all instruments, within asset classes, and between them, by estimation period.", "", MakeAverageCorrelations);
        Betas = ForSystem("get_betas", "Slope of each instrument's returns on the equal-volatility index of its asset class over a year.", "", () => ClassBetas().OfInstruments());
        BetaLoadings = ForSystem("get_beta_loadings_by_asset_class", "Sum of beta times weight over the instruments of each asset class.", Fraction, positions, options => ClassBetas().Loadings(Betas!.Value, WeightsOf(options)));
        PortfolioBetas = ForSystem("get_portfolio_betas", "Slope on the index of each asset class of the returns that the positions would have had over a year.", "", positions, options => ClassBetas().OfPortfolio(WeightsOf(options)));
    }

    /// <inheritdoc/>
    public override string Description => "Expected risk of the positions.";

    /// <summary>Positions held.</summary>
    public Output<Frame> BufferedPositions { get; }

    /// <summary>Notional exposure by instrument.</summary>
    public Output<Frame> Weights { get; }

    /// <summary>Risk of the positions that are not rounded.</summary>
    public Output<TimeSeries> OriginalRisk { get; }

    /// <summary>Risk of the positions held.</summary>
    public Output<TimeSeries> BufferedRisk { get; }

    /// <summary>Risk of the optimised positions.</summary>
    public Output<TimeSeries> OptimisedRisk { get; }

    /// <summary>Risk with shocked volatilities.</summary>
    public Output<TimeSeries> ShockedRisk { get; }

    /// <summary>Risk of each asset class alone.</summary>
    public Output<Frame> RiskByAssetClass { get; }

    /// <summary>Risk of each position alone, with the sign of the position.</summary>
    public Output<Frame> RiskByInstrument { get; }

    /// <summary>Sum of absolute exposures.</summary>
    public Output<TimeSeries> Leverage { get; }

    /// <summary>Sum of absolute risks.</summary>
    public Output<TimeSeries> SumOfRisk { get; }

    /// <summary>Average correlations over time.</summary>
    public Output<Frame> AverageCorrelations { get; }

    /// <summary>Betas of the instruments.</summary>
    public Output<Frame> Betas { get; }

    /// <summary>Beta loadings of the asset classes.</summary>
    public Output<Frame> BetaLoadings { get; }

    /// <summary>Betas of the portfolio.</summary>
    public Output<Frame> PortfolioBetas { get; }

    private Frame WeightsOf(OutputOptions? options) => Weights.Get(new OutputArguments(Options: options));

    private Frame WeightsOf(string positions) => WeightsOf(OutputOptions.Of(PositionsOption.Name, positions));

    private Frame MakeWeights(OutputOptions? options) => (options?.Reader(Weights.FullName).Text(PositionsOption.Name, Buffered) ?? Buffered) switch
    {
        Original => System.Portfolio.PortfolioWeights.Value,
        Optimised => System.OptimisedPositions.OptimisedWeights.Value,
        Buffered => MakeBufferedWeights(),
        var other => throw new UnknownNameException("kind of position", other, [Original, Buffered, Optimised], PositionsOption.Name),
    };

    private Frame MakeBufferedPositions()
    {
        var instruments = System.Instruments;
        return Frame.Concat(instruments, System.PerInstrument(instruments, code => System.Accounts.BufferedPosition[code])).ForwardFill();
    }

    private Frame MakeBufferedWeights()
    {
        var (positions, values) = (BufferedPositions.Value, System.Portfolio.ContractValues.Value);
        var index = positions.Index.Union(values.Index);
        var (p, v) = (positions.Reindex(index).ForwardFill(), values.Reindex(index).ForwardFill());
        return Frame.Concat(positions.Names, [.. positions.Names.Select(code => p[code] * v[code])], index);
    }

    private TimeSeries RiskOf(string positions) => System.Portfolio.RiskOf(WeightsOf(positions), VolatilitiesFor(WeightsOf(positions)));

    /// <summary>Volatilities on the moments of weights; those in force where a moment has none of its own.</summary>
    private Frame VolatilitiesFor(Frame weights) => System.Portfolio.PercentageVolatilities.Value.ReindexFill(weights.Index);

    private TimeSeries MakeShockedRisk(OutputOptions? options)
    {
        var weights = WeightsOf(options);
        return System.Portfolio.RiskOf(weights, System.Portfolio.ShockedPercentageVolatilities.Value.ReindexFill(weights.Index));
    }

    private Frame MakeRiskByAssetClass(OutputOptions? options)
    {
        var weights = WeightsOf(options);
        var volatilities = VolatilitiesFor(weights);
        var classes = System.Instruments.GroupBy(code => System.Data.AssetClass[code]).OrderBy(c => c.Key, StringComparer.Ordinal).ToArray();
        return Frame.Concat([.. classes.Select(c => c.Key)], [.. classes.Select(c => System.Portfolio.RiskOf(weights.Select([.. c]), volatilities))], weights.Index);
    }

    private Frame MakeRiskByInstrument(OutputOptions? options)
    {
        var weights = WeightsOf(options);
        var volatilities = VolatilitiesFor(weights);
        return Frame.Concat(weights.Names, [.. weights.Names.Select(code => weights[code] * volatilities[code])], weights.Index);
    }

    private Frame MakeAverageCorrelations()
    {
        var periods = System.Portfolio.ReturnsCorrelations.Value.Periods.Where(p => !p.Matrix.IsBoring).ToArray();
        var classes = System.Portfolio.ReturnsCorrelations.Value.Names.Select(code => System.Data.AssetClass[code]).ToArray();
        Func<int, int, bool>[] pairs = [(_, _) => true, (i, j) => classes[i] == classes[j], (i, j) => classes[i] != classes[j]];
        return new Frame(
            TimeIndex.From(periods.Select(p => p.PeriodStart)), ["all", "within_asset_classes", "between_asset_classes"],
            [.. pairs.Select(wanted => periods.Select(p => Average(p.Matrix, wanted)).ToArray())]);
    }

    private static double Average(CorrelationMatrix matrix, Func<int, int, bool> wanted)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 1; i < matrix.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!wanted(i, j) || !matrix.HasData(i) || !matrix.HasData(j) || double.IsNaN(matrix[i, j])) continue;
                sum += matrix[i, j];
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }

    private AssetClassBetas ClassBetas() => new(System.Portfolio.ReturnsAcrossInstruments.Value, [.. System.Instruments.Select(code => System.Data.AssetClass[code])]);
}
