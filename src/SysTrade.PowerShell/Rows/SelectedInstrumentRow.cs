namespace SysTrade.PowerShell.Rows;

/// <summary>An instrument chosen for a capital, in the order of its use.</summary>
/// <param name="Capital">Capital, base currency.</param>
/// <param name="Order">Place in the order, from 1.</param>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="SharpeRatio">Expected annual Sharpe ratio of the portfolio of this and those before it, after costs and what cannot be held in whole contracts.</param>
/// <param name="IsChosen">True when it is part of the best portfolio.</param>
/// <param name="Weight">Risk weight in the best portfolio; NaN when it is not in it.</param>
/// <param name="MaximumPosition">Contracts at the largest forecast in the best portfolio; NaN when it is not in it.</param>
/// <param name="DiversificationMultiplier">Diversification multiplier of the portfolio of this and those before it.</param>
public sealed record SelectedInstrumentRow(
    double Capital, int Order, string InstrumentCode, double SharpeRatio, bool IsChosen, double Weight, double MaximumPosition, double DiversificationMultiplier);
