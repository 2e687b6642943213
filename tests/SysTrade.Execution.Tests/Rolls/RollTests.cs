using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using SysTrade.Execution.Tests.Books;

namespace SysTrade.Execution.Tests.Rolls;

public sealed class RollTests : BookTest
{
    [Fact]
    public void Passive_ClosesInThePricedContractAndOpensInTheForward()
    {
        Hold(2);
        Set(RollState.Passive);
        var made = Fixture.Book.Spawn(Fixture.Submit(-5).Id, Fixture.Contracts).Made;
        Assert.Equal(["fut/EDOLLAR/20240300 -2", "fut/EDOLLAR/20240600 -3"], made.Select(m => $"{m.Key} {m.Trade}"));
        var other = Fixture.Book.Spawn(Fixture.Submit(-1, "other").Id, Fixture.Contracts).Made;
        Assert.Equal("other/EDOLLAR/20240600", Assert.Single(other).Key.ToString());
    }

    [Fact]
    public void FillWithdrawnWhileTheHeadIsBeingCancelled_IsNotTradedAgain()
    {
        Hold(2);
        Set(RollState.Passive);
        var made = Fixture.Book.Spawn(Fixture.Submit(-5).Id, Fixture.Contracts).Made;
        var (closing, opening) = (Fixture.Send(made[0]), Fixture.Send(made[1]));
        Fixture.Book.Book(closing.ClientOrderId, Fixture.Trade("e1", -2));
        Fixture.Book.Cancel(made[0].Parent!.Value, "stop");
        Fixture.Book.Bust("e1", BookFixture.Priced);
        Assert.Equal(OrderStatus.Cancelled, Fixture.Get<ContractOrder>(made[0]).Status);
        Fixture.Book.Cancelled(opening.ClientOrderId!, "stopped");
        Assert.Equal([made[0].Family], Fixture.Book.ArchiveCompleted());
        Assert.Empty(Fixture.Book.Orders());
        Fixture.CheckInvariants();
    }

    [Fact]
    public void ForceRoll_WaitsForAWorkingOrderAndStrategyOrdersWaitForIt()
    {
        Hold(4);
        Set(RollState.Passive);
        var working = Fixture.Send(Assert.Single(Fixture.Book.Spawn(Fixture.Submit(-1).Id, Fixture.Contracts).Made));
        Set(RollState.Force);
        Assert.Contains("being traded", Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Waits, StringComparison.Ordinal);
        Fixture.Book.Book(working.ClientOrderId, Fixture.Trade("e1", -1));
        Fixture.Book.ArchiveCompleted();
        var roll = Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Order!;
        Assert.Equal(TradeQuantity.Of(-3, 3), Fixture.Book.Get(Fixture.Book.Get(roll.Id).Children[0]).Trade);
        Assert.Null(Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Order);
        Assert.Contains("the roll", Fixture.Book.Spawn(Fixture.Submit(2).Id, Fixture.Contracts).Waits, StringComparison.Ordinal);
    }

    [Fact]
    public void ForceOutright_MakesTwoOrders_AndEndsInPassive()
    {
        Hold(2);
        Set(RollState.Force_Outright);
        var head = Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Order!;
        var children = Fixture.Book.Get(head.Id).Children.Select(c => (ContractOrder)Fixture.Book.Get(c)).ToArray();
        Assert.Equal(["20240300 -2", "20240600 2"], children.Select(c => $"{c.Key.Contracts[0].DateText} {c.Trade}"));
        Fixture.Book.Book(Fixture.Send(children[0]).ClientOrderId, Fixture.Trade("e1", -2));
        Fixture.CheckInvariants();
        Assert.Equal(RollState.Force_Outright, Fixture.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        Fixture.Book.Book(Fixture.Send(children[1]).ClientOrderId, Fixture.Trade("e2", 2, 97, BookFixture.Forward));
        Assert.Equal(RollState.Passive, Fixture.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        Assert.Equal(OrderStatus.Filled, Fixture.Book.Get(head.Id).Status);
        Assert.Equal(2, Fixture.Book.Position(BookFixture.Key));
        Assert.Contains(Fixture.Book.Alerts(), a => a.Id.StartsWith("roll-done", StringComparison.Ordinal));
        Fixture.CheckInvariants();
    }

    [Theory]
    [InlineData(0, -10, 0)] // sold and not yet bought: nothing is held, and yet there is no room for a buy
    [InlineData(1, 10, 0)] // bought and not yet sold: twice as much is held, and yet nothing has to be sold
    public void StrategyOrderBetweenTheLegsOfARoll_IsSizedAsIfTheRollWereDone(int leg, int half, int room)
    {
        Fixture.Book.SetPositionLimit(new PositionLimit(null, BookFixture.Instrument, 10));
        HalfRolled(10, leg, half);
        Assert.Equal(10 + half, Fixture.Book.InstrumentPosition(BookFixture.Instrument));
        Assert.Equal(10, Fixture.Book.SettledPosition(BookFixture.Instrument));
        Assert.Equal(room, Wish(5));
        Assert.Equal(0, Wish(0));

        // Further out than now, whichever way the roll ends, is not allowed either.
        Assert.Equal(half < 0 ? -10 : -20, Wish(-30));

        int Wish(int trade) => Fixture.Book.Submit(InstrumentOrder.Create(new StrategyInstrument("other", BookFixture.Instrument), trade, Fixture.Book.Now), preview: true).Decision.Result;
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
        foreach (var id in Fixture.Book.Get(head).Children.Append(head).Where(id => !Fixture.Book.Get(id).IsDone)) Fixture.Book.Cancel(id, "end of day");
        Assert.Equal([head.Number], Fixture.Book.ArchiveCompleted());
        Assert.Contains(Fixture.Book.Alerts(), a => a.Id == $"roll-half:{head}");
        var next = Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Order!;
        var children = Fixture.Book.Get(next.Id).Children.Select(c => (ContractOrder)Fixture.Book.Get(c)).ToArray();
        Assert.Equal(expected, string.Join("; ", children.Select(c => $"[{string.Join(", ", c.Key.Contracts.Select(k => k.DateText))}] {c.Trade}")));

        // Done, it leaves the strategy's position and nothing of its own.
        var number = 0;
        foreach (var child in children)
        {
            var sent = Fixture.Send(child);
            for (var l = 0; l < child.Trade.Count; l++) Fixture.Book.Book(sent.ClientOrderId, Fixture.Trade($"n{number++}", child.Trade[l], 98, child.Key.Contracts[l]));
        }

        Assert.Equal((0, 10, 10), (Fixture.Book.Position(BookFixture.Priced), Fixture.Book.Position(BookFixture.Forward), Fixture.Book.InstrumentPosition(BookFixture.Instrument)));
        Assert.Equal(RollState.Passive, Fixture.Book.FixRoll(BookFixture.Instrument, BookFixture.Priced));
        Fixture.CheckInvariants();
    }

    [Theory]
    [InlineData(RollState.Passive, 0, -10, 20240600)] // the priced leg was sold: the forward one is bought
    [InlineData(RollState.Passive, 1, 10, 20240300)] // the forward leg was bought: the priced one is sold
    [InlineData(RollState.No_Roll, 0, -4, 20240300)] // the roll is called off: the priced leg is bought back
    public void RollStoppedBetweenItsLegs_OutsideForce_SaysWhatToSubmitAndThatEndsIt(RollState state, int leg, int half, int contract)
    {
        var head = HalfRolled(10, leg, half);
        foreach (var id in Fixture.Book.Get(head).Children.Append(head).Where(id => !Fixture.Book.Get(id).IsDone)) Fixture.Book.Cancel(id, "end of day");
        Fixture.Book.ArchiveCompleted();
        Set(state);
        Assert.Equal((null, null), Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts));
        var alert = Assert.Single(Fixture.Book.Alerts(), a => a.Id == $"roll-half:{head}");
        Assert.EndsWith($"submit an order of {-half} for {StrategyName.Roll}: Submit-SysOrder {StrategyName.Roll} EDOLLAR {-half}.", alert.Text, StringComparison.Ordinal);

        // Just that, through the same gate as any order.
        var told = Fixture.Book.Submit(InstrumentOrder.Create(new StrategyInstrument(StrategyName.Roll, BookFixture.Instrument), -half, Fixture.Book.Now, source: OrderSource.Manual));
        Assert.Equal(-half, told.Decision.Result);
        var child = Assert.Single(Fixture.Book.Spawn(told.Order!.Id, Fixture.Contracts).Made);
        Assert.Equal((contract, -half), (child.Key.Contracts[0].Date, child.Trade.Net));
        Fixture.Book.Book(Fixture.Send(child).ClientOrderId, Fixture.Trade("n1", -half, 98, child.Key.Contracts[0]));
        Assert.Equal((10, 10), (Fixture.Book.InstrumentPosition(BookFixture.Instrument), Fixture.Book.SettledPosition(BookFixture.Instrument)));
        Assert.Equal(10, Fixture.Book.Position(BookFixture.Priced) + Fixture.Book.Position(BookFixture.Forward));
        Fixture.CheckInvariants();
    }

    [Fact]
    public void Close_ChargesEachStrategyItsShare()
    {
        Hold(3);
        Fixture.Book.Balance("other", Fixture.Trade("e9", 1), "start");
        Set(RollState.Close);
        Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts);
        var heads = Fixture.Book.Orders(OrderLevel.Instrument).Select(o => $"{o.Strategy} {o.Trade}");
        Assert.Equal(["fut -3", "other -1"], heads);
    }

    [Fact]
    public void StrategyOrderWhileItsPositionIsClosed_IsForThePositionAfterwards()
    {
        Hold(-5);
        Set(RollState.Close);
        Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts);
        Assert.Equal("12 -> 7 (roll: the roll I4 closes 5 first)", Fixture.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 12, Fixture.Book.Now), preview: true).Decision.Summary);

        // The close may not be filled: it makes no room.
        Fixture.Book.SetPositionLimit(new PositionLimit("fut", BookFixture.Instrument, 5));
        Assert.Equal(0, Fixture.Book.Submit(InstrumentOrder.Create(BookFixture.Key, 0, Fixture.Book.Now), preview: true).Decision.Result);
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
        var order = InstrumentOrder.Create(BookFixture.Key, 3, Fixture.Book.Now, InstrumentOrderType.Limit) with { LimitPrice = 97.5, ReferencePrice = 98.25, ReferenceContract = 20240300 };
        var made = Fixture.Book.Spawn(Fixture.Book.Submit(order).Order!.Id, Fixture.Contracts).Made;
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

    // An outright roll of which a part of one leg is done.
    private OrderId HalfRolled(int held, int leg, int half)
    {
        Hold(held);
        Set(RollState.Force_Outright);
        var head = Fixture.Book.MakeRoll(BookFixture.Instrument, Fixture.Contracts).Order!;
        var child = (ContractOrder)Fixture.Book.Get(Fixture.Book.Get(head.Id).Children[leg]);
        var sent = Fixture.Send(child, half);
        Fixture.Book.Book(sent.ClientOrderId, Fixture.Trade("h1", half, 98, child.Key.Contracts[0]));
        return head.Id;
    }
}
