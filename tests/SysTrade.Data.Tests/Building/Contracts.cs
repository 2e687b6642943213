using SysTrade.Data.Building;
using SysTrade.Data.SampleData;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Building;

/// <summary>Contract prices for tests of building.</summary>
internal static class Contracts
{
    public static readonly RollParameters Quarterly = new("HMUZ", -10, 1, "HMUZ", 14);

    private static readonly Lazy<SampleMarketGenerator> Generator = new(() => new(new SampleDataOptions { Instruments = 24, Years = 6 }));

    /// <summary>Rows of one contract.</summary>
    public static TimeSeries Series(params (string Stamp, double Price)[] rows) =>
        new(TimeIndex.From(rows.Select(r => Stores.Moment(r.Stamp))), [.. rows.Select(r => r.Price)]);

    /// <summary>Business days from a day on at 23:00, priced by a function of the day's number from 0.</summary>
    public static TimeSeries Daily(string first, int days, Func<int, double> price)
    {
        var stamps = new List<DateTime>();
        for (var day = Stores.Moment(first); stamps.Count < days; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) stamps.Add(day.Add(TradingCalendar.DailyCloseStamp));
        }

        return new TimeSeries(TimeIndex.From(stamps), [.. Enumerable.Range(0, days).Select(price)]);
    }

    public static ContractPrices Of(params (int Contract, TimeSeries Prices)[] contracts) =>
        ContractPrices.OfFinals("TEST", contracts.Select(c => KeyValuePair.Create(c.Contract, c.Prices)));

    /// <summary>Four quarterly contracts, all priced from January to December 2024; contract k costs 10 k more than the first.</summary>
    public static ContractPrices Year(Func<int, double>? move = null) => Of(
        [.. new[] { 20240300, 20240600, 20240900, 20241200, 20250300 }.Select((c, k) => (c, Until(Daily("2024-01-02", 250, i => 100 + (move ?? (n => n % 7))(i) + (10 * k)), Quarterly.Expiry(c))))]);

    /// <summary>A sample instrument with everything about it.</summary>
    public static (SampleInstrument Made, ContractPrices Prices, RollParameters Parameters) Sample(int number)
    {
        var made = Generator.Value.MakeInstrument(number);
        var prices = ContractPrices.Of(made.Instrument.Code, made.Contracts.Select(c => KeyValuePair.Create(c.Key.Contract, c.Prices)));
        return (made, prices, Generator.Value.Catalog.RollParameters(made.Instrument.Code)!);
    }

    /// <summary>The contracts of the golden cases.</summary>
    public static ContractPrices GoldenAud()
    {
        var folder = SharedFolder.File("golden", "d_units", "rolls", "AUD_contract_prices");
        return ContractPrices.OfFinals(
            "AUD", Directory.GetFiles(folder, "*.csv").Select(f => KeyValuePair.Create(int.Parse(Path.GetFileNameWithoutExtension(f)), GoldenCsv.Read(f)["price"])));
    }

    private static TimeSeries Until(TimeSeries series, DateOnly last) => series.Between(null, last.ToDateTime(TimeOnly.MaxValue));
}
