using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Stages;

/// <content>Costs in Sharpe ratio units, and turnover.</content>
public partial class AccountsStage
{
    /// <summary>Mean price of the last year.</summary>
    public Output<double> RecentAveragePrice { get; private set; }

    /// <summary>Mean annual volatility of the last year, price units.</summary>
    public Output<double> RecentAverageAnnualVolatility { get; private set; }

    /// <summary>Cost of one trade in annual Sharpe ratio units.</summary>
    public Output<double> SharpeRatioCostPerTrade { get; private set; }

    /// <summary>Cost of rolling in annual Sharpe ratio units.</summary>
    public Output<double> SharpeRatioHoldingCost { get; private set; }

    /// <summary>Turnover of a rule's forecast for one instrument.</summary>
    public Output<double> OwnForecastTurnover { get; private set; }

    /// <summary>Turnover of a rule's forecast, pooled as configured.</summary>
    public Output<double> ForecastTurnover { get; private set; }

    /// <summary>Cost of a rule on an instrument, annual Sharpe ratio units.</summary>
    public Output<double> ForecastSharpeRatioCost { get; private set; }

    /// <summary>Turnover of the subsystem position.</summary>
    public Output<double> SubsystemTurnover { get; private set; }

    /// <summary>Turnover of the position held, relative to the average position in the portfolio.</summary>
    public Output<double> InstrumentTurnover { get; private set; }

    /// <summary>Turnover of the position held, relative to the average position with all capital in the instrument.</summary>
    public Output<double> TurnoverAtPortfolioLevel { get; private set; }

    /// <summary>Sum of <see cref="TurnoverAtPortfolioLevel"/>.</summary>
    public Output<double> TotalPortfolioLevelTurnover { get; private set; }

    /// <summary>Average position in the portfolio.</summary>
    public Output<TimeSeries> AveragePositionInPortfolio { get; private set; }

    /// <summary>Annual Sharpe ratio cost of trading at a turnover and of rolling.</summary>
    public double SharpeRatioCost(string code, double turnover) => (turnover * SharpeRatioCostPerTrade[code]) + SharpeRatioHoldingCost[code];

    [MemberNotNull(nameof(RecentAveragePrice), nameof(RecentAverageAnnualVolatility), nameof(SharpeRatioCostPerTrade), nameof(SharpeRatioHoldingCost), nameof(OwnForecastTurnover), nameof(ForecastTurnover), nameof(ForecastSharpeRatioCost), nameof(SubsystemTurnover), nameof(InstrumentTurnover), nameof(TurnoverAtPortfolioLevel), nameof(TotalPortfolioLevelTurnover), nameof(AveragePositionInPortfolio))]
    private void DefineCosts()
    {
        const string SharpeRatio = "Sharpe ratio per year", Times = "times per year";
        RecentAveragePrice = ForInstrument("recent_average_price", "Mean daily price of the last calendar year.", "price units", code => Statistics.Mean(LastYear(code, System.RawData.DailyPrices[code]).Values));
        RecentAverageAnnualVolatility = ForInstrument("recent_average_annual_price_vol", "Mean daily volatility of the last calendar year, annualised.", "price units per year", code => Statistics.Mean(LastYear(code, System.RawData.DailyReturnsVolatility[code]).Values) * TradingCalendar.RootBusinessDaysInYear);
        SharpeRatioCostPerTrade = ForInstrument("get_SR_cost_per_trade_for_instrument", "Cost of trading one contract once over its annual volatility, both of the last year.", "Sharpe ratio per trade", MakeCostPerTrade);
        SharpeRatioHoldingCost = ForInstrument("get_SR_holding_cost_only", "Cost of rolling: two trades for each roll.", SharpeRatio, code => 2.0 * System.RawData.RollsPerYear[code] * SharpeRatioCostPerTrade[code]);
        OwnForecastTurnover = ForInstrumentRule("forecast_turnover_for_individual_instrument", "Turnover of the rule's forecast for this instrument.", Times, (code, rule) => Turnover.Of(System.ForecastScaleCap.CappedForecast[code, rule], System.ForecastScaleCap.TargetAbsoluteForecast.Value));
        ForecastTurnover = ForInstrumentRule("forecast_turnover", "Turnover of the rule's forecast, averaged over instruments with the same rules when configured.", Times, MakeForecastTurnover);
        ForecastSharpeRatioCost = ForInstrumentRule("get_SR_cost_for_instrument_forecast", "Cost of trading the rule and of rolling.", SharpeRatio, MakeForecastCost);
        SubsystemTurnover = ForInstrument("subsystem_turnover", "Turnover of the subsystem position, not buffered.", Times, code => Turnover.Of(System.PositionSize.SubsystemPosition[code], System.PositionSize.AveragePosition[code]));
        AveragePositionInPortfolio = ForInstrument("get_average_position_for_instrument_at_portfolio_level", "Volatility scalar times instrument weight times IDM.", "contracts", MakeAveragePositionInPortfolio);
        InstrumentTurnover = ForInstrument("instrument_turnover", "Turnover of the position held relative to the average position in the portfolio.", Times, code => Turnover.Of(BufferedPosition![code], AveragePositionInPortfolio![code]));
        TurnoverAtPortfolioLevel = ForInstrument("turnover_at_portfolio_level", "Turnover of the position held relative to the average subsystem position.", Times, code => Turnover.Of(BufferedPosition![code], System.PositionSize.AveragePosition[code]));
        TotalPortfolioLevelTurnover = ForSystem("total_portfolio_level_turnover", "Sum over instruments of the turnover at portfolio level.", Times, MakeTotalTurnover);
    }

    private TimeSeries LastYear(string code, TimeSeries series) => series.Between(System.RawData.DailyPrices[code].Index.Last.AddYears(-1), null);

    private double MakeCostPerTrade(string code) =>
        System.Data.Costs[code].SharpeRatioCost(RecentAveragePrice[code], RecentAverageAnnualVolatility[code], System.Data.PointSize[code]);

    private double MakeForecastTurnover(string code, string rule)
    {
        if (!Config.Bool("forecast_cost_estimates.use_pooled_turnover")) return OwnForecastTurnover[code, rule];
        return AverageByLength(code, rule, other => OwnForecastTurnover[other, rule]);
    }

    private double MakeForecastCost(string code, string rule)
    {
        var trading = Config.Bool("forecast_cost_estimates.use_pooled_costs")
            ? AverageByLength(code, rule, other => ForecastTurnover[other, rule] * SharpeRatioCostPerTrade[other])
            : ForecastTurnover[code, rule] * SharpeRatioCostPerTrade[code];
        return trading + SharpeRatioHoldingCost[code];
    }

    /// <summary>Average over the instruments with the same rules, weighted by the rows of their forecasts; NaN values have no weight.</summary>
    private double AverageByLength(string code, string rule, Func<string, double> value)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var other in System.CombForecast.InstrumentsWithSameRules(code))
        {
            var one = value(other);
            if (double.IsNaN(one)) continue;
            var length = System.ForecastScaleCap.CappedForecast[other, rule].Count;
            sum += one * length;
            weight += length;
        }

        return sum / weight;
    }

    private TimeSeries MakeAveragePositionInPortfolio(string code)
    {
        var multiplier = System.Portfolio.InstrumentDiversificationMultiplier.Value;
        var scaling = multiplier * System.Portfolio.InstrumentWeights.Value[code].ReindexFill(multiplier.Index);
        var average = System.PositionSize.AveragePosition[code];
        return average * scaling.ReindexFill(average.Index);
    }

    private double MakeTotalTurnover()
    {
        var turnovers = System.PerInstrument(System.Instruments, code => TurnoverAtPortfolioLevel[code]);
        return Statistics.Sum(turnovers);
    }
}
