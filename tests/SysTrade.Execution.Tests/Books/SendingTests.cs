using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Algos;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Tests.Books;

public sealed class SendingTests : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void FirstSend_TakesTheOrderInHandAndKeepsTheRun_InOneTransaction()
    {
        var order = _f.Spawn(_f.Submit(3));
        var sent = Send(_f.Book, order, Lease).Order!;
        var control = _f.Get<ContractOrder>(order).Control!;
        Assert.Equal(("tester", "market", _f.Book.Now + Lease), (control.Owner, control.Reason, control.ExpiresAt));
        Assert.Equal(order.Id, Assert.Single(_f.Book.Runs()).Order);
        Assert.Equal(OrderStatus.Sending, _f.Get<BrokerOrder>(sent).Status);
        Assert.Equal(
            [nameof(OrderEvent.ControlTaken), nameof(OrderEvent.Placed), nameof(OrderEvent.Spawned), nameof(OrderEvent.Sent)],
            _f.Book.Events(order.Family).Select(e => e.Event.GetType().Name).TakeLast(4));
        _f.CheckInvariants();
    }

    [Fact]
    public void FirstSendOfAnother_WhileTheLeaseLasts_IsRefusedAndChangesNothing()
    {
        var order = _f.Spawn(_f.Submit(3));
        Send(_f.Book, order, Lease, 1);
        var (events, other) = (_f.Book.Events().Count, _f.Book.For("another"));
        var (sent, refusal) = Send(other, order, Lease, 1);
        Assert.Null(sent);
        Assert.Equal("tester has it in hand", refusal);
        Assert.Equal(events, _f.Book.Events().Count);
        Assert.Equal("tester", _f.Get<ContractOrder>(order).Control!.Owner);

        // Its owner did nothing for as long as the lease: it may be gone, and the order goes on with another.
        _f.Clock.Move(Lease + TimeSpan.FromSeconds(1));
        Assert.NotNull(Send(other, order, Lease, 1).Order);
        Assert.Equal("another", _f.Get<ContractOrder>(order).Control!.Owner);
    }

    [Fact]
    public void RefusedFirstSend_LeavesTheOrderInNobodysHand()
    {
        var order = _f.Spawn(_f.Submit(3));
        _f.Book.LockInstrument(BookFixture.Instrument, InstrumentLockKind.Manual, "look at it");
        Assert.NotNull(Send(_f.Book, order, Lease).Refusal);
        Assert.Null(_f.Get<ContractOrder>(order).Control);
        Assert.Empty(_f.Book.Runs());
    }

    [Fact]
    public void OrderReadAgain_IsParsedOnceAsLongAsItIsTheSame()
    {
        var order = _f.Submit(3);
        var read = _f.Book.Get(order.Id);
        Assert.Same(read, _f.Book.Get(order.Id));
        Assert.Equal(read, Assert.Single(_f.Book.Orders()));

        _f.Book.Lock(order.Id, "look at it");
        Assert.NotNull(_f.Book.Get(order.Id).Lock);
        Assert.Null(read.Lock);

        // Another store's order of the same number is another order.
        using var other = new BookFixture();
        Assert.Equal(order.Id, other.Submit(-2).Id);
        Assert.Equal(TradeQuantity.Of(-2), other.Book.Get(order.Id).Trade);
        Assert.Equal(TradeQuantity.Of(3), _f.Book.Get(order.Id).Trade);
    }

    private (BrokerOrder? Order, string? Refusal) Send(OrderBook book, ContractOrder order, TimeSpan lease, int? quantity = null)
    {
        var now = _f.Get<ContractOrder>(order);
        var run = new AlgoRun(order.Id, now.Remaining, now.Fill.Quantity, AlgoRunner.Begin(AlgoTable.Standard().Find("market"), _f.Clock.GetUtcNow()), null, "");
        return book.PrepareSend(order.Id, new SendRequest(quantity is { } q ? TradeQuantity.Of(q) : order.Trade, BrokerOrderType.Market), run, lease);
    }
}
