using SysTrade.Data;
using SysTrade.Series;

namespace SysTrade.Systems.Tests.Support;

/// <summary>Three instruments that walk at random, one of them in euro, one starting late, all with missing days.</summary>
internal static class SmallMarket
{
    public const int Length = 320;

    public const string Yaml = TestSystem.Rules + "\ninstrument_weights: {A: 0.3, B: 0.3, C: 0.4}\n";

    public static TestInstrument[] Instruments(int seed = 1) =>
    [
        WithGaps(Market.Walking("A", seed, Length), seed) with { Spread = 0.02 },
        WithGaps(Market.Walking("B", seed + 100, Length, 1000, 8), seed + 1) with { Currency = "EUR", PointSize = 10, Spread = 0.3, Percentage = 0.0001, PerBlock = 0 },
        Late(WithGaps(Market.Walking("C", seed + 200, Length, 5, 0.05), seed + 2)) with { PointSize = 2000, Spread = 0.001, PerTrade = 3, Months = "FGHJKMNQUVXZ" },
    ];

    public static TimeSeries Euro(int seed = 1) => Days.Series(Days.Walk(Length, seed + 300, 1.2, 0.005));

    public static MarketData Data(int seed = 1) => Market.Of(Instruments(seed), ("EUR", Euro(seed)));

    public static TradingSystem System(int seed = 1, string more = "") => TestSystem.Of(Data(seed), Yaml + more);

    /// <summary>The instruments with every price changed by a function of its row and value.</summary>
    public static TestInstrument[] Change(TestInstrument[] instruments, Func<DateTime, double, double> change) => [.. instruments.Select(i => i with
    {
        Prices = Change(i.Prices, change),
        Held = Change(i.Held ?? i.Prices, change),
        Carry = Change(i.Carry!, change),
    })];

    public static TimeSeries Change(TimeSeries series, Func<DateTime, double, double> change) =>
        new(series.Index, [.. series.Index.Select((d, row) => change(d, series[row]))]);

    private static TestInstrument WithGaps(TestInstrument instrument, int seed)
    {
        var random = new Random(seed);
        var prices = new TimeSeries(instrument.Prices.Index, [.. instrument.Prices.ToArray().Select(p => random.Next(12) == 0 ? double.NaN : p)]);
        return instrument with { Prices = prices, Held = prices + (2 * instrument.Prices[0]), Carry = prices + (1.98 * instrument.Prices[0]) };
    }

    private static TestInstrument Late(TestInstrument instrument) =>
        instrument with { Prices = instrument.Prices.Slice(80..), Held = instrument.Held!.Slice(80..), Carry = instrument.Carry!.Slice(80..) };
}
