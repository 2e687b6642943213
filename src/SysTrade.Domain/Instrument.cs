namespace SysTrade.Domain;

/// <summary>Static facts about a futures instrument (one row of <c>instrumentconfig.csv</c>).</summary>
/// <param name="Code">Instrument code.</param>
/// <param name="Description">Name in words.</param>
/// <param name="PointSize">Value of a move of 1.0 in price, per contract, in <paramref name="Currency"/>.</param>
/// <param name="Currency">Currency of the price, three letters.</param>
/// <param name="AssetClass">Asset class used for grouping (Ags, Bond, Equity, FX, Metals, OilGas, Vol, ...).</param>
/// <param name="PerBlock">Commission per contract, in <paramref name="Currency"/>.</param>
/// <param name="Percentage">Commission as a fraction of traded value.</param>
/// <param name="PerTrade">Commission per order, in <paramref name="Currency"/>.</param>
/// <param name="Region">Trading region (ASIA, EMEA, US), or empty.</param>
public sealed record Instrument(
    string Code,
    string Description,
    double PointSize,
    string Currency,
    string AssetClass,
    double PerBlock,
    double Percentage,
    double PerTrade,
    string Region);
