namespace SysTrade.PowerShell.Rows;

/// <summary>Prices of a contract at another frequency.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Contract">Contract, YYYYMMDD.</param>
/// <param name="Frequency">The frequency they have now: Day, Hour or Mixed.</param>
/// <param name="SourceRows">Rows they were made of.</param>
/// <param name="Rows">Rows there are now.</param>
/// <param name="IsSaved">Whether they were written.</param>
public sealed record ConvertedPrices(string InstrumentCode, int Contract, string Frequency, int SourceRows, int Rows, bool IsSaved);
