namespace SysTrade.Systems.Reporting;

/// <summary>What one instrument, or the portfolio, did in a backtest. Percentages are of the capital of the whole portfolio.</summary>
/// <param name="Instrument">Instrument code, or <c>PORTFOLIO</c>.</param>
/// <param name="AssetClass">Asset class; empty for the portfolio.</param>
/// <param name="From">First day of the curve.</param>
/// <param name="To">Last day of the curve.</param>
/// <param name="AnnualMean">Net return, % a year.</param>
/// <param name="AnnualStdev">Standard deviation of net returns, % a year.</param>
/// <param name="Sharpe">Net annual Sharpe ratio.</param>
/// <param name="GrossSharpe">Gross annual Sharpe ratio.</param>
/// <param name="Sortino">Net annual Sortino ratio.</param>
/// <param name="Skew">Skewness of daily net returns.</param>
/// <param name="AverageDrawdown">Mean drawdown, %; zero or negative.</param>
/// <param name="WorstDrawdown">Worst drawdown, %; zero or negative.</param>
/// <param name="Costs">Costs, % a year; zero or negative.</param>
/// <param name="Turnover">Times a year the average position is turned over; for the portfolio the sum over instruments relative to subsystem positions.</param>
/// <param name="CostPerTrade">Cost of one trade in annual Sharpe ratio units; NaN for the portfolio.</param>
/// <param name="LastPosition">Contracts held on the last day; NaN for the portfolio.</param>
public sealed record InstrumentResult(
    string Instrument,
    string AssetClass,
    DateTime From,
    DateTime To,
    double AnnualMean,
    double AnnualStdev,
    double Sharpe,
    double GrossSharpe,
    double Sortino,
    double Skew,
    double AverageDrawdown,
    double WorstDrawdown,
    double Costs,
    double Turnover,
    double CostPerTrade,
    double LastPosition)
{
    /// <summary>Name of the row with the portfolio.</summary>
    public const string PortfolioName = "PORTFOLIO";
}
