using SysTrade.Domain.Orders;
using SysTrade.Execution.Measuring;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Measuring;

public sealed class BookTradeTests
{
    [Fact]
    public void Fill_IsOneTradeWhateverLevelsItIsBookedTo()
    {
        using var f = new BookFixture();
        var sent = f.Working(3);
        f.Book.Book(sent.ClientOrderId!, f.Trade("e1", 2, 98.5) with { Commission = new Money(5m, "USD") });
        f.Book.Book(sent.ClientOrderId!, f.Trade("e2", 1, 98.25));
        Assert.Equal(
            [
                new BookTrade("fut", BookFixture.Instrument, BookFixture.Priced, f.Book.Now, 2, 197),
                new BookTrade("fut", BookFixture.Instrument, BookFixture.Priced, f.Book.Now, 0, 0, new Money(5m, "USD")),
                new BookTrade("fut", BookFixture.Instrument, BookFixture.Priced, f.Book.Now, 1, 98.25),
            ],
            BookTrade.Of(f.Book.Events()));
    }

    [Fact]
    public void Bust_TakesTheTradeBackWhenItIsBooked()
    {
        using var f = new BookFixture();
        var sent = f.Working(2);
        f.Book.Book(sent.ClientOrderId!, f.Trade("e1", 2, 98.5));
        var traded = f.Book.Now;
        f.Clock.Move(TimeSpan.FromHours(1));
        f.Book.Bust("e1", BookFixture.Priced);
        Assert.Equal([(traded, 2, 197.0), (traded.AddHours(1), -2, -197.0)], BookTrade.Of(f.Book.Events()).Select(t => (t.At, t.Contracts, t.Value)));
    }

    [Fact]
    public void Correction_OfThePriceAlone_MovesMoneyAndNoContracts()
    {
        using var f = new BookFixture();
        var sent = f.Working(2);
        f.Book.Book(sent.ClientOrderId!, f.Trade("e1", 2, 98.5));
        f.Book.Book(sent.ClientOrderId!, f.Trade("e2", 2, 98.25), corrects: "e1");
        Assert.Equal([(2, 197.0), (0, -0.5)], BookTrade.Of(f.Book.Events()).Select(t => (t.Contracts, t.Value)));
    }

    [Fact]
    public void NettedAndMoved_AreTradesOfBothStrategies()
    {
        using var f = new BookFixture();
        f.Submit(3, "fut");
        f.Submit(-2, "slow");
        Assert.Equal(2, f.Book.Net(BookFixture.Instrument, 98));
        f.Book.Transfer(BookFixture.Instrument, "fut", "slow", 1, 97.5, "test");
        Assert.Equal(
            [("fut", 2, 196.0), ("slow", -2, -196.0), ("fut", -1, -97.5), ("slow", 1, 97.5)],
            BookTrade.Of(f.Book.Events()).Select(t => (t.Strategy, t.Contracts, t.Value)));
        Assert.All(BookTrade.Of(f.Book.Events()), t => Assert.Null(t.Contract));
    }

    [Fact]
    public void BalanceTrade_IsOneTradeOfItsTime()
    {
        using var f = new BookFixture();
        var at = f.Book.Now.AddDays(-30);
        f.Book.Balance("fut", new OrderExecution("b1", BookFixture.Forward, -4, 97, at) { Commission = new Money(8m, "USD") }, "came over");
        Assert.Equal([(at, -4, -388.0), (at, 0, 0)], BookTrade.Of(f.Book.Events()).Select(t => (t.At, t.Contracts, t.Value)));
    }

    [Fact]
    public void Contracts_AddUpToTheLedgers()
    {
        using var f = new BookFixture();
        var sent = f.Working(3);
        f.Book.Book(sent.ClientOrderId!, f.Trade("e1", 2));
        f.Book.Book(sent.ClientOrderId!, f.Trade("e2", 1));
        f.Book.Bust("e1", BookFixture.Priced);
        f.Book.BalanceStrategy(BookFixture.Key, 4, 98, "test");
        var sums = BookTrade.Of(f.Book.Events()).GroupBy(t => $"{t.Strategy} {t.Instrument}").ToDictionary(g => g.Key, g => g.Sum(t => t.Contracts));
        Assert.Equal(f.Book.Positions(LedgerKind.Strategy).ToDictionary(p => p.Name, p => p.Position), sums);
    }
}
