using SysTrade.Domain;

namespace SysTrade.Data.SampleData;

/// <summary>The sample instruments: first some that everyone knows by name, then made-up ones.</summary>
/// <remarks>Point sizes, ticks and cycles are those of the contracts the names suggest, or near them; price levels and costs are only plausible.</remarks>
internal static class SampleSpecs
{
    private const string All = "FGHJKMNQUVXZ";
    private const string Quarters = "HMUZ";

    // The first six trade the textbook system that comes with the product.
    private static readonly SampleSpec[] Known =
    [
        Spec("SOFR", "Three-month SOFR", "Bond", "STIR", "US", "USD", 2500, 5, 3, 96.2, 0.008, 0, Quarters, Quarters, -40, 1, 18, 1.5, 0.0045),
        Spec("US10", "US 10-year note", "Bond", "Government", "US", "USD", 1000, 15625, 6, 112, 0.058, 0, Quarters, Quarters, -25, 1, 19, 1.5, 0.0016),
        Spec("EUROSTX", "Euro Stoxx 50", "Equity", "Index", "EMEA", "EUR", 10, 1, 0, 4300, 0.19, 0, Quarters, Quarters, -5, 1, 15, 2, 0.0012),
        Spec("V2X", "VSTOXX", "Vol", "Index", "EMEA", "EUR", 100, 5, 2, 19, 0.85, 0, All, All, -35, -1, 19, 2, 0.0060),
        Spec("MXP", "Mexican peso", "FX", "Emerging", "US", "USD", 500000, 1, 5, 0.055, 0.11, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0017),
        Spec("CORN", "Corn", "Ags", "Grain", "US", "USD", 50, 25, 2, 450, 0.26, 0.04, "Z", "HKNUZ", -95, -1, 14, 2.9, 0.0018),
        Spec("GOLD", "Gold", "Metals", "Precious", "US", "USD", 100, 1, 1, 1900, 0.155, 0, "GJMQVZ", "GJMQVZ", -30, 1, 26, 2.5, 0.0011),
        Spec("CRUDE_W", "Crude oil, winter contract", "OilGas", "Crude", "US", "USD", 1000, 1, 2, 72, 0.34, 0.02, "Z", All, -40, -1, -11, 2.4, 0.0011),
        Spec("SP500", "S&P 500", "Equity", "Index", "US", "USD", 50, 25, 2, 4500, 0.17, 0, Quarters, Quarters, -5, 1, 15, 2.2, 0.0010),
        Spec("GILT", "UK 10-year gilt", "Bond", "Government", "EMEA", "GBP", 1000, 1, 2, 100, 0.068, 0, Quarters, Quarters, -32, 1, 26, 1, 0.0013),
        Spec("NIKKEI", "Nikkei 225", "Equity", "Index", "ASIA", "JPY", 100, 5, 0, 29000, 0.20, 0, Quarters, Quarters, -5, 1, 11, 40, 0.0013),
        Spec("JPY", "Japanese yen", "FX", "Major", "US", "USD", 12500000, 5, 7, 0.0079, 0.092, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0014),
        Spec("GAS_US", "US natural gas", "OilGas", "Gas", "US", "USD", 10000, 1, 3, 3.1, 0.46, 0.09, All, All, -35, -1, -4, 2.4, 0.0013),
        Spec("BUND", "German 10-year bond", "Bond", "Government", "EMEA", "EUR", 1000, 1, 2, 135, 0.056, 0, Quarters, Quarters, -6, 1, 7, 2, 0.0012),
        Spec("COPPER", "Copper", "Metals", "Base", "US", "USD", 25000, 5, 4, 3.9, 0.22, 0, "HKNUZ", "HKNUZ", -40, 1, 26, 2.4, 0.0014),
        Spec("VIX", "VIX", "Vol", "Index", "US", "USD", 1000, 5, 2, 18, 0.88, 0, All, All, -35, -1, 18, 2.4, 0.0030),
        Spec("SOYBEAN", "Soybeans", "Ags", "Oilseed", "US", "USD", 50, 25, 2, 1200, 0.21, 0.03, "X", "FHKNUX", -65, -1, 13, 2.9, 0.0015),
        Spec("AUD", "Australian dollar", "FX", "Major", "US", "USD", 100000, 5, 5, 0.68, 0.105, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0013),
        Spec("WHEAT", "Wheat", "Ags", "Grain", "US", "USD", 50, 25, 2, 600, 0.29, 0.03, "Z", "HKNUZ", -95, -1, 14, 2.9, 0.0016),
        Spec("US5", "US 5-year note", "Bond", "Government", "US", "USD", 1000, 78125, 7, 108, 0.036, 0, Quarters, Quarters, -25, 1, 30, 1.5, 0.0018),
        Spec("DAX", "DAX", "Equity", "Index", "EMEA", "EUR", 1, 5, 0, 15500, 0.20, 0, Quarters, Quarters, -5, 1, 15, 0.5, 0.0013),
        Spec("EUR", "Euro", "FX", "Major", "US", "USD", 125000, 5, 5, 1.09, 0.082, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0011),
        Spec("SILVER", "Silver", "Metals", "Precious", "US", "USD", 5000, 5, 3, 23, 0.28, 0, "HKNUZ", "HKNUZ", -40, 1, 26, 2.4, 0.0013),
        Spec("LIVECOW", "Live cattle", "Ags", "Livestock", "US", "USD", 400, 25, 3, 145, 0.16, 0.03, "GJMQVZ", "GJMQVZ", -65, -1, 28, 2.9, 0.0030),
        Spec("GBP", "British pound", "FX", "Major", "US", "USD", 62500, 1, 4, 1.26, 0.086, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0014),
        Spec("BRENT", "Brent crude", "OilGas", "Crude", "EMEA", "USD", 1000, 1, 2, 77, 0.32, 0.01, "Z", All, -45, -1, -30, 2.4, 0.0011),
        Spec("BTP", "Italian 10-year bond", "Bond", "Government", "EMEA", "EUR", 1000, 1, 2, 122, 0.075, 0, Quarters, Quarters, -6, 1, 7, 2, 0.0013),
        Spec("KOSPI", "KOSPI 200", "Equity", "Index", "ASIA", "KRW", 250000, 5, 2, 330, 0.19, 0, Quarters, Quarters, -5, 1, 10, 5000, 0.0016),
        Spec("US20", "US 20-year bond", "Bond", "Government", "US", "USD", 1000, 3125, 5, 125, 0.10, 0, Quarters, Quarters, -25, 1, 19, 1.5, 0.0014),
        Spec("NASDAQ", "Nasdaq 100", "Equity", "Index", "US", "USD", 20, 25, 2, 14500, 0.22, 0, Quarters, Quarters, -5, 1, 15, 2.2, 0.0010),
        Spec("PLAT", "Platinum", "Metals", "Precious", "US", "USD", 50, 1, 1, 950, 0.24, 0, "FJNV", "FJNV", -30, 1, 26, 2.4, 0.0022),
        Spec("SUGAR11", "Raw sugar", "Ags", "Soft", "US", "USD", 1120, 1, 2, 20, 0.30, 0.03, "H", "HKNV", -60, 1, -2, 2.8, 0.0019),
        Spec("CAD", "Canadian dollar", "FX", "Major", "US", "USD", 100000, 5, 5, 0.75, 0.072, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0015),
        Spec("HEATOIL", "Heating oil", "OilGas", "Product", "US", "USD", 42000, 1, 4, 2.5, 0.33, 0.05, "Z", All, -45, -1, -1, 2.4, 0.0013),
        Spec("SMI", "Swiss market index", "Equity", "Index", "EMEA", "CHF", 10, 1, 0, 11200, 0.16, 0, Quarters, Quarters, -5, 1, 15, 2, 0.0014),
        Spec("LEANHOG", "Lean hogs", "Ags", "Livestock", "US", "USD", 400, 25, 3, 82, 0.29, 0.08, "GJMNQVZ", "GJMNQVZ", -65, -1, 12, 2.9, 0.0035),
        Spec("US2", "US 2-year note", "Bond", "Government", "US", "USD", 2000, 390625, 8, 103, 0.014, 0, Quarters, Quarters, -25, 1, 30, 1.5, 0.0032),
        Spec("FTSE100", "FTSE 100", "Equity", "Index", "EMEA", "GBP", 10, 5, 1, 7600, 0.16, 0, Quarters, Quarters, -5, 1, 15, 1.7, 0.0012),
        Spec("CHF", "Swiss franc", "FX", "Major", "US", "USD", 125000, 5, 5, 1.12, 0.085, 0, Quarters, Quarters, -5, 1, 14, 2.5, 0.0013),
        Spec("PALLAD", "Palladium", "Metals", "Precious", "US", "USD", 100, 5, 1, 1300, 0.33, 0, Quarters, Quarters, -35, 1, 26, 2.4, 0.0045),
        Spec("COFFEE", "Arabica coffee", "Ags", "Soft", "US", "USD", 375, 5, 2, 180, 0.33, 0.02, "HKNUZ", "HKNUZ", -45, 1, 18, 2.8, 0.0017),
        Spec("OAT", "French 10-year bond", "Bond", "Government", "EMEA", "EUR", 1000, 1, 2, 132, 0.060, 0, Quarters, Quarters, -6, 1, 7, 2, 0.0013),
        Spec("HANG", "Hang Seng", "Equity", "Index", "ASIA", "HKD", 50, 1, 0, 20500, 0.22, 0, All, All, -4, 1, 28, 30, 0.0011),
        Spec("GASOILINE", "Gasoline", "OilGas", "Product", "US", "USD", 42000, 1, 4, 2.2, 0.34, 0.06, "Z", All, -45, -1, -1, 2.4, 0.0013),
        Spec("ASX", "ASX 200", "Equity", "Index", "ASIA", "AUD", 25, 1, 0, 7200, 0.15, 0, Quarters, Quarters, -5, 1, 15, 2, 0.0018),
        Spec("KR10", "Korean 10-year bond", "Bond", "Government", "ASIA", "KRW", 1000000, 1, 2, 113, 0.055, 0, Quarters, Quarters, -4, 1, 18, 4000, 0.0017),
        Spec("CANOLA", "Canola", "Ags", "Oilseed", "ASIA", "CAD", 20, 1, 1, 680, 0.22, 0.02, "X", "FHKNX", -30, 1, 13, 2.5, 0.0030),
        Spec("SGX", "Singapore index", "Equity", "Index", "ASIA", "SGD", 100, 5, 2, 320, 0.16, 0, All, All, -4, 1, 28, 1.5, 0.0030),
    ];

    /// <summary>The first instruments; asking for more changes none of them.</summary>
    public static SampleSpec[] Take(int count, int seed) =>
        Enumerable.Range(0, count).Select(i => i < Known.Length ? Known[i] : MadeUp(i - Known.Length + 1, seed)).ToArray();

    private static SampleSpec Spec(
        string code,
        string description,
        string assetClass,
        string subClass,
        string region,
        string currency,
        double pointSize,
        long tickUnits,
        int decimals,
        double basePrice,
        double volatility,
        double seasonality,
        string hold,
        string priced,
        int rollOffset,
        int carryOffset,
        int expiryOffset,
        double commission,
        double cost) => new(
            code,
            description,
            assetClass,
            subClass,
            region,
            currency,
            pointSize,
            tickUnits,
            decimals,
            basePrice,
            volatility,
            seasonality,
            new RollParameters(hold, rollOffset, carryOffset, priced, expiryOffset),
            commission,
            cost);

    private static SampleSpec MadeUp(int number, int seed)
    {
        var code = $"SYN_{number:000}";
        var random = new SampleRandom(seed, code + "/spec");
        // A known instrument lends its class, region, currency and cycle; the rest is drawn near it.
        var model = Known[random.Below(Known.Length)];
        while (model.AssetClass == "FX") model = Known[random.Below(Known.Length)];
        return model with
        {
            Code = code,
            Description = $"Made-up {model.SubClass.ToLowerInvariant()} market {number}",
            BasePrice = Math.Round(model.BasePrice * random.Uniform(0.7, 1.4) / model.Tick) * model.Tick,
            AnnualVolatility = model.AnnualVolatility * random.Uniform(0.8, 1.3),
            Seasonality = model.Seasonality * random.Uniform(0.5, 1.5),
            Commission = Math.Round(model.Commission * random.Uniform(0.5, 1.5), 2),
            Cost = model.Cost * random.Uniform(1, 3),
        };
    }
}
