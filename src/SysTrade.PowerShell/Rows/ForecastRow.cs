using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Rows;

/// <summary>A forecast on one day.</summary>
/// <param name="InstrumentCode">Instrument.</param>
/// <param name="Rule">Trading rule; null for the combined forecast.</param>
/// <param name="Kind">How far the forecast has been worked on.</param>
/// <param name="Date">Day.</param>
/// <param name="Forecast">The forecast; NaN when there is none.</param>
public sealed record ForecastRow(string InstrumentCode, string? Rule, ForecastKind Kind, DateTime Date, double Forecast);
