namespace SysTrade.PowerShell.Rows;

/// <summary>The weight of one rule or instrument in one fitting period, and what it was fitted on.</summary>
/// <param name="Instrument">Instrument whose forecast weights these are; empty for instrument weights.</param>
/// <param name="Asset">The rule or instrument weighed.</param>
/// <param name="From">First moment the weight is used.</param>
/// <param name="FitStart">First moment of the data it was fitted on.</param>
/// <param name="FitEnd">End of that data.</param>
/// <param name="Weight">The weight, after cleaning.</param>
/// <param name="SharpeRatio">Annual Sharpe ratio estimated for the asset; NaN without data.</param>
/// <param name="Deviation">Annual deviation estimated for the asset; NaN without data.</param>
/// <param name="Residual">How far the optimisation of the period is from the conditions of its optimum; NaN where there was none.</param>
public sealed record FittedWeight(
    string Instrument, string Asset, DateTime From, DateTime FitStart, DateTime FitEnd, double Weight, double SharpeRatio, double Deviation, double Residual);
