using System.Diagnostics.CodeAnalysis;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <content>What is known about every instrument, side by side on the days of the portfolio, and on a single day.</content>
public partial class PortfolioStage
{
    /// <summary>Percentage returns of every instrument.</summary>
    public Output<Frame> ReturnsAcrossInstruments { get; private set; }

    /// <summary>Notional value of a contract as a fraction of capital, of every instrument on the days of the portfolio.</summary>
    public Output<Frame> ContractValues { get; private set; }

    /// <summary>Positions that whole contracts should follow, of every instrument on the days of the portfolio.</summary>
    public Output<Frame> PositionContracts { get; private set; }

    /// <summary>Annual percentage volatilities at their highest percentile.</summary>
    public Output<Frame> ShockedPercentageVolatilities { get; private set; }

    /// <summary>Correlations in force on a day; none before the first.</summary>
    public Output<CorrelationMatrix> CorrelationMatrixOnDay { get; private set; }

    /// <summary>Annual percentage volatilities on a day.</summary>
    public Output<IReadOnlyDictionary<string, double>> VolatilitiesOnDay { get; private set; }

    /// <summary>Covariances on a day.</summary>
    public Output<Covariance> CovarianceOnDay { get; private set; }

    /// <summary>Contract values on a day.</summary>
    public Output<IReadOnlyDictionary<string, double>> ContractValuesOnDay { get; private set; }

    /// <summary>Positions to follow on a day.</summary>
    public Output<IReadOnlyDictionary<string, double>> PositionContractsOnDay { get; private set; }

    /// <summary>The days on which any instrument has a position.</summary>
    internal TimeIndex CommonIndex => PortfolioWeights.Value.Index;

    [MemberNotNull(
        nameof(ReturnsAcrossInstruments), nameof(ContractValues), nameof(PositionContracts), nameof(ShockedPercentageVolatilities), nameof(CorrelationMatrixOnDay),
        nameof(VolatilitiesOnDay), nameof(CovarianceOnDay), nameof(ContractValuesOnDay), nameof(PositionContractsOnDay))]
    private void DefineDays()
    {
        const string Fraction = "fraction of capital", Yearly = "fraction per year", Contracts = "contracts";
        OutputOption[] day = [DayOption.Option];
        ReturnsAcrossInstruments = ForSystem("returns_across_instruments_as_df", "Daily return of each instrument.", "fraction", MakeReturnsAcrossInstruments, retain: false);
        ContractValues = ForSystem("get_per_contract_value_as_proportion_of_capital_df", "Notional value of a contract of each instrument on the days of the portfolio, forward filled.", Fraction, MakeContractValues);
        PositionContracts = ForSystem("get_position_contracts_as_df", "Optimal positions, not rounded, that whole contracts should follow, forward filled.", Contracts, MakePositionContracts);
        ShockedPercentageVolatilities = ForSystem("get_shocked_df_of_perc_vol", "Annual percentage volatility of each instrument at its highest percentile.", Yearly, MakeShockedVolatilities);
        CorrelationMatrixOnDay = ForSystem("get_correlation_matrix", "Correlations of returns in force on a day; uncorrelated before the first.", "", day, options => CorrelationsAt(CommonIndex[DayOption.RowOf(CommonIndex, options)]), retain: false);
        VolatilitiesOnDay = ForSystem("get_stdev_estimate", "Annual percentage volatility of each instrument on a day.", Yearly, day, options => OnDay(PercentageVolatilities.Value, options), retain: false);
        CovarianceOnDay = ForSystem("get_covariance_matrix", "Covariances of annual returns on a day.", "", day, options => Covariance.From(CorrelationMatrixOnDay!.Get(new OutputArguments(Options: options)), VolatilitiesOnDay!.Get(new OutputArguments(Options: options))), retain: false);
        ContractValuesOnDay = ForSystem("get_per_contract_value", "Notional value of a contract of each instrument on a day.", Fraction, day, options => OnDay(ContractValues!.Value, options), retain: false);
        PositionContractsOnDay = ForSystem("get_position_contracts_for_relevant_date", "Optimal positions, not rounded, on a day.", Contracts, day, options => OnDay(PositionContracts!.Value, options), retain: false);
    }

    /// <summary>Correlations in force at a moment, of the instruments of the system in their order; those of uncorrelated instruments before the first.</summary>
    internal CorrelationMatrix CorrelationsAt(DateTime moment) =>
        ReturnsCorrelations.Value.MatrixAtOrNull(moment)?.Subset(System.Instruments) ?? CorrelationMatrix.Identity(System.Instruments);

    private Frame MakeReturnsAcrossInstruments()
    {
        var instruments = System.Instruments;
        return Frame.Concat(instruments, System.PerInstrument(instruments, code => System.RawData.DailyPercentageReturns[code]));
    }

    private Frame MakeContractValues()
    {
        var instruments = System.Instruments;
        var values = Frame.Concat(instruments, System.PerInstrument(instruments, code => ContractValue[code]), CommonIndex).ForwardFill();
        return Config.Quirks.ContractValuesBackfilled ? values.BackFill() : values;
    }

    private Frame MakePositionContracts()
    {
        var instruments = System.Instruments;
        var positions = Config.Quirks.OptimisationIgnoresRiskOverlay ? NotionalPositionBeforeRiskScaling : NotionalPosition;
        return Frame.Concat(instruments, System.PerInstrument(instruments, code => positions[code]), CommonIndex).ForwardFill();
    }

    private static IReadOnlyDictionary<string, double> OnDay(Frame frame, OutputOptions? options)
    {
        var row = DayOption.RowOf(frame.Index, options);
        return frame.Names.Select((name, i) => (name, frame.Values(i)[row])).ToDictionary(v => v.name, v => v.Item2, StringComparer.Ordinal);
    }
}
