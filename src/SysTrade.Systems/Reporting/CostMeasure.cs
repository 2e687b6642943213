using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Reporting;

/// <summary>What trading an instrument, or a rule on it, costs in annual Sharpe ratio units.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Rule">Trading rule; null for the position held in the portfolio.</param>
/// <param name="CostPerTrade">Cost of one trade, Sharpe ratio.</param>
/// <param name="Turnover">Times a year the average position is turned over; for a rule pooled over instruments as configured.</param>
/// <param name="TradingCost">Cost of the turnover, Sharpe ratio a year.</param>
/// <param name="HoldingCost">Cost of rolling, Sharpe ratio a year.</param>
/// <param name="TotalCost">Trading and holding cost, Sharpe ratio a year.</param>
public sealed record CostMeasure(string Instrument, string? Rule, double CostPerTrade, double Turnover, double TradingCost, double HoldingCost, double TotalCost)
{
    /// <summary>The costs of an instrument at the turnover of the position held.</summary>
    /// <exception cref="SysTradeException"><c>InstrumentNotFound</c> or <c>InstrumentLeftOut</c>.</exception>
    public static CostMeasure Of(TradingSystem system, string code)
    {
        SystemNames.Instrument(system, code);
        var (perTrade, turnover, holding) = (system.Accounts.SharpeRatioCostPerTrade[code], system.Accounts.InstrumentTurnover[code], system.Accounts.SharpeRatioHoldingCost[code]);
        return new CostMeasure(code, null, perTrade, turnover, turnover * perTrade, holding, system.Accounts.SharpeRatioCost(code, turnover));
    }

    /// <summary>The costs of a rule on an instrument, pooled as configured: what the speed limit looks at.</summary>
    /// <exception cref="SysTradeException"><c>InstrumentNotFound</c>, <c>InstrumentLeftOut</c> or <c>TradingRuleNotFound</c>.</exception>
    public static CostMeasure Of(TradingSystem system, string code, string rule)
    {
        SystemNames.Instrument(system, code);
        var (holding, total) = (system.Accounts.SharpeRatioHoldingCost[code], system.Accounts.ForecastSharpeRatioCost[code, rule]);
        return new CostMeasure(code, rule, system.Accounts.SharpeRatioCostPerTrade[code], system.Accounts.ForecastTurnover[code, rule], total - holding, holding, total);
    }
}
