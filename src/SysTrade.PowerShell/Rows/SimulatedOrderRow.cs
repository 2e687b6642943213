namespace SysTrade.PowerShell.Rows;

/// <summary>A simulated order and what became of it.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Submitted">When it was placed.</param>
/// <param name="Quantity">Contracts, positive to buy.</param>
/// <param name="Limit">Price limit; null for a market order.</param>
/// <param name="Filled">When it was filled; null when it lapsed.</param>
/// <param name="FillPrice">Price of the fill; null when it lapsed.</param>
public sealed record SimulatedOrderRow(string InstrumentCode, DateTime Submitted, double Quantity, double? Limit, DateTime? Filled, double? FillPrice);
