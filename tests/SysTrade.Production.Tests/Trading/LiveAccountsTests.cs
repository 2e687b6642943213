using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Measuring;
using SysTrade.Production.Trading;
using SysTrade.Series;

namespace SysTrade.Production.Tests.Trading;

public sealed class LiveAccountsTests
{
    private const string Gold = "GOLD";
    private static readonly FuturesContract April = new(Gold, 20240400), June = new(Gold, 20240600);

    /// <summary>Points times a point size of 100 and 1.25 dollars a euro.</summary>
    private const double Point = 125;

    [Fact]
    public void Trades_EarnFromTheirPriceToTheCloseAndThenWithTheAdjustedPrice()
    {
        var live = Of(Buy(2, "2024-01-02 12:00", 110.5), Paid("2024-01-02 12:00", 5), Buy(-1, "2024-01-04 09:00", 112.25));
        Assert.Equal(new DateTime(2024, 1, 2), live.From);
        Assert.Equal([1.0 * Point, 4 * Point, (-2 + 0.25) * Point, 2 * Point], live.Portfolio.Gross.Returns.ToArray());
        Assert.Equal([-6.25, 0, 0, 0], live.Portfolio.Costs.Returns.ToArray());
        Assert.Equal(650, live.Portfolio.Net.Cumulative().LastValue);
        Assert.Equal(0.65, live.Portfolio.Percent.Net.Cumulative().LastValue, 12);
        Assert.Equal([2, 2, 1, 1], live.Portfolio.Members[Gold].Source.Positions!.ToArray());
        Assert.Empty(live.WithoutClose);
    }

    [Fact]
    public void Roll_CostsWhatItsLegsDifferFromTheirCloses()
    {
        var live = Of(Buy(1, "2024-01-04 12:00", 112), Buy(-1, "2024-01-05 12:00", 113.5), Buy(1, "2024-01-05 12:00", 116.25, June));
        Assert.Equal([0, (2 - 0.5 - 0.25) * Point], live.Portfolio.Gross.Returns.ToArray());
        Assert.Equal([1, 1], live.Portfolio.Members[Gold].Source.Positions!.ToArray());
    }

    [Fact]
    public void WhatAContractMadeInAll_IsTheMoneyItTookAndGaveWithTheRestAtTheLastClose()
    {
        BookTrade[] trades = [Buy(3, "2024-01-01 10:00", 109), Buy(-5, "2024-01-02 10:00", 112), Buy(4, "2024-01-03 10:00", 113.5), Buy(-1, "2024-01-05 10:00", 113)];
        Assert.Equal(((1 * 114) - trades.Sum(t => t.Value)) * Point, Of(trades).Portfolio.Gross.Cumulative().LastValue, 9);
    }

    [Fact]
    public void TradeAtAWeekendOrAfterTheClose_BelongsToTheNextBusinessDay()
    {
        Assert.Equal(new DateTime(2024, 1, 4), Of(Buy(1, "2024-01-03 23:30", 112)).From);
        Assert.Equal(new DateTime(2024, 1, 3), Of(Buy(1, "2024-01-03 23:00", 112)).From);
        Assert.Equal(new DateTime(2024, 1, 8), Of(Buy(1, "2024-01-06 10:00", 112)).From);
    }

    [Fact]
    public void TradeOfAContractWithoutAClose_CountsAsMadeAtIt()
    {
        var live = Of(Buy(1, "2024-01-04 12:00", 90, new FuturesContract(Gold, 20241200)));
        Assert.Equal([0, 2 * Point], live.Portfolio.Gross.Returns.ToArray());
        Assert.Equal((Gold, 1), Assert.Single(live.WithoutClose.Select(w => (w.Key, w.Value))));
    }

    [Fact]
    public void TradeThatNamesNoContract_IsOfThePricedOne() => Assert.Equal(1 * Point, Of(Buy(2, "2024-01-02 12:00", 110.5) with { Contract = null }).Portfolio.Gross.Returns[0]);

    [Fact]
    public void PriceCorrectedAlone_MovesTheMoneyOnly()
    {
        var live = Of(Buy(2, "2024-01-02 12:00", 110.5), new BookTrade("trend", Gold, April, At("2024-01-03 12:00"), 0, -0.5));
        Assert.Equal([1.0 * Point, 4.5 * Point, -2 * Point, 4 * Point], live.Portfolio.Gross.Returns.ToArray());
    }

    [Fact]
    public void InstrumentWithoutPrices_IsLeftOutWithTheReason()
    {
        var live = Of(Buy(1, "2024-01-02 12:00", 111), new BookTrade("trend", "CORN", null, At("2024-01-01 12:00"), 1, 400));
        Assert.Equal("CORN", Assert.Single(live.LeftOut).Key);
        Assert.Equal(new DateTime(2024, 1, 2), live.From);
    }

    [Fact]
    public void NoTrades_IsAnErrorThatSaysWhereTheyComeFrom()
    {
        var error = Assert.Throws<MissingDataException>(() => Of());
        Assert.Equal("NoTrades", error.ErrorId);
        Assert.Contains("Get-SysHolding", error.Remedy, StringComparison.Ordinal);
    }

    private static LiveAccounts Of(params BookTrade[] trades) => LiveAccounts.Of(trades, Market(), "USD", 100_000);

    private static BookTrade Buy(int contracts, string at, double price, FuturesContract? contract = null) => new("trend", Gold, contract ?? April, At(at), contracts, contracts * price);

    private static BookTrade Paid(string at, decimal euros) => new("trend", Gold, April, At(at), 0, 0, new Money(euros, "EUR"));

    private static DateTime At(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>A week of prices: the adjusted one is ten below the contract held, the next contract two above it.</summary>
    private static MarketData Market()
    {
        double[] adjusted = [100, 101, 103, 102, 104];
        var index = TimeIndex.BusinessDays(new DateTime(2024, 1, 1), new DateTime(2024, 1, 5));
        int[] Contract(int date) => [.. Enumerable.Repeat(date, index.Count)];
        TimeSeries Shifted(double by) => new(index, [.. adjusted.Select(a => a + by)]);
        var store = new InMemorySeriesStore();
        store.Write(SeriesKind.AdjustedPrices, Gold, new ColumnSet(index, Column.OfNumbers("price", adjusted)));
        store.Write(SeriesKind.MultiplePrices, Gold, new MultiplePrices(index, Shifted(10), Shifted(14), Shifted(12), Contract(April.Date), Contract(20240800), Contract(June.Date)).ToColumns());
        store.Write(SeriesKind.FxPrices, "EURUSD", new ColumnSet(index, Column.OfNumbers("PRICE", [1.25, 1.25, 1.25, 1.25, 1.25])));
        var gold = new Instrument(Gold, "Gold", 100, "EUR", "Metals", 0, 0, 0, "US");
        return new MarketData(store, new InstrumentCatalog("test", [gold], new Dictionary<string, double>(), new Dictionary<string, RollParameters>()));
    }
}
