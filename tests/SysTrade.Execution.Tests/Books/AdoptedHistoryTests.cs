using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Tests.Books;

public sealed class AdoptedHistoryTests
{
    private static readonly DateTime At = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void AdoptHistory_Family_IsNumberedLinkedAndReplayedButTradesNothing()
    {
        var book = new BookFixture().Book;
        Assert.Equal(3, book.AdoptHistory("other", [Family("7")]));
        var orders = book.Family(book.History(OrderLevel.Instrument)[0].Family);
        Assert.Equal([OrderLevel.Instrument, OrderLevel.Contract, OrderLevel.Broker], orders.Select(o => o.Id.Level).Order());
        Assert.All(orders, o => Assert.True(o.IsDone && (o.Parent is null) == (o is InstrumentOrder)));
        Assert.Empty(book.Orders());
        Assert.Empty(book.Positions(LedgerKind.Strategy));
        BookReplay.Verify(book);
    }

    [Fact]
    public void AdoptHistory_Twice_IsOnce()
    {
        var book = new BookFixture().Book;
        book.AdoptHistory("other", [Family("7")]);
        Assert.Equal(3, book.AdoptHistory("other", [Family("7"), Family("8")]));
        Assert.Equal(3, book.AdoptHistory("third", [Family("7")]));
        Assert.Equal(["7", "7.c", "7.b", "8", "8.c", "8.b"], book.AdoptedIds("other").OrderBy(i => i[0]).ThenBy(i => i.Length).ThenByDescending(i => i[^1]));
        Assert.Equal(9, book.History().Count);
    }

    [Fact]
    public void AdoptHistory_OrderUnderWayOrOnTheWrongLevel_KeepsNoneOfThem()
    {
        var book = new BookFixture().Book;
        var live = Family("8") with { Order = Family("8").Order with { Status = OrderStatus.Working } };
        var wrong = new AdoptedOrder("9", Family("9").Children[0].Order, []);
        foreach (var bad in new[] { live, wrong })
        {
            var error = Assert.Throws<SysTradeException>(() => book.AdoptHistory("other", [Family("7"), bad]));
            Assert.Equal("InvalidAdoption", error.ErrorId);
            Assert.Contains($"Order {bad.ForeignId} ", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(book.History());
        Assert.Empty(book.AdoptedIds("other"));
    }

    private static AdoptedOrder Family(string id)
    {
        var key = new ContractOrderKey("trend", new FuturesContract("GOLD", 20240600));
        var fill = new OrderFill(TradeQuantity.Of(2), [20], At);
        var head = InstrumentOrder.Create(key.StrategyInstrument, 2, At) with { Status = OrderStatus.Filled, Fill = fill };
        var contract = ContractOrder.Create(key, TradeQuantity.Of(2), At) with { Status = OrderStatus.Filled, Fill = fill };
        var broker = BrokerOrder.Create(key, TradeQuantity.Of(2), At) with { Status = OrderStatus.Filled, Fill = fill };
        return new(id, head, [new(id + ".c", contract, [new(id + ".b", broker, [])])]);
    }
}
