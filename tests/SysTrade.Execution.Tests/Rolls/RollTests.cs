using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Rolls;

public sealed class RollTests : IDisposable
{
    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void Passive_ClosesInThePricedContractAndOpensInTheForward()
    {
        Hold(2);
        Set(RollState.Passive);
        var made = _f.Book.Spawn(_f.Submit(-5).Id, _f.Contracts).Made;
        Assert.Equal(["fut/EDOLLAR/20240300 -2", "fut/EDOLLAR/20240600 -3"], made.Select(m => $"{m.Key} {m.Trade}"));
        var other = _f.Book.Spawn(_f.Submit(-1, "other").Id, _f.Contracts).Made;
        Assert.Equal("other/EDOLLAR/20240600", Assert.Single(other).Key.ToString());
    }

    [Fact]
    public void ForceRoll_WaitsForAWorkingOrderAndStrategyOrdersWaitForIt()
    {
        Hold(4);
        Set(RollState.Passive);
        var working = _f.Send(Assert.Single(_f.Book.Spawn(_f.Submit(-1).Id, _f.Contracts).Made));
        Set(RollState.Force);
        Assert.Contains("being traded", _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Waits, StringComparison.Ordinal);
        _f.Book.Book(working.ClientOrderId, _f.Trade("e1", -1));
        _f.Book.ArchiveCompleted();
        var roll = _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order!;
        Assert.Equal(TradeQuantity.Of(-3, 3), _f.Book.Get(_f.Book.Get(roll.Id).Children[0]).Trade);
        Assert.Null(_f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order);
        Assert.Contains("the roll", _f.Book.Spawn(_f.Submit(2).Id, _f.Contracts).Waits, StringComparison.Ordinal);
    }

    [Fact]
    public void ForceOutright_MakesTwoOrders_AndEndsInPassive()
    {
        Hold(2);
        Set(RollState.Force_Outright);
        var head = _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order!;
        var children = _f.Book.Get(head.Id).Children.Select(c => (ContractOrder)_f.Book.Get(c)).ToArray();
        Assert.Equal(["20240300 -2", "20240600 2"], children.Select(c => $"{c.Key.Contracts[0].DateText} {c.Trade}"));
        _f.Book.Book(_f.Send(children[0]).ClientOrderId, _f.Trade("e1", -2));
        _f.CheckInvariants();
        Assert.Equal(RollState.Force_Outright, _f.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        _f.Book.Book(_f.Send(children[1]).ClientOrderId, _f.Trade("e2", 2, 97, BookFixture.Forward));
        Assert.Equal(RollState.Passive, _f.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        Assert.Equal(OrderStatus.Filled, _f.Book.Get(head.Id).Status);
        Assert.Equal(2, _f.Book.Position(BookFixture.Key));
        Assert.Contains(_f.Book.Alerts(), a => a.Id.StartsWith("roll-done", StringComparison.Ordinal));
        _f.CheckInvariants();
    }

    [Theory]
    [InlineData(0, -10, 0)] // sold and not yet bought: nothing is held, and yet there is no room for a buy
    [InlineData(1, 10, 0)] // bought and not yet sold: twice as much is held, and yet nothing has to be sold
    public void StrategyOrderBetweenTheLegsOfARoll_IsSizedAsIfTheRollWereDone(int leg, int half, int room)
    {
        _f.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 10));
        HalfRolled(10, leg, half);
        Assert.Equal(10 + half, _f.Book.InstrumentPosition(BookFixture.Instrument));
        Assert.Equal(10, _f.Book.SettledPosition(BookFixture.Instrument));
        Assert.Equal(room, Wish(5));
        Assert.Equal(0, Wish(0));

        // Further out than now, whichever way the roll ends, is not allowed either.
        Assert.Equal(half < 0 ? -10 : -20, Wish(-30));

        int Wish(int trade) => _f.Book.Submit(InstrumentOrder.Create(new StrategyInstrument("other", BookFixture.Instrument), trade, _f.Book.Now), preview: true).Decision.Result;
    }

    [Theory]
    [InlineData(RollState.Force_Outright, 0, -4, "[20240300] -6; [20240600] 10")]
    [InlineData(RollState.Force_Outright, 1, 10, "[20240300] -10")]
    [InlineData(RollState.Force_Outright, 0, -10, "[20240600] 10")]
    [InlineData(RollState.Force, 0, -4, "[20240300, 20240600] [-6, 6]; [20240600] 4")]
    [InlineData(RollState.Force, 1, 3, "[20240300, 20240600] [-7, 7]; [20240300] -3")]
    public void RollStoppedBetweenItsLegs_GoesOnWhereItWasStopped(RollState state, int leg, int half, string expected)
    {
        var head = HalfRolled(10, leg, half);
        if (state != RollState.Force_Outright) Set(state);
        foreach (var id in _f.Book.Get(head).Children.Append(head).Where(id => !_f.Book.Get(id).IsDone)) _f.Book.Cancel(id, "end of day");
        Assert.Equal([head.Number], _f.Book.ArchiveCompleted());
        Assert.Contains(_f.Book.Alerts(), a => a.Id == $"roll-half:{head}");
        var next = _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order!;
        var children = _f.Book.Get(next.Id).Children.Select(c => (ContractOrder)_f.Book.Get(c)).ToArray();
        Assert.Equal(expected, string.Join("; ", children.Select(c => $"[{string.Join(", ", c.Key.Contracts.Select(k => k.DateText))}] {c.Trade}")));

        // Done, it leaves the strategy's position and nothing of its own.
        var number = 0;
        foreach (var child in children)
        {
            var sent = _f.Send(child);
            for (var l = 0; l < child.Trade.Count; l++) _f.Book.Book(sent.ClientOrderId, _f.Trade($"n{number++}", child.Trade[l], 98, child.Key.Contracts[l]));
        }

        Assert.Equal((0, 10, 10), (_f.Book.Position(BookFixture.Priced), _f.Book.Position(BookFixture.Forward), _f.Book.InstrumentPosition(BookFixture.Instrument)));
        Assert.Equal(RollState.Passive, _f.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        _f.CheckInvariants();
    }

    [Fact]
    public void Close_ChargesEachStrategyItsShare()
    {
        Hold(3);
        _f.Book.Balance("other", _f.Trade("e9", 1), "start");
        Set(RollState.Close);
        _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts);
        var heads = _f.Book.Orders(OrderLevel.Instrument).Select(o => $"{o.Strategy} {o.Trade}");
        Assert.Equal(["fut -3", "other -1"], heads);
    }

    [Fact]
    public void StrategyOrderWhileItsPositionIsClosed_IsForThePositionAfterwards()
    {
        Hold(-5);
        Set(RollState.Close);
        _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts);
        Assert.Equal("12 -> 7 (roll: the roll I4 closes 5 first)", _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 12, _f.Book.Now), preview: true).Decision.Summary);

        // The close may not be filled: it makes no room.
        _f.Book.SetPositionLimit(new PositionLimit("fut", BookFixture.Instrument, 5));
        Assert.Equal(0, _f.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 0, _f.Book.Now), preview: true).Decision.Result);
    }

    [Fact]
    public void StateThatMayNotFollow_IsRefused()
    {
        Hold(1);
        Assert.Equal("RollStateChange", Assert.Throws<SysTradeException>(() => Set(RollState.Roll_Adjusted)).ErrorId);
    }

    [Fact]
    public void LimitPrice_MovesWithTheContract()
    {
        Hold(-1);
        Set(RollState.Passive);
        var order = InstrumentOrder.Create(BookFixture.Key, 3, _f.Book.Now, InstrumentOrderType.Limit) with { LimitPrice = 97.5, ReferencePrice = 98.25, ReferenceContract = 20240300 };
        var made = _f.Book.Spawn(_f.Book.Submit(order).Order!.Id, _f.Contracts).Made;
        Assert.Equal([(97.5, 98.25), (96.5, 97.25)], made.Select(m => (m.LimitPrice!.Value, m.ReferencePrice!.Value)));
    }

    [Theory]
    [InlineData(0, 20, false, 100, 200, RollState.Roll_Adjusted)]
    [InlineData(3, 20, false, 100, 200, RollState.Passive)]
    [InlineData(3, 5, false, 1000, 50, RollState.No_Open)]
    [InlineData(3, 20, false, 1000, double.NaN, RollState.No_Roll)]
    [InlineData(0, -3, true, 0, 0, RollState.Roll_Adjusted)]
    public void Suggestion_FollowsTheTable(int position, double days, bool expired, double priced, double forward, RollState expected) =>
        Assert.Equal(expected, RollSuggestion.For(position, days, expired, priced, forward, new RollSuggestionSettings()).State);

    [Fact]
    public void Suggestion_NearWithAPositionAndALiquidForward_IsTheOperators() =>
        Assert.Null(RollSuggestion.For(3, 5, false, 100, 200, new RollSuggestionSettings()).State);

    private void Hold(int contracts) => _f.Book.Balance("fut", _f.Trade("e0", contracts), "start");

    // An outright roll of which a part of one leg is done.
    private OrderId HalfRolled(int held, int leg, int half)
    {
        Hold(held);
        Set(RollState.Force_Outright);
        var head = _f.Book.MakeRoll(BookFixture.Instrument, _f.Contracts).Order!;
        var child = (ContractOrder)_f.Book.Get(_f.Book.Get(head.Id).Children[leg]);
        var sent = _f.Send(child, half);
        _f.Book.Book(sent.ClientOrderId, _f.Trade("h1", half, 98, child.Key.Contracts[0]));
        return head.Id;
    }

    private void Set(RollState state) => _f.Book.SetRoll(BookFixture.Instrument, state, BookFixture.Priced, "test");
}
