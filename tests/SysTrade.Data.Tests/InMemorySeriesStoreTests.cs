using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests;

public sealed class InMemorySeriesStoreTests
{
    [Fact]
    public void Read_NotStored_Raises() =>
        Assert.Equal("RollCalendarNotFound", Assert.Throws<MissingDataException>(() => Stores.Store().Read(SeriesKind.RollCalendars, "AAA")).ErrorId);

    [Fact]
    public void Write_WithoutAColumnOfTheSchema_Raises()
    {
        var error = Assert.Throws<UnknownNameException>(() => Stores.Store().Write(SeriesKind.AdjustedPrices, "AAA", Stores.Fx(("2020-01-01", 1))));
        Assert.Equal("price", error.Name);
    }

    [Fact]
    public void Keys_OfOneKind_Sorted()
    {
        var price = Stores.Price(("2020-01-01", 1));
        var store = Stores.Store((SeriesKind.AdjustedPrices, "b", price), (SeriesKind.AdjustedPrices, "a", price));
        Assert.Equal(["a", "b"], store.Keys(SeriesKind.AdjustedPrices));
        Assert.Empty(store.Keys(SeriesKind.FxPrices));
        Assert.True(store.Contains(SeriesKind.AdjustedPrices, "a"));
    }
}
