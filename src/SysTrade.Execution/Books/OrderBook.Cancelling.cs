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

    /// <summary>Wants less of an order, or another limit price, while nothing of it is at the broker.</summary>
    /// <param name="id">Order of an instrument or a contract.</param>
    /// <param name="trade">All that is wanted now, what is filled included; null leaves it. It may only become smaller: limits were checked for what it was.</param>
    /// <param name="limitPrice">Limit price; null leaves it.</param>
    /// <exception cref="SysTradeException">
    /// <c>OrderBusy</c>: a part of it is at the broker; <c>OrderChange</c>: nothing, more, the other side, other proportions or less than is filled, or a limit of an order
    /// that has none; <c>OrderTransition</c>, <c>OrderLocked</c>.
    /// </exception>
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

        // Whether an order can be changed at all is said by its status.
        if (!order.IsDone && order.Status != OrderStatus.CancelPending) RequireChange(order, trade, limitPrice);

        // An order that is wanted no further than it is filled has ended, and with it what is above it.
        s.Apply(id, new OrderEvent.Modified(s.Now, s.Who, trade, limitPrice));
        Settle(s, id);
        return s.Get(id);
    });

    private static void RequireChange(Order order, TradeQuantity? trade, double? limitPrice)
    {
        if (trade is not null && (trade.IsZero || !trade.IsPartOf(order.Trade) || !trade.Ratio.Equals(order.Trade.Ratio)))
        {
            throw new SysTradeException(
                "OrderChange", SysErrorKind.InvalidArgument, $"Order {order.Id} of {order.Trade} cannot become {trade}: it may only become smaller, on the same side and in the same proportions.",
                "Cancel it (Stop-SysOrder), and place another where more or the other side is wanted, so that it is held against all limits.", order.Id.ToString());
        }

        if (limitPrice is { } price && (order.LimitPrice is null || !double.IsFinite(price)))
        {
            throw new SysTradeException(
                "OrderChange", SysErrorKind.InvalidArgument,
                order.LimitPrice is null ? $"Order {order.Id} has no limit price that could be changed." : $"{price} is no limit price.",
                "Give a price for an order that was placed with a limit.", order.Id.ToString());
        }
    }

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
