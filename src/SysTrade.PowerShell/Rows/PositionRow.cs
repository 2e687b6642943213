using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Rows;

/// <summary>A position on one day.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Kind">Which position.</param>
/// <param name="Date">Day.</param>
/// <param name="Position">Contracts; NaN when not known.</param>
/// <param name="LowerBuffer">Lower edge of the no-trade buffer, contracts.</param>
/// <param name="UpperBuffer">Upper edge of the no-trade buffer, contracts.</param>
public sealed record PositionRow(string InstrumentCode, PositionKind Kind, DateTime Date, double Position, double LowerBuffer, double UpperBuffer);
