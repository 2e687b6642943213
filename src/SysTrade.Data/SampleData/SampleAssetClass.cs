namespace SysTrade.Data.SampleData;

/// <summary>How the prices of an asset class move and what its curves look like.</summary>
/// <param name="Name">Asset class as in the instrument table.</param>
/// <param name="GlobalBeta">Share of an instrument's daily move that comes from the global factor (risk appetite), before normalisation.</param>
/// <param name="ClassBeta">Share that comes from the factor of the class.</param>
/// <param name="OwnBeta">Share that is its own.</param>
/// <param name="Reversion">Speed at which the logarithm of the spot price returns to its base, per year.</param>
/// <param name="Growth">Growth of the base, per year.</param>
/// <param name="TypicalVolatility">Annual volatility for which the two carry figures hold; an instrument with half of it has half the carry.</param>
/// <param name="CarryMean">Mean slope of the curve: logarithm of forward over spot, per year of maturity. Positive is contango.</param>
/// <param name="CarryDeviation">Standard deviation of the slope over time.</param>
internal sealed record SampleAssetClass(
    string Name,
    double GlobalBeta,
    double ClassBeta,
    double OwnBeta,
    double Reversion,
    double Growth,
    double TypicalVolatility,
    double CarryMean,
    double CarryDeviation)
{
    /// <summary>In Vol the curve is set by the return of spot to its base instead of a slope.</summary>
    public const string Volatility = "Vol";

    public static readonly SampleAssetClass[] All =
    [
        new("Bond", -0.25, 0.75, 0.60, 0.15, 0.000, 0.06, -0.015, 0.010),
        new("Equity", 0.60, 0.50, 0.55, 0.10, 0.040, 0.18, -0.005, 0.010),
        new("FX", 0.25, 0.50, 0.75, 0.20, 0.000, 0.09, 0.000, 0.015),
        new("Metals", 0.30, 0.45, 0.80, 0.20, 0.010, 0.20, 0.020, 0.015),
        new("OilGas", 0.25, 0.60, 0.70, 0.30, 0.000, 0.33, 0.000, 0.080),
        new("Ags", 0.10, 0.35, 0.90, 0.40, 0.000, 0.27, 0.020, 0.060),
        new(Volatility, -0.70, 0.40, 0.55, 5.00, 0.000, 0.85, 0.100, 0.000),
    ];

    public static SampleAssetClass Get(string name) => Array.Find(All, c => c.Name == name)!;
}
