using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>Moves a family whose orders are all done to the history, in one transaction; false when it has something left to do.</summary>
    /// <param name="family">Number of the instrument order at its head.</param>
    public bool Archive(long family) => Transact(s =>
    {
        var orders = s.Query("Family", family);
        if (orders.Count == 0 || orders.Any(o => !o.IsDone)) return false;
        foreach (var order in orders)
        {
            s.Archive(order.Id);
            if (order is InstrumentOrder { Type: InstrumentOrderType.ZeroRoll } && order.Fill.Quantity.Net is var half && half != 0)
            {
                s.Alert(
                    $"roll-half:{order.Id}",
                    $"The roll {order.Id} of {order.Instrument} ended with {half} contracts of one leg more than of the other. In the states Force and Force_Outright the " +
                    $"next roll trades what is missing; in any other, submit an order of {-half} for {StrategyName.Roll}: Submit-SysOrder {StrategyName.Roll} {order.Instrument} {-half}.",
                    order.Instrument, order.Id);
            }
        }

        return true;
    });

    /// <summary>Moves every completed family to the history; gives the numbers of the families moved.</summary>
    public IReadOnlyList<long> ArchiveCompleted() => [.. Queue(OrderQueue.DoneInstrument).Select(o => o.Family).Where(Archive)];

    // What the end of an order means for those above it, once all its consequences are known.
    private static void Settle(BookSession s, OrderId id)
    {
        var order = s.Get(id);
        if (order.Children.Count > 0)
        {
            var children = s.Children(order);
            var isAsked = order.Status == OrderStatus.CancelPending;
            if (!order.IsDone && children.All(c => c.IsDone))
            {
                switch (order)
                {
                    // A fill withdrawn after the head was cancelled, or asked to be: nobody wants the rest any more.
                    case ContractOrder when order.Parent is { } head && s.Get(head).Status is (OrderStatus.CancelPending or OrderStatus.Cancelled or OrderStatus.Rejected):
                        s.Apply(id, new OrderEvent.Cancelled(s.Now, "its instrument order has ended"));
                        break;

                    // A contract order whose attempts ended goes on with another, unless its cancellation was asked for.
                    case ContractOrder when isAsked:
                        s.Apply(id, new OrderEvent.Cancelled(s.Now, order.Remark ?? "asked for"));
                        break;
                    case InstrumentOrder { Type: InstrumentOrderType.ZeroRoll } when !isAsked && children.All(c => c.Status == OrderStatus.Filled):
                        s.Apply(id, new OrderEvent.Completed(s.Now));
                        break;
                    case InstrumentOrder:
                        s.Apply(id, new OrderEvent.Cancelled(s.Now, order.Remark ?? "its contract orders ended before it was filled"));
                        break;
                }
            }
        }
        else if (order is not BrokerOrder && order.Status == OrderStatus.CancelPending)
        {
            s.Apply(id, new OrderEvent.Cancelled(s.Now, order.Remark ?? "asked for"));
        }

        // A withdrawn execution can leave a completed family with something to do again.
        if (!s.Get(id).IsDone && s.IsArchived(id)) RestoreFamily(s, id);
        if (order.Parent is { } parent) Settle(s, parent);
    }

    private static void RestoreFamily(BookSession s, OrderId id)
    {
        var head = id;
        while (s.Get(head).Parent is { } parent) head = parent;
        Restore(head);

        void Restore(OrderId each)
        {
            s.Unarchive(each);
            foreach (var child in s.Get(each).Children) Restore(child);
        }
    }
}
