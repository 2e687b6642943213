using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests;

public sealed class MarketDataTests
{
    private static readonly ColumnSet Mixed = Stores.Price(
        ("2020-01-03 10:30", 1),
        ("2020-01-03 10:45", 2),
        ("2020-01-03 23:00", 3),
        ("2020-01-05 22:00", 4),
        ("2020-01-07 11:00", double.NaN),
        ("2020-01-07 23:00", 5));

    private static MarketData Make(ColumnSet price, DateTime? start = null) =>
        new(Stores.Store((SeriesKind.AdjustedPrices, "AAA", price)), Stores.Catalog(("AAA", "USD", "Bond"), ("BBB", "EUR", "Bond")), start);

    [Fact]
    public void Instruments_AreThoseWithPrices_Sorted()
    {
        var store = Stores.Store(
            (SeriesKind.AdjustedPrices, "b", Mixed),
            (SeriesKind.AdjustedPrices, "a", Mixed),
            (SeriesKind.AdjustedPrices, "B", Mixed),
            (SeriesKind.FxPrices, "EURUSD", Stores.Fx(("2020-01-01", 1))));
        Assert.Equal(["B", "a", "b"], new MarketData(store, Stores.Catalog()).Instruments);
    }

    [Fact]
    public void DailyPrices_TakeTheLastOfEachDay_WeekendToFriday_EmptyDaysMissing()
    {
        var daily = Make(Mixed).DailyPrices("AAA");
        Assert.Equal([4, double.NaN, 5], daily.ToArray());
        Assert.Equal(new DateTime(2020, 1, 3), daily.Index.First);
        Assert.True(daily.Index.IsBusinessDaily);
    }

    [Fact]
    public void HourlyPrices_LeaveOutCloses_AndHoursWithoutPrice()
    {
        var hourly = Make(Mixed).HourlyPrices("AAA");
        Assert.Equal([2, 4], hourly.ToArray());
        Assert.Equal(new DateTime(2020, 1, 3, 10, 0, 0), hourly.Index.First);
    }

    [Fact]
    public void HourlyPrices_OnlyCloses_AreEmpty() =>
        Assert.Equal(0, Make(Stores.Price(("2020-01-03 23:00", 1), ("2020-01-06 23:00", 2))).HourlyPrices("AAA").Count);

    [Fact]
    public void StartDate_IsIncluded()
    {
        var data = Make(Mixed, Stores.Moment("2020-01-03 23:00"));
        Assert.Equal([3, 4, double.NaN, 5], data.RawPrice("AAA").ToArray());
        Assert.Equal(6, data.WithStartDate(null).RawPrice("AAA").Count);
        Assert.Same(data, data.WithStartDate(Stores.Moment("2020-01-03 23:00")));
    }

    [Fact]
    public void StartDate_CutsMultiplePrices()
    {
        var store = Stores.Store(
            (SeriesKind.MultiplePrices, "AAA", Stores.Multiple(("2020-01-01", 1, 20200300), ("2020-01-02", 2, 20200300), ("2020-01-03", 3, 20200600))));
        var prices = new MarketData(store, Stores.Catalog(("AAA", "USD", "Bond")), new DateTime(2020, 1, 2)).MultiplePrices("AAA");
        Assert.Equal([2, 3], prices.Price.ToArray());
        Assert.Equal([20200300, 20200600], prices.PriceContract);
        Assert.Equal([20200600, 20200900], prices.ForwardContract);
        Assert.Same(prices.Price.Index, prices.Carry.Index);
    }

    [Fact]
    public void RawPrice_UnknownInstrument_ListsNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => Make(Mixed).RawPrice("AAB"));
        Assert.Equal("InstrumentNotFound", error.ErrorId);
        Assert.Equal(["AAA"], error.Nearest);
        Assert.Contains("test store", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RawPrice_ConfiguredWithoutPrices_Raises() =>
        Assert.Equal("PriceNotFound", Assert.Throws<MissingDataException>(() => Make(Mixed).RawPrice("BBB")).ErrorId);

    [Fact]
    public void MultiplePrices_NotThere_Raises()
    {
        Assert.False(Make(Mixed).HasMultiplePrices("AAA"));
        Assert.Equal("MultiplePricesNotFound", Assert.Throws<MissingDataException>(() => Make(Mixed).MultiplePrices("AAA")).ErrorId);
    }

    [Fact]
    public void RawPrice_AllMissing_Raises()
    {
        var error = Assert.Throws<MissingDataException>(() => Make(Stores.Price(("2020-01-01", double.NaN), ("2020-01-02", double.NaN))).RawPrice("AAA"));
        Assert.Equal("AllPricesMissing", error.ErrorId);
        Assert.Equal("AAA", error.Target);
    }

    [Fact]
    public void RawPrice_AllMissingFromTheStartDateOn_Raises()
    {
        var price = Stores.Price(("2020-01-01", 1), ("2020-01-02", double.NaN));
        var error = Assert.Throws<MissingDataException>(() => Make(price, new DateTime(2020, 1, 2)).RawPrice("AAA"));
        Assert.Equal("AllPricesMissing", error.ErrorId);
        Assert.Contains("from 2020-01-02 on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RawPrice_StartAfterTheEnd_Raises()
    {
        var error = Assert.Throws<MissingDataException>(() => Make(Mixed, new DateTime(2021, 1, 1)).RawPrice("AAA"));
        Assert.Equal("NoPricesAfterStart", error.ErrorId);
        Assert.Contains("2020-01-07", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MultiplePrices_AllPricesMissing_Raises()
    {
        var store = Stores.Store((SeriesKind.MultiplePrices, "AAA", Stores.Multiple(("2020-01-01", double.NaN, 20200300))));
        var error = Assert.Throws<MissingDataException>(() => new MarketData(store, Stores.Catalog(("AAA", "USD", "Bond"))).MultiplePrices("AAA"));
        Assert.Equal("AllPricesMissing", error.ErrorId);
    }

    [Fact]
    public void Costs_JoinSpreadAndCommissions()
    {
        var costs = Make(Mixed).Costs("AAA");
        Assert.Equal(0.5, costs.PriceSlippage);
        Assert.Equal(2, costs.PerBlock);
    }

    [Fact]
    public void Facts_NotKnown_Raise()
    {
        var catalog = new InstrumentCatalog(
            "tables",
            [new Domain.Instrument("AAA", "", 1, "USD", "Bond", 0, 0, 0, "")],
            new Dictionary<string, double>(),
            new Dictionary<string, Domain.RollParameters>());
        var data = new MarketData(Stores.Store((SeriesKind.AdjustedPrices, "AAA", Mixed)), catalog);
        Assert.Equal("CostNotFound", Assert.Throws<MissingDataException>(() => data.Costs("AAA")).ErrorId);
        Assert.Equal("RollParametersNotFound", Assert.Throws<MissingDataException>(() => data.RollsPerYear("AAA")).ErrorId);
        Assert.Equal("InstrumentNotFound", Assert.Throws<UnknownNameException>(() => data.Costs("AAX")).ErrorId);
        Assert.Equal("InstrumentNotFound", Assert.Throws<UnknownNameException>(() => data.RollsPerYear("AAX")).ErrorId);
        Assert.Equal("InstrumentNotFound", Assert.Throws<UnknownNameException>(() => data.AssetClass("AAX")).ErrorId);
        var error = Assert.Throws<UnknownNameException>(() => data.InstrumentsInAssetClass("Bonds"));
        Assert.Equal("AssetClassNotFound", error.ErrorId);
        Assert.Equal(["Bond"], error.Nearest);
    }

    [Fact]
    public void AssetClasses_CountOnlyInstrumentsWithPrices()
    {
        var data = new MarketData(
            Stores.Store((SeriesKind.AdjustedPrices, "AAA", Mixed), (SeriesKind.AdjustedPrices, "ZZZ", Mixed)),
            Stores.Catalog(("AAA", "USD", "Bond"), ("BBB", "USD", "Equity")));
        Assert.Equal(["Bond"], data.AssetClasses);
        Assert.Equal(["AAA"], data.InstrumentsInAssetClass("Bond"));
    }

    [Fact]
    public void Coverage_NamesEveryGap()
    {
        var catalog = new InstrumentCatalog(
            "tables",
            [new Domain.Instrument("AAA", "", 1, "EUR", "Bond", 0, 0, 0, ""), new Domain.Instrument("BBB", "", 1, "USD", "Bond", 0, 0, 0, "")],
            new Dictionary<string, double>(),
            new Dictionary<string, Domain.RollParameters>());
        var coverage = new MarketData(Stores.Store((SeriesKind.AdjustedPrices, "AAA", Mixed), (SeriesKind.AdjustedPrices, "XXX", Mixed)), catalog).Coverage();
        Assert.Equal(["AAA", "XXX"], coverage.Instruments);
        Assert.Equal(["BBB"], coverage.WithoutPrices);
        Assert.Equal(
            [
                new DataGap("AAA", DataGapKind.MultiplePrices), new DataGap("AAA", DataGapKind.Cost), new DataGap("AAA", DataGapKind.RollParameters),
                new DataGap("AAA", DataGapKind.Fx), new DataGap("XXX", DataGapKind.Instrument),
            ],
            coverage.Gaps);
    }
}
