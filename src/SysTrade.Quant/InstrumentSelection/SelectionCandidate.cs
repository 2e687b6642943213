namespace SysTrade.Quant.InstrumentSelection;

/// <summary>An instrument that a portfolio for some capital could hold.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="AveragePosition">Contracts at an average forecast with all capital in it.</param>
/// <param name="TradingCost">Annual cost of trading it, Sharpe ratio units.</param>
public sealed record SelectionCandidate(string Instrument, double AveragePosition, double TradingCost);
