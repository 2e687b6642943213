using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Tests.Support;

/// <summary>A made-up market in memory.</summary>
internal static class Market
{
    /// <summary>Market data of some instruments; FX rates are prices of one unit of a currency in dollars.</summary>
    public static MarketData Of(IReadOnlyList<TestInstrument> instruments, params (string Currency, TimeSeries Rate)[] rates)
    {
        var store = new InMemorySeriesStore("the test market");
        foreach (var instrument in instruments)
        {
            store.Write(SeriesKind.AdjustedPrices, instrument.Code, new ColumnSet(instrument.Prices.Index, Column.OfNumbers("price", instrument.Prices.ToArray())));
            if (instrument.HasMultiplePrices) store.Write(SeriesKind.MultiplePrices, instrument.Code, MultiplePrices(instrument).ToColumns());
        }

        foreach (var (currency, rate) in rates) store.Write(SeriesKind.FxPrices, currency + "USD", new ColumnSet(rate.Index, Column.OfNumbers("PRICE", rate.ToArray())));
        return new MarketData(store, new InstrumentCatalog(
            "the test market",
            instruments.Select(i => new Instrument(i.Code, i.Code, i.PointSize, i.Currency, i.AssetClass, i.PerBlock, i.Percentage, i.PerTrade, "")),
            instruments.Where(i => i.Spread is not null).ToDictionary(i => i.Code, i => i.Spread!.Value),
            instruments.Where(i => i.Months is not null).ToDictionary(i => i.Code, i => new RollParameters(i.Months!, -5, 1, i.Months!, 15))));
    }

    /// <summary>Market data of some instruments in dollars.</summary>
    public static MarketData Of(params TestInstrument[] instruments) => Of((IReadOnlyList<TestInstrument>)instruments);

    /// <summary>An instrument whose prices are a random walk.</summary>
    public static TestInstrument Walking(string code, int seed, int days = 400, double start = 100, double step = 1) =>
        new(code, Days.Closes(Days.Walk(days, seed, start, step))) { Spread = 0.02, PerBlock = 1.5, PointSize = 50 };

    private static MultiplePrices MultiplePrices(TestInstrument instrument)
    {
        var held = instrument.Held ?? instrument.Prices;
        var carry = instrument.Carry?.Reindex(held.Index) ?? held - 1;
        var count = held.Count;
        return new MultiplePrices(
            held.Index, held, carry, held - 2,
            [.. Enumerable.Repeat(instrument.HeldContract, count)], [.. Enumerable.Repeat(instrument.CarryContract, count)], [.. Enumerable.Repeat(20210300, count)]);
    }
}
