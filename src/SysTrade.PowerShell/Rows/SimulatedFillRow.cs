namespace SysTrade.PowerShell.Rows;

/// <summary>A simulated fill.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Filled">When.</param>
/// <param name="Quantity">Contracts, positive when bought.</param>
/// <param name="Price">Price.</param>
/// <param name="Position">Contracts held after it.</param>
/// <param name="PaysSlippage">True when half the spread is paid on top.</param>
/// <param name="Cost">Half the spread where it is paid, and commission, in base currency at the rate of the day and at today's tariff; positive.</param>
public sealed record SimulatedFillRow(string InstrumentCode, DateTime Filled, double Quantity, double Price, double Position, bool PaysSlippage, double Cost);
