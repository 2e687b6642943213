namespace SysTrade.PowerShell.Rows;

/// <summary>A value of a series that a system computed.</summary>
/// <param name="InstrumentCode">Instrument, or empty.</param>
/// <param name="Rule">Trading rule, or empty.</param>
/// <param name="Date">Moment.</param>
/// <param name="Value">Value in the output's unit; NaN where there is none.</param>
public sealed record OutputRow(string InstrumentCode, string Rule, DateTime Date, double Value);
