namespace SysTrade.Quant.Fitting;

/// <summary>What an estimate is fitted on, and when it is used.</summary>
/// <param name="FitStart">First moment of the data it is fitted on.</param>
/// <param name="FitEnd">End of the data it is fitted on.</param>
/// <param name="PeriodStart">First moment the estimate is used.</param>
/// <param name="PeriodEnd">Last moment the estimate is used; the next period begins there.</param>
/// <param name="NoData">True for the first stretch, which has no past to fit on: estimates are fixed defaults.</param>
public sealed record FitPeriod(DateTime FitStart, DateTime FitEnd, DateTime PeriodStart, DateTime PeriodEnd, bool NoData = false);
