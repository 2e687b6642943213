namespace SysTrade.PowerShell.Rows;

/// <summary>A price of an instrument.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Date">Moment, as the data stamp it.</param>
/// <param name="Price">Back-adjusted price, price units; NaN where there is none.</param>
public sealed record PriceRow(string InstrumentCode, DateTime Date, double Price);
