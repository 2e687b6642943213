using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Simulated.Tests;

public sealed class PriceTests
{
    [Fact]
    public void Generated_AskedForInAnyRhythm_IsTheSame()
    {
        var (often, seldom) = (Market.Generated(7), Market.Generated(7));
        for (var second = 0; second < 500; second++) often.QuoteAt(Market.July, Market.Begin.AddSeconds(second));
        often.QuoteAt(Market.December, Market.Begin.AddSeconds(3));
        Assert.Equal(seldom.QuoteAt(Market.July, Market.Begin.AddSeconds(500)), often.QuoteAt(Market.July, Market.Begin.AddSeconds(500)));
        Assert.Equal(seldom.QuoteAt(Market.December, Market.Begin.AddSeconds(500)), often.QuoteAt(Market.December, Market.Begin.AddSeconds(500)));
        Assert.NotEqual(seldom.QuoteAt(Market.July, Market.Begin.AddSeconds(900)), Market.Generated(8).QuoteAt(Market.July, Market.Begin.AddSeconds(900)));
    }

    [Fact]
    public void Generated_AnyMoment_IsOnTheGridAndNotCrossed()
    {
        var prices = Market.Generated(1);
        var grid = new PriceIncrements(0.25);
        for (var second = 0; second < 2000; second++)
        {
            var quote = prices.QuoteAt(Market.July, Market.Begin.AddSeconds(second))!.Value;
            Assert.True(grid.Allows(quote.Bid) && grid.Allows(quote.Ask) && quote.Spread is >= 0.25 and <= 0.5 && quote.BidSize >= 1 && quote.AskSize >= 1);
        }

        Assert.Equal(Market.Begin.AddSeconds(6), prices.NextChange(Market.July, Market.Begin.AddSeconds(5)));
        Assert.Null(prices.QuoteAt(new("WHEAT", 20261200), Market.Begin));
    }

    [Fact]
    public void FromBars_OneBar_PassesThroughItsFourPrices()
    {
        var bar = new RecordedBar(Market.Begin, TimeSpan.FromMinutes(4), 100, 103, 99, 102, 40);
        var quotes = RecordedPrices.FromBars([bar], 0.5, new PriceIncrements(0.25)).ToArray();
        Assert.Equal([100, 99, 103, 102], quotes.Select(q => q.Mid));
        Assert.Equal([0, 60, 120, 180], quotes.Select(q => (q.At - Market.Begin).TotalSeconds));
        Assert.Equal("InvalidBar", Assert.Throws<SysTradeException>(() => RecordedPrices.FromBars([bar with { Low = 101 }], 0.5, new PriceIncrements(0.25)).ToArray()).ErrorId);
    }

    [Fact]
    public void Recorded_BeforeTheFirstQuoteAndAfterTheLast_NoneAndStanding()
    {
        var prices = Market.Quotes((10, 400, 400.5, 1, 1), (20, 401, 401.5, 1, 1));
        Assert.Null(prices.QuoteAt(Market.July, Market.Begin));
        Assert.Equal(Market.Begin.AddSeconds(10), prices.NextChange(Market.July, Market.Begin));
        Assert.Equal(401, prices.QuoteAt(Market.July, Market.Begin.AddDays(1))!.Value.Bid);
        Assert.Null(prices.NextChange(Market.July, Market.Begin.AddSeconds(20)));
    }

    [Fact]
    public void LastKnown_LookedUpAgainAfterAWhile()
    {
        var price = 100.0;
        var prices = new LastKnownPrices(c => c == Market.July ? (price, 0.25) : null, TimeSpan.FromMinutes(1));
        Assert.Equal(99.75, prices.QuoteAt(Market.July, Market.Begin)!.Value.Bid);
        price = 101;
        Assert.Equal(99.75, prices.QuoteAt(Market.July, Market.Begin.AddSeconds(59))!.Value.Bid);
        Assert.Equal(100.75, prices.QuoteAt(Market.July, Market.Begin.AddSeconds(60))!.Value.Bid);
        Assert.Null(prices.QuoteAt(Market.December, Market.Begin));
    }

    [Fact]
    public void Clock_TimersFireInOrderAtTheirTime()
    {
        var clock = new SteppedClock(Market.Begin);
        var fired = new List<(string Name, double At)>();
        using var late = clock.CreateTimer(_ => fired.Add(("late", Seconds())), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => fired.Add(("often", Seconds())), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        using var never = clock.CreateTimer(_ => fired.Add(("never", Seconds())), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        never.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal([("often", 2), ("often", 4), ("late", 5), ("often", 6)], fired);
        Assert.Equal(6, Seconds());

        double Seconds() => (clock.GetUtcNow() - Market.Begin).TotalSeconds;
    }
}
