using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Books;

/// <summary>What a book does with the making of orders: limits, overrides, locks, netting, whatever store it is kept in.</summary>
public abstract class SubmittingTests(StoreKind store) : IDisposable
{
    private readonly BookFixture _f = new(store);

    public void Dispose()
    {
        _f.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void WhyThreeAndNotFive_IsAnswered()
    {
        _f.Book.SetPositionLimit(new PositionLimit("fut", BookFixture.Instrument, 3));
        var order = _f.Submit(5);
        Assert.Equal(TradeQuantity.Of(3), order.Trade);
        var decision = Assert.Single(_f.Book.Decisions(order: order.Id));
        Assert.Equal((5, 3), (decision.Wanted, decision.Result));
        Assert.Equal("5 -> 3 (position_limit: fut at most 3 (now 0))", decision.Summary);
    }

    [Fact]
    public void Overrides_AreAllApplied()
    {
        _f.Book.SetOverride("fut", null, Override.Multiply(0.5), "half");
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.Multiply(0.5), "half again");
        Assert.Equal(TradeQuantity.Of(2), _f.Submit(8).Trade);
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.NoTrading, "stop");
        Assert.Null(_f.Submit(8, "other"));
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.None, "go");
        Assert.NotNull(_f.Submit(8, "other"));
    }

    [Fact]
    public void NoOpen_OnlyReduces_AndLeavesTheOverridesAlone()
    {
        _f.Book.SetOverride(null, BookFixture.Instrument, Override.Multiply(0.5), "half");
        _f.Book.SetRoll(BookFixture.Instrument, RollState.No_Open, BookFixture.Priced, "illiquid");
        Assert.Null(_f.Submit(4));
        _f.Book.SetRoll(BookFixture.Instrument, RollState.Passive, BookFixture.Priced, "liquid");
        Assert.Equal(TradeQuantity.Of(2), _f.Submit(4).Trade);
        Assert.Equal("0.5", Assert.Single(_f.Book.Overrides()).Value);
    }

    [Fact]
    public void LockedInstrument_TakesNoOrderButAPanicOrder()
    {
        _f.Book.LockInstrument(BookFixture.Instrument, InstrumentLockKind.Manual, "look", TimeSpan.FromHours(1));
        Assert.Null(_f.Submit(2, source: OrderSource.Manual));
        Assert.Equal(TradeQuantity.Of(2), _f.Submit(2, source: OrderSource.Panic).Trade);
        _f.Clock.Move(TimeSpan.FromHours(2));
        Assert.NotNull(_f.Submit(2, "other"));
    }

    [Fact]
    public void WhatIsOnTheStack_Counts()
    {
        Assert.NotNull(_f.Submit(5));
        Assert.Null(_f.Submit(5));
        Assert.Equal(TradeQuantity.Of(2), _f.Submit(7).Trade);
        var smaller = _f.Book.Orders();
        Assert.Null(_f.Submit(4));
        Assert.Equal(4, _f.Book.Orders(OrderLevel.Instrument).Where(o => !o.IsDone).Sum(o => o.Remaining.Net));
        Assert.Equal(2, smaller.Count);
        Assert.Equal(TradeQuantity.Of(-2), _f.Submit(-2).Trade);
        Assert.Equal(-2, _f.Book.Orders(OrderLevel.Instrument).Where(o => !o.IsDone).Sum(o => o.Remaining.Net));
    }

    [Fact]
    public void OppositeToAWorkingOrder_CancelsItFirst()
    {
        var working = _f.Working(5);
        Assert.Null(_f.Submit(-2));
        Assert.Equal(OrderStatus.CancelPending, _f.Get<BrokerOrder>(working).Status);
        _f.Book.Cancelled(working.ClientOrderId!, "done");
        Assert.Equal(TradeQuantity.Of(-2), _f.Submit(-2).Trade);
    }

    [Fact]
    public void OrdersOnTheStack_TakeRoomAndMakeNone()
    {
        _f.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 6));
        _f.Submit(-4, "seller");
        Assert.Equal(TradeQuantity.Of(4), _f.Submit(4, source: OrderSource.Manual).Trade);
        Assert.Equal(TradeQuantity.Of(2), _f.Submit(9).Trade);
        Assert.Null(_f.Submit(1, "other"));
        Assert.Equal(TradeQuantity.Of(-2), _f.Submit(-9, "other").Trade);
    }

    [Fact]
    public void Preview_TellsAndChangesNothing()
    {
        _f.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 1));
        var before = _f.Store.LastSequence;
        var told = _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 4, _f.Book.Now), preview: true);
        Assert.Equal(1, told.Decision.Result);
        Assert.Equal(before, _f.Store.LastSequence);
    }

    [Fact]
    public void TradeLimit_CountsWorkedAndFilledAndGivesBackTheRest()
    {
        _f.Book.SetTradeLimit(new TradeLimit(null, BookFixture.Instrument, 1, 4));
        var sent = _f.Working(3);
        Assert.Equal(1, _f.Book.TradeCapacity(BookFixture.Key));
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e1", 1));
        _f.Book.Cancelled(sent.ClientOrderId!, "timed out");
        Assert.Equal(3, _f.Book.TradeCapacity(BookFixture.Key));
        _f.Book.Book(sent.ClientOrderId, _f.Trade("e2", 1));
        Assert.Equal(2, _f.Book.TradeCapacity(BookFixture.Key));
        _f.Clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(4, _f.Book.TradeCapacity(BookFixture.Key));
    }

    [Fact]
    public void TradeLimit_CutsWhatIsSentAndRecordsIt()
    {
        _f.Book.SetTradeLimit(new TradeLimit("fut", BookFixture.Instrument, 1, 2));
        var child = _f.Spawn(_f.Submit(5));
        var sent = _f.Send(child);
        Assert.Equal(TradeQuantity.Of(2), sent.Trade);
        var (order, refusal) = _f.Book.PrepareSend(child.Id, new SendRequest(TradeQuantity.Of(3), BrokerOrderType.Market));
        Assert.Null(order);
        Assert.Contains("trade limit of fut in EDOLLAR, 2 in 1 days", refusal, StringComparison.Ordinal);
        Assert.Equal(2, _f.Book.Decisions(order: child.Id).Count);
    }

    [Fact]
    public void StaleInstrument_IsNotTraded()
    {
        var lists = InstrumentLists.Empty with { StaleInstruments = [BookFixture.Instrument] };
        Assert.Null(_f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 4, _f.Book.Now), lists).Order);
        var restricted = InstrumentLists.Empty with { Restricted = [BookFixture.Instrument] };
        Assert.Contains("trading_restrictions", _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 4, _f.Book.Now), restricted).Decision.Summary, StringComparison.Ordinal);
    }
}
