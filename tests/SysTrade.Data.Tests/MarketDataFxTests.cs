using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests;

public sealed class MarketDataFxTests
{
    private static readonly InMemorySeriesStore Store = Stores.Store(
        (SeriesKind.AdjustedPrices, "AAA", Stores.Price(("2020-01-03 23:00", 1), ("2020-01-06 23:00", 2))),
        (SeriesKind.AdjustedPrices, "BBB", Stores.Price(("2020-01-03 23:00", 1), ("2020-01-06 23:00", 2))),
        (SeriesKind.FxPrices, "EURUSD", Stores.Fx(("2020-01-01", 1.1), ("2020-01-02", double.NaN), ("2020-01-03", 1.2))),
        (SeriesKind.FxPrices, "GBPUSD", Stores.Fx(("2020-01-02", 1.5), ("2020-01-04", 1.6))),
        (SeriesKind.FxPrices, "SEKUSD", Stores.Fx(("2020-01-02", double.NaN))));

    private static MarketData Make(DateTime? start = null) => new(Store, Stores.Catalog(("AAA", "USD", "Bond"), ("BBB", "EUR", "Bond")), start);

    [Fact]
    public void AgainstTheDollar_IsWhatIsStored() => Assert.Equal([1.1, double.NaN, 1.2], Make().FxRate("EUR", "USD").ToArray());

    [Fact]
    public void FromTheDollar_IsTheInverse() => Assert.Equal([1 / 1.1, double.NaN, 1 / 1.2], Make().FxRate("USD", "EUR").ToArray());

    [Fact]
    public void Cross_FillsBothOnAllMoments_AndIsMissingUntilBothHaveBegun() =>
        Assert.Equal([double.NaN, 1.1 / 1.5, 1.2 / 1.5, 1.2 / 1.6], Make().FxRate("EUR", "GBP").ToArray());

    [Fact]
    public void Cross_WithStartDate_StillKnowsEarlierRates()
    {
        var rate = Make(new DateTime(2020, 1, 3)).FxRate("GBP", "EUR");
        Assert.Equal([1.5 / 1.2, 1.6 / 1.2], rate.ToArray());
    }

    [Fact]
    public void EqualCurrencies_AreOneOnBusinessDaysFrom1970ToTheLastDate()
    {
        var ones = Make().FxRate("USD", "USD", new DateTime(1970, 1, 6, 12, 0, 0));
        Assert.Equal([1, 1, 1, 1], ones.ToArray());
        Assert.Equal([new(1970, 1, 1), new(1970, 1, 2), new(1970, 1, 5), new(1970, 1, 6)], ones.Index);
    }

    [Fact]
    public void EqualCurrencies_WithoutLastDate_EndWithTheFxData() => Assert.Equal(new DateTime(2020, 1, 3), Make().FxRate("CHF", "CHF").Index.Last);

    [Fact]
    public void ForInstrument_InItsCurrency_EndsWithItsPrices()
    {
        var ones = Make(new DateTime(2020, 1, 1)).FxForInstrument("AAA", "USD");
        Assert.Equal([1, 1, 1, 1], ones.ToArray());
        Assert.Equal(new DateTime(2020, 1, 6), ones.Index.Last);
        Assert.Equal(new DateTime(2020, 1, 6), Make().FxForInstrument("BBB", "EUR").Index.Last);
    }

    [Fact]
    public void ForInstrument_InAnotherCurrency_IsTheRate() => Assert.Equal([1.1, double.NaN, 1.2], Make().FxForInstrument("BBB", "USD").ToArray());

    [Fact]
    public void RateNotStored_Raises()
    {
        var error = Assert.Throws<MissingDataException>(() => Make().FxRate("EUR", "JPY"));
        Assert.Equal("FxNotFound", error.ErrorId);
        Assert.Contains("JPYUSD", error.Message, StringComparison.Ordinal);
        Assert.Contains("EURUSD, GBPUSD, SEKUSD", error.Message, StringComparison.Ordinal);
        Assert.Equal("EURJPY", error.Target);
    }

    [Fact]
    public void RateAllMissing_Raises() => Assert.Equal("AllPricesMissing", Assert.Throws<MissingDataException>(() => Make().FxRate("SEK", "USD")).ErrorId);

    [Fact]
    public void EqualCurrencies_NothingToTellTheEnd_Raises()
    {
        var data = new MarketData(Stores.Store(), Stores.Catalog());
        Assert.Equal("FxNotFound", Assert.Throws<MissingDataException>(() => data.FxRate("USD", "USD")).ErrorId);
    }
}
