using SysTrade.Domain;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Risk;
using SysTrade.Series;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Tools;

namespace SysTrade.Systems.Stages;

/// <content>Expected risk of the portfolio, and the overlay that scales positions down when it is too high.</content>
public partial class PortfolioStage
{
    /// <summary>What the risk overlay multiplies every position by, at most one.</summary>
    public Output<TimeSeries> RiskScalar { get; }

    /// <summary>Notional exposure of each position as a fraction of capital, before the overlay.</summary>
    public Output<Frame> PortfolioWeights { get; }

    /// <summary>Notional value of a contract as a fraction of capital.</summary>
    public Output<TimeSeries> ContractValue { get; }

    /// <summary>Annual percentage volatility of each instrument as a fraction.</summary>
    public Output<Frame> PercentageVolatilities { get; }

    /// <summary>Correlations of percentage returns over time.</summary>
    public Output<CorrelationList> ReturnsCorrelations { get; }

    /// <summary>Sum of absolute portfolio weights.</summary>
    public Output<TimeSeries> Leverage { get; }

    /// <summary>Annual risk if every correlation were one and every sign the same.</summary>
    public Output<TimeSeries> SumOfRisk { get; }

    /// <summary>Annual expected risk.</summary>
    public Output<TimeSeries> PortfolioRisk { get; }

    /// <summary>Annual expected risk with volatilities at their highest percentile.</summary>
    public Output<TimeSeries> ShockedPortfolioRisk { get; }

    private (Output<TimeSeries>, Output<Frame>, Output<TimeSeries>, Output<Frame>, Output<CorrelationList>, Output<TimeSeries>, Output<TimeSeries>, Output<TimeSeries>, Output<TimeSeries>) DefineRisk()
    {
        const string Fraction = "fraction of capital";
        return (
            ForSystem("get_risk_scalar", "What the risk overlay multiplies every position by; one without an overlay.", "", MakeRiskScalar),
            ForSystem("get_original_portfolio_weight_df", "Notional exposure of each position before the overlay.", Fraction, MakePortfolioWeights),
            ForInstrument("get_per_contract_value_as_proportion_of_capital", "Notional value of a contract.", Fraction, MakeContractValue, retain: false),
            ForSystem("get_df_of_perc_vol", "Annual percentage volatility of each instrument.", "fraction per year", MakePercentageVolatilities),
            ForSystem("get_list_of_instrument_returns_correlations", "Correlations of percentage returns over time.", "", MakeReturnsCorrelations),
            ForSystem("get_leverage_for_original_position", "Sum of absolute portfolio weights.", Fraction, () => PortfolioWeights!.Value.MapColumns(w => w.Absolute()).RowSum()),
            ForSystem("get_sum_annualised_risk_for_original_positions", "Sum of absolute weights times volatilities.", "fraction per year", MakeSumOfRisk),
            ForSystem("get_portfolio_risk_for_original_positions", "Expected annual risk.", "fraction per year", () => MakePortfolioRisk(PercentageVolatilities!.Value)),
            ForSystem("get_portfolio_risk_for_original_positions_with_shocked_vol", "Expected annual risk with shocked volatilities.", "fraction per year", () => MakePortfolioRisk(ShockedPercentageVolatilities!.Value)));
    }

    private TimeSeries MakeRiskScalar()
    {
        const string Path = "risk_overlay";
        if (!Config.Contains(Path)) return TimeSeries.Constant(InstrumentWeights.Value.Index, 1);
        var target = System.PositionSize.PercentageVolTarget.Value / 100.0;
        return RiskOverlay.Multiplier(
            (PortfolioRisk.Value, Config.Double(Path + ".max_risk_fraction_normal_risk") * target),
            (ShockedPortfolioRisk.Value, Config.Double(Path + ".max_risk_fraction_stdev_risk") * target),
            (SumOfRisk.Value, Config.Double(Path + ".max_risk_limit_sum_abs_risk") * target),
            (Leverage.Value, Config.Double(Path + ".max_risk_leverage")));
    }

    private TimeSeries MakeContractValue(string code)
    {
        var price = System.PositionSize.UnderlyingPrice[code];
        return System.PositionSize.FxRate[code].ReindexFill(price.Index) * price * System.Data.PointSize[code] / System.PositionSize.NotionalTradingCapital.Value;
    }

    private Frame MakePortfolioWeights()
    {
        var instruments = System.Instruments;
        return Frame.Concat(instruments, System.PerInstrument(instruments, code => PortfolioWeight(AtEndOfDay(NotionalPositionBeforeRiskScaling[code]), ContractValue[code]))).ForwardFill();
    }

    /// <summary>Risk is looked at once a day, at its end, however often positions change; the reference loses that of hourly positions.</summary>
    private TimeSeries AtEndOfDay(TimeSeries position) =>
        Config.Quirks.IdmReindexLosesHourly || !PositionFrequency.HasHours(position.Index) ? position : position.To(System.Data.DailyFrequency, Aggregation.Last);

    private static TimeSeries PortfolioWeight(TimeSeries position, TimeSeries contractValue) =>
        position * contractValue.ReindexFill(position.Index);

    private Frame MakePercentageVolatilities()
    {
        var instruments = System.Instruments;
        return Frame.Concat(
            instruments, System.PerInstrument(instruments, code => System.RawData.DailyPercentageVolatility[code] * TradingCalendar.RootBusinessDaysInYear / 100.0)).ForwardFill();
    }

    private CorrelationList MakeReturnsCorrelations()
    {
        const string Path = "instrument_returns_correlation";
        var options = Config.Options(Path).Where(o => o.Key != "func").ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
        return CorrelationOverTime.ForReturns(ReturnsAcrossInstruments.Value, new NamedOptions(options, Path), Estimation.Fitting(Config.Quirks));
    }

    private TimeSeries MakeSumOfRisk()
    {
        var weights = PortfolioWeights.Value;
        var volatilities = PercentageVolatilities.Value.Reindex(weights.Index);
        return Frame.Concat(weights.Names, [.. weights.Names.Select(code => volatilities[code] * weights[code].Absolute())], weights.Index).RowSum();
    }

    private Frame MakeShockedVolatilities()
    {
        const string Path = "risk_overlay.shocked_vol_backfill";
        return ShockedVolatility.Of(PercentageVolatilities.Value, backfill: !Config.Contains(Path) || Config.Bool(Path));
    }

    private TimeSeries MakePortfolioRisk(Frame volatilities) => RiskOf(PortfolioWeights.Value, volatilities);

    /// <summary>Annual expected risk of weights.</summary>
    internal TimeSeries RiskOf(Frame weights, Frame volatilities) => Quant.Risk.PortfolioRisk.OverTime(weights, volatilities, ReturnsCorrelations.Value);
}
