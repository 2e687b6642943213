namespace SysTrade.PowerShell.Rows;

/// <summary>A single value that a system computed.</summary>
/// <param name="InstrumentCode">Instrument, or empty.</param>
/// <param name="Rule">Trading rule, or empty.</param>
/// <param name="Name">Name within the value, for one of several; else empty.</param>
/// <param name="Value">Number, text, or an object.</param>
public sealed record OutputValue(string InstrumentCode, string Rule, string Name, object? Value);
