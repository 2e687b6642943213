using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Books;

/// <summary>What a book does with orders, fills, cancellations and ledgers, whatever store it is kept in.</summary>
public abstract class OrderBookTests(StoreKind store) : IDisposable
{
    private readonly BookFixture _f = new(store);

    public void Dispose()
    {
        _f.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void OrderFilled_MovesBothLedgersAndTheFamilyToTheHistory()
    {
        var sent = _f.Working(3);
        Assert.Equal(BookingOutcome.Booked, _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1, 98)));
        Assert.Equal(BookingOutcome.Booked, _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 2, 99.5)));
        Assert.Equal((3, 3), (_f.Book.Position(BookFixture.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal(99, _f.Get<InstrumentOrder>(_f.Book.Get(OrderId.Parse($"I{sent.Family}"))).Fill.Price);
        Assert.Equal([sent.Family], _f.Book.ArchiveCompleted());
        Assert.Empty(_f.Book.Orders());
        Assert.Equal(3, _f.Book.History().Count);
        _f.CheckInvariants();
    }

    [Fact]
    public void ExecutionReportedAgain_ChangesNothing()
    {
        var sent = _f.Working(2);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1));
        var events = _f.Book.Events().Count;
        Assert.Equal(BookingOutcome.Known, _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1)));
        Assert.Equal(events, _f.Book.Events().Count);
        Assert.Equal(1, _f.Book.Position(BookFixture.Key));
    }

    [Fact]
    public void LateFillAfterCancelAndArchive_IsBooked()
    {
        var sent = _f.Working(2);
        _f.Book.Cancel(OrderId.Parse($"I{sent.Family}"), "end of day");
        _f.Book.Cancelled(sent.ClientOrderId!, "cancelled");
        Assert.Equal([sent.Family], _f.Book.ArchiveCompleted());
        Assert.Equal(BookingOutcome.Booked, _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 2)));
        Assert.Equal((2, 2), (_f.Book.Position(BookFixture.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal("late fill", _f.Book.Rows(BookFixture.Priced.ToString())[0].Why);
        _f.CheckInvariants();
    }

    [Fact]
    public void BustAfterArchive_BringsTheFamilyBackToBeTradedAgain()
    {
        var sent = _f.Working(2);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 2));
        _f.Book.ArchiveCompleted();
        _f.Book.Bust("e1", BookFixture.Priced);
        Assert.Equal(BookingOutcome.Known, _f.Book.Bust("e1", BookFixture.Priced));
        Assert.Equal((0, 0), (_f.Book.Position(BookFixture.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal(3, _f.Book.Orders().Count);
        Assert.Equal(TradeQuantity.Of(2), _f.Get<ContractOrder>(_f.Book.Get(sent.Parent!.Value)).Remaining);
        _f.CheckInvariants();
    }

    [Fact]
    public void BustBeforeTheExecution_KeepsItFromBeingBooked()
    {
        var sent = _f.Working(2);
        Assert.Equal(BookingOutcome.Withdrawn, _f.Book.Bust("e1", BookFixture.Priced));
        Assert.Equal(BookingOutcome.Withdrawn, _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 2)));
        Assert.Equal(0, _f.Book.Position(BookFixture.Key));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CorrectedExecution_CountsOnceWhicheverComesFirst(bool correctionFirst)
    {
        var sent = _f.Working(3);
        if (!correctionFirst) _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 3, 98));
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 2, 97), corrects: "e1");
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 3, 98));
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 2, 97), corrects: "e1");
        Assert.Equal((2, 2), (_f.Book.Position(BookFixture.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal(97, _f.Get<BrokerOrder>(sent).Fill.Price);
        _f.CheckInvariants();
    }

    [Fact]
    public void Overfill_IsBookedAlertedAndLocksTheInstrument()
    {
        var sent = _f.Working(1);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 2));
        Assert.Equal((2, 2), (_f.Book.Position(BookFixture.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal(InstrumentLockKind.Overfill, Assert.Single(_f.Book.InstrumentLocks()).Kind);
        Assert.Contains(_f.Book.Alerts(), a => a.Id == "overfill:e1");
        _f.CheckInvariants();
    }

    [Fact]
    public void ForeignExecution_RaisesOneAlertAndBooksNothing()
    {
        Assert.Equal(BookingOutcome.Foreign, _f.Book.Book(null, _f.Trade("e1", 2)));
        Assert.Equal(BookingOutcome.Foreign, _f.Book.Book("other-1", _f.Trade("e1", 2)));
        Assert.Single(_f.Book.Alerts());
        Assert.Empty(_f.Book.Executions());
        _f.Book.Balance("fut", _f.Trade("e1", 2), "traded by phone");
        Assert.Empty(_f.Book.Alerts());
        Assert.Equal(2, _f.Book.Position(BookFixture.Priced));
        _f.CheckInvariants();
    }

    [Fact]
    public void Commissions_AddUpByCurrencyOnceEach()
    {
        var sent = _f.Working(2);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1) with { Commission = new Money(2.5m, "USD") });
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 1));
        Assert.True(_f.Book.Charge("e2", new Money(1m, "EUR")));
        Assert.True(_f.Book.Charge("e2", new Money(1m, "EUR")));
        Assert.False(_f.Book.Charge("e9", new Money(1m, "EUR")));
        Assert.Equal([new Money(1m, "EUR"), new Money(2.5m, "USD")], _f.Get<BrokerOrder>(sent).Commissions);
    }

    [Fact]
    public void SpreadFilledLegByLeg_KeepsBothLedgersEqual()
    {
        _f.Book.Balance("fut", _f.Trade("e0", 2), "start");
        _f.Book.SetRoll(BookFixture.Instrument, RollState.Force, BookFixture.Priced, "test");
        var head = _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order!;
        var child = (ContractOrder)_f.Book.Get(_f.Book.Get(head.Id).Children[0]);
        var sent = _f.Send(child);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", -2));
        Assert.Equal(-2, _f.Book.Position(new StrategyInstrument(StrategyName.Roll, BookFixture.Instrument)));
        _f.CheckInvariants();
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 2, 97, BookFixture.Forward));
        Assert.Equal((0, 2, 2), (_f.Book.Position(BookFixture.Priced), _f.Book.Position(BookFixture.Forward), _f.Book.Position(BookFixture.Key)));
        Assert.Equal(OrderStatus.Filled, _f.Book.Get(head.Id).Status);
        Assert.Equal(1, _f.Get<BrokerOrder>(sent).Fill.Price);
        _f.CheckInvariants();
    }

    [Fact]
    public void IntentIsStoredBeforeSending_AndCannotBeSentTwice()
    {
        var child = _f.Spawn(_f.Submit(2));
        var sent = _f.Send(child);
        Assert.Equal(OrderStatus.Sending, sent.Status);
        Assert.StartsWith(_f.Book.Id + "-", sent.ClientOrderId, StringComparison.Ordinal);
        Assert.Equal("OrderOverfill", Assert.Throws<SysTradeException>(() => _f.Send(child)).ErrorId);
        _f.Book.NeverArrived(sent.ClientOrderId!);
        Assert.NotEqual(sent.ClientOrderId, _f.Send(child).ClientOrderId);
        _f.CheckInvariants();
    }

    [Fact]
    public void CancelledAttempt_LeavesTheRestToAnother()
    {
        var sent = _f.Working(3);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1));
        _f.Book.Cancelled(sent.ClientOrderId!, "timed out");
        var child = _f.Get<ContractOrder>(_f.Book.Get(sent.Parent!.Value));
        Assert.Equal((OrderStatus.Working, TradeQuantity.Of(2)), (child.Status, child.Remaining));
        var again = _f.Send(child, 2);
        _f.Book.Book(again.ClientOrderId, _f.Trade("e2", 2));
        Assert.Equal([sent.Family], _f.Book.ArchiveCompleted());
    }

    [Fact]
    public void ModifiedToWhatIsFilled_EndsTheFamily()
    {
        var sent = _f.Working(3);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1));
        _f.Book.Cancelled(sent.ClientOrderId!, "timed out");
        Assert.Equal(OrderStatus.Filled, _f.Book.Modify(sent.Parent!.Value, TradeQuantity.Of(1), null).Status);
        Assert.Equal(OrderStatus.Cancelled, _f.Book.Get(OrderId.Parse($"I{sent.Family}")).Status);
        Assert.Equal([sent.Family], _f.Book.ArchiveCompleted());
        _f.CheckInvariants();
    }

    [Fact]
    public void Modify_ToMoreNothingOrTheOtherSide_IsRefused()
    {
        var order = _f.Submit(3);
        string Error(int trade) => Assert.Throws<SysTradeException>(() => _f.Book.Modify(order.Id, TradeQuantity.Of(trade), null)).ErrorId;
        Assert.Equal(["OrderChange", "OrderChange", "OrderChange"], new[] { 4, 0, -1 }.Select(Error));
        Assert.Equal("OrderChange", Assert.Throws<SysTradeException>(() => _f.Book.Modify(order.Id, null, 100)).ErrorId);
        Assert.Equal(TradeQuantity.Of(3), _f.Book.Get(order.Id).Trade);
        Assert.Equal(TradeQuantity.Of(2), _f.Book.Modify(order.Id, TradeQuantity.Of(2), null).Trade);
    }

    [Fact]
    public void Cancel_EndsAtOnceWhatIsNotAtTheBroker()
    {
        var order = _f.Submit(2);
        Assert.Equal(OrderStatus.Cancelled, _f.Book.Cancel(order.Id, "changed my mind").Status);
        var working = _f.Working(2);
        Assert.Equal(OrderStatus.CancelPending, _f.Book.Cancel(OrderId.Parse($"I{working.Family}"), "stop").Status);
        Assert.Equal(OrderStatus.CancelPending, _f.Get<BrokerOrder>(working).Status);
        _f.Book.Book(working.ClientOrderId, _f.Trade("e1", 2));
        Assert.Equal(OrderStatus.Filled, _f.Book.Get(OrderId.Parse($"I{working.Family}")).Status);
    }

    [Fact]
    public void LockedOrder_RefusesOthersUntilItExpiresButTakesFills()
    {
        var sent = _f.Working(2);
        var head = OrderId.Parse($"I{sent.Family}");
        _f.Book.For("boss").Lock(head, "look at it", TimeSpan.FromMinutes(5));
        Assert.Equal("OrderLocked", Assert.Throws<SysTradeException>(() => _f.Book.Cancel(head, "x")).ErrorId);
        Assert.Equal("OrderLocked", Assert.Throws<SysTradeException>(() => _f.Book.Unlock(head)).ErrorId);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1));
        _f.Clock.Move(TimeSpan.FromMinutes(6));
        _f.Book.Cancel(head, "x");
    }

    [Fact]
    public void Transfer_IsOneTransactionAndKeepsTheSum()
    {
        _f.Book.Balance("fut", _f.Trade("e0", 5), "start");
        _f.Book.Transfer(BookFixture.Instrument, "fut", "other", 2, 98, "moved");
        Assert.Equal((3, 2), (_f.Book.Position(BookFixture.Key), _f.Book.Position(new StrategyInstrument("other", BookFixture.Instrument))));
        Assert.Throws<SysTradeException>(() => _f.Book.Transfer(BookFixture.Instrument, "fut", "bad name", 2, 98, "moved"));
        Assert.Equal(3, _f.Book.Position(BookFixture.Key));
        _f.CheckInvariants();
    }

    [Fact]
    public void OppositeOrdersOfTwoStrategies_AreNetted()
    {
        var (buy, sell) = (_f.Submit(5), _f.Submit(-3, "other"));
        Assert.Equal(3, _f.Book.Net(BookFixture.Instrument, 98));
        Assert.Equal(OrderStatus.Filled, _f.Book.Get(sell.Id).Status);
        Assert.Equal(TradeQuantity.Of(2), _f.Book.Get(buy.Id).Remaining);
        Assert.Equal((3, -3, 0), (_f.Book.Position(BookFixture.Key), _f.Book.Position(sell.Key), _f.Book.Position(BookFixture.Priced)));
        Assert.Equal(TradeQuantity.Of(2), Assert.Single(_f.Book.Spawn(buy.Id, _f.Contracts).Made).Trade);
        Assert.Contains("netted", _f.Book.Decisions(order: sell.Id)[^1].Summary, StringComparison.Ordinal);
        _f.CheckInvariants();
    }
}
