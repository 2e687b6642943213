using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>Daily profit of one instrument's assets (its trading rules), or of one group of assets (instruments), before and by costs.</summary>
/// <param name="Name">The instrument.</param>
/// <param name="Gross">Profit before costs in currency, a column for each asset.</param>
/// <param name="Costs">Costs in currency, zero or negative, the same columns.</param>
public sealed record InstrumentPandl(string Name, Frame Gross, Frame Costs);
