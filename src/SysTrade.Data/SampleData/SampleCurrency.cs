namespace SysTrade.Data.SampleData;

/// <summary>A currency and its rate against the dollar.</summary>
/// <param name="Code">Three letters.</param>
/// <param name="BaseRate">Level the dollar price of one unit hovers around.</param>
/// <param name="AnnualVolatility">Annual standard deviation of its logarithm.</param>
/// <param name="Decimals">Decimals of the rate.</param>
internal sealed record SampleCurrency(string Code, double BaseRate, double AnnualVolatility, int Decimals)
{
    /// <summary>The currencies every sample market has a rate for. A future on one of them follows the same spot rate.</summary>
    public static readonly SampleCurrency[] All =
    [
        new("AUD", 0.68, 0.105, 5), new("CAD", 0.75, 0.072, 5), new("CHF", 1.12, 0.085, 5), new("CNH", 0.145, 0.045, 6),
        new("EUR", 1.09, 0.082, 5), new("GBP", 1.26, 0.086, 5), new("HKD", 0.128, 0.006, 6), new("JPY", 0.0079, 0.092, 8),
        new("KRW", 0.00078, 0.085, 9), new("MXP", 0.055, 0.11, 6), new("SEK", 0.098, 0.10, 6), new("SGD", 0.74, 0.050, 5),
    ];

    public static SampleCurrency? Find(string code) => Array.Find(All, c => c.Code == code);
}
