using CsCheck;
using SysTrade.Domain.Orders;

namespace SysTrade.Domain.Tests.Orders;

public sealed class OrderTransitionsTests
{
    private static readonly DateTime Now = new(2024, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ContractOrderKey Key = ContractOrderKey.Parse("fut/EDOLLAR/202403");

    [Fact]
    public void PartialFills_AverageByQuantity()
    {
        Order order = Working(4);
        order = Apply(order, Fill("a", 1, 100));
        order = Apply(order, Fill("b", 3, 104));
        Assert.Equal(OrderStatus.Filled, order.Status);
        Assert.Equal(103, order.Fill.Price);
    }

    [Fact]
    public void FillBeforeTheAcknowledgement_IsTaken()
    {
        Order order = Apply(New(2), new OrderEvent.Sent(Now, "x-1"));
        order = Apply(order, Fill("a", 1, 100));
        Assert.Equal(OrderStatus.Working, order.Status);
        Assert.Equal(OrderStatus.Working, Apply(order, new OrderEvent.Accepted(Now, "17", null)).Status);
    }

    [Fact]
    public void LateFillAfterCancel_IsBookedAndTheOrderStaysCancelled()
    {
        var order = Apply(Apply(Working(2), new OrderEvent.Cancelled(Now, "by hand")), Fill("a", 1, 100));
        Assert.Equal(OrderStatus.Cancelled, order.Status);
        Assert.Equal(TradeQuantity.Of(1), order.Fill.Quantity);
        Assert.Equal(OrderStatus.Filled, Apply(order, Fill("b", 1, 100)).Status);
    }

    [Fact]
    public void CancelThatTheFillOvertook_ChangesNothing()
    {
        var order = Apply(Working(1), Fill("a", 1, 100));
        Assert.Equal(OrderStatus.Filled, Apply(order, new OrderEvent.Cancelled(Now, "by hand")).Status);
    }

    [Fact]
    public void BustedExecution_EndsABrokerOrderAndReopensItsParents()
    {
        var bust = new OrderEvent.Busted(Now, "a", 0, 2, 100);
        var sent = Apply(Apply(Working(2), Fill("a", 2, 100)), bust);
        Assert.Equal((OrderStatus.Cancelled, TradeQuantity.Zero(1), null), (sent.Status, sent.Fill.Quantity, sent.Fill.Price));
        Order parent = ContractOrder.Create(Key, TradeQuantity.Of(2), Now);
        parent = Apply(Apply(Apply(parent, new OrderEvent.Spawned(Now, [sent.Id])), Fill("a", 2, 100)), bust);
        Assert.Equal(OrderStatus.Working, parent.Status);
    }

    [Fact]
    public void CorrectedExecution_ChangesQuantityAndPrice()
    {
        var order = Apply(Apply(Working(3), Fill("a", 3, 100)), new OrderEvent.Corrected(Now, "a", 0, 3, 100, 2, 101));
        Assert.Equal((OrderStatus.Cancelled, TradeQuantity.Of(2), 101.0), (order.Status, order.Fill.Quantity, order.Fill.Price));
    }

    [Fact]
    public void MoreThanWanted_IsAFaultUnlessItMustBeBooked()
    {
        var fault = OrderTransitions.Apply(Working(1), Fill("a", 2, 100));
        Assert.Equal("OrderOverfill", fault.Fault?.ErrorId);
        Assert.Equal(TradeQuantity.Zero(1), fault.Order.Fill.Quantity);
        Assert.Equal("OrderOverfill", OrderTransitions.Apply(Working(1), Fill("a", -1, 100)).Fault?.ErrorId);
        var booked = Apply(Working(1), Fill("a", 2, 100) with { MayExceed = true });
        Assert.Equal((OrderStatus.Filled, TradeQuantity.Of(2)), (booked.Status, booked.Fill.Quantity));
    }

    [Fact]
    public void ImpossibleEvent_IsAFaultThatNamesStatusAndEvent()
    {
        var fault = OrderTransitions.Apply(New(1), new OrderEvent.Accepted(Now, null, null)).Fault;
        Assert.Equal("OrderTransition", fault?.ErrorId);
        Assert.Contains("New", fault?.Problem, StringComparison.Ordinal);
        Assert.Contains("Accepted", fault?.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void SpreadFills_HaveThePriceOfTheSpreadOnceBothLegsAreIn()
    {
        Order order = ContractOrder.Create(ContractOrderKey.Parse("fut/EDOLLAR/202403_202406"), TradeQuantity.Of(-2, 2), Now);
        order = Apply(Apply(order, new OrderEvent.Spawned(Now, [])), Fill("a", -2, 98));
        Assert.Null(order.Fill.Price);
        order = Apply(order, Fill("b", 2, 97) with { Leg = 1 });
        Assert.Equal((OrderStatus.Filled, 1.0), (order.Status, order.Fill.Price));
    }

    [Fact]
    public void Diagram_ShowsEveryRowOfTheTable()
    {
        var text = OrderDiagram.Mermaid();
        foreach (var row in OrderTransitions.Table)
        {
            Assert.Contains(
                text.Split('\n'),
                l => l.Contains($"{row.From} --> {row.To}:", StringComparison.Ordinal) && l.Contains(row.On.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Fills_InAnyOrderWithBusts_GiveTheSameFill() => Gen.Select(Gen.Int[1, 4].Array[1, 6], Gen.Int[0, 1000]).Sample((sizes, seed) =>
    {
        var total = sizes.Sum();
        var fills = sizes.Select((size, i) => Fill($"e{i}", size, 100 + i)).ToArray();
        var shuffled = fills.OrderBy(f => HashCode.Combine(f.ExecutionId, seed)).ToArray();
        var (one, other) = (fills.Aggregate(Working(total), Apply), shuffled.Aggregate(Working(total), Apply));
        Assert.Equal(one.Fill.Quantity, other.Fill.Quantity);
        Assert.Equal(one.Fill.Price!.Value, other.Fill.Price!.Value, 9);
        Assert.Equal(OrderStatus.Filled, other.Status);
    });

    private static Order New(int trade) => BrokerOrder.Create(Key, TradeQuantity.Of(trade), Now);

    private static Order Working(int trade) => Apply(Apply(New(trade), new OrderEvent.Sent(Now, "x-1")), new OrderEvent.Accepted(Now, "17", null));

    private static OrderEvent.Filled Fill(string id, int contracts, double price) => new(Now, id, 0, contracts, price, Now);

    private static Order Apply(Order order, OrderEvent happened) => OrderTransitions.Apply(order, happened).Required;
}
