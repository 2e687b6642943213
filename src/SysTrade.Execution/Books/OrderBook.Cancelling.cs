using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>
    /// Asks for the end of an order and all below it. What is not at the broker ends at once; what is stays, marked, until the broker confirms, and
    /// may still fill. Returns the order as it is then.
    /// </summary>
    /// <exception cref="SysTradeException"><c>OrderTransition</c>: it has ended; <c>OrderLocked</c>.</exception>
    public Order Cancel(OrderId id, string reason) => Transact(s =>
    {
        var order = s.Get(id);
        if (order.IsDone) throw new OrderFault("OrderTransition", $"it cannot be cancelled: it is {order.Status}").AsError(order);
        RequireUnlocked(s, order);
        AskCancel(s, id, reason);
        Settle(s, id);
        return s.Get(id);
    });

    /// <summary>Changes what is wanted, or the limit price, of an order that has nothing at the broker.</summary>
    /// <exception cref="SysTradeException"><c>OrderBusy</c>: a part of it is at the broker; <c>OrderChange</c>: less than is filled; <c>OrderTransition</c>, <c>OrderLocked</c>.</exception>
    public Order Modify(OrderId id, TradeQuantity? trade, double? limitPrice) => Transact(s =>
    {
        var order = s.Get(id);
        RequireUnlocked(s, order);
        if (order is BrokerOrder || HasLive(s, order))
        {
            throw new SysTradeException(
                "OrderBusy", SysErrorKind.InvalidOperation, $"Order {id} cannot be changed while a part of it is at the broker.", "Cancel what is at the broker first (Stop-SysOrder).", id.ToString());
        }

        if (order is InstrumentOrder && order.Children.Count > 0 && trade is not null)
        {
            throw new SysTradeException(
                "OrderBusy", SysErrorKind.InvalidOperation, $"The quantity of order {id} cannot be changed: contract orders were made for it.", "Change those, or cancel it and place another.", id.ToString());
        }

        // An order that is wanted no further than it is filled has ended, and with it what is above it.
        s.Apply(id, new OrderEvent.Modified(s.Now, s.Who, trade, limitPrice));
        Settle(s, id);
        return s.Get(id);
    });

    /// <summary>Puts a hold on an order; one of the same owner is renewed.</summary>
    /// <exception cref="SysTradeException"><c>OrderLocked</c>: somebody else holds it.</exception>
    public Order Lock(OrderId id, string reason, TimeSpan? lasts = null) => Transact(s =>
    {
        RequireUnlocked(s, s.Get(id));
        return s.Apply(id, new OrderEvent.Locked(s.Now, new OrderLock(s.Who, reason, s.Now, s.Now + lasts)));
    });

    /// <summary>Releases the hold on an order; with force also somebody else's.</summary>
    /// <exception cref="SysTradeException"><c>OrderLocked</c>: somebody else holds it, and force was not given.</exception>
    public Order Unlock(OrderId id, bool force = false) => Transact(s =>
    {
        var order = s.Get(id);
        if (order.Lock is null) return order;
        if (!force) RequireUnlocked(s, order);
        return s.Apply(id, new OrderEvent.Unlocked(s.Now, s.Who));
    });

    private static void AskCancel(BookSession s, OrderId id, string reason)
    {
        var order = s.Get(id);
        if (order.IsDone) return;
        foreach (var child in order.Children) AskCancel(s, child, reason);
        if (!s.Get(id).IsDone) s.Apply(id, new OrderEvent.CancelAsked(s.Now, s.Who, reason));
        if (order is not BrokerOrder && !HasLive(s, order) && !s.Get(id).IsDone) s.Apply(id, new OrderEvent.Cancelled(s.Now, reason));
    }

    private static bool HasLive(BookSession s, Order order) => s.Children(order).Any(c => c is BrokerOrder ? !c.IsDone : HasLive(s, c));

    private static void RequireUnlocked(BookSession s, Order order)
    {
        if (!order.IsLockedFor(s.Who, s.Now)) return;
        var held = order.Lock!;
        throw new SysTradeException(
            "OrderLocked", SysErrorKind.Busy,
            $"Order {order.Id} is locked by {held.Owner} since {held.At:yyyy-MM-dd HH:mm:ss} UTC{(held.ExpiresAt is { } end ? $", until {end:HH:mm:ss}" : "")}: {held.Reason}",
            "Wait until it is released, or release it with Unlock-SysOrder -Force.", order.Id.ToString());
    }
}
