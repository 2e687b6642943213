using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Tests;

/// <summary>Small stores for tests.</summary>
internal static class Stores
{
    public static ColumnSet Price(params (string Stamp, double Value)[] rows) => Numbers("price", rows);

    public static ColumnSet Fx(params (string Stamp, double Value)[] rows) => Numbers("PRICE", rows);

    public static ColumnSet Multiple(params (string Stamp, double Price, int Contract)[] rows)
    {
        var index = TimeIndex.From(rows.Select(r => Moment(r.Stamp)));
        return new MultiplePrices(
            index,
            new TimeSeries(index, rows.Select(r => r.Price).ToArray()),
            new TimeSeries(index, rows.Select(r => r.Price + 1).ToArray()),
            new TimeSeries(index, rows.Select(r => r.Price + 2).ToArray()),
            rows.Select(r => r.Contract).ToArray(),
            rows.Select(r => r.Contract + 300).ToArray(),
            rows.Select(r => r.Contract + 300).ToArray()).ToColumns();
    }

    public static InstrumentCatalog Catalog(params (string Code, string Currency, string AssetClass)[] instruments) => new(
        "test tables",
        instruments.Select(i => new Instrument(i.Code, i.Code, 10, i.Currency, i.AssetClass, 2, 0, 0, "US")),
        instruments.ToDictionary(i => i.Code, _ => 0.5),
        instruments.ToDictionary(i => i.Code, _ => new RollParameters("HMUZ", -5, 1, "HMUZ", 15)));

    public static InMemorySeriesStore Store(params (SeriesKind Kind, string Key, ColumnSet Columns)[] sets)
    {
        var store = new InMemorySeriesStore("test store");
        foreach (var (kind, key, columns) in sets) store.Write(kind, key, columns);
        return store;
    }

    public static DateTime Moment(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static ColumnSet Numbers(string name, (string Stamp, double Value)[] rows) =>
        new(TimeIndex.From(rows.Select(r => Moment(r.Stamp))), Column.OfNumbers(name, rows.Select(r => r.Value).ToArray()));
}
