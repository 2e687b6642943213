using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Books;

/// <summary>What is to be sent for a contract order.</summary>
/// <param name="Quantity">Signed contracts, a leg each: a part of what remains.</param>
/// <param name="Type">What to ask the broker for.</param>
public sealed record SendRequest(TradeQuantity Quantity, BrokerOrderType Type)
{
    /// <summary>Limit price of a limit order.</summary>
    public double? LimitPrice { get; init; }

    /// <summary>Algo that asks for it.</summary>
    public string? Algo { get; init; }

    /// <summary>Prices of the market when it was decided: side, middle, offside.</summary>
    public (double? Side, double? Mid, double? Offside) Market { get; init; }

    /// <summary>Broker, and account at it.</summary>
    public (string? Broker, string? Account) At { get; init; }
}

public sealed partial class OrderBook
{
    /// <summary>
    /// Stores the intent to send an order, with the id it will be sent under, before anything reaches the broker: after a crash the broker is asked
    /// whether that id arrived. Here is the last gate, for every source of orders: locks, what is in flight already, trade limits.
    /// </summary>
    /// <param name="contractOrder">Order it is for.</param>
    /// <param name="request">What to send.</param>
    /// <param name="run">What the algo remembers after this step: kept with it, so that a restart finds both or neither.</param>
    /// <param name="lease">For how long the run takes the order in hand with this its first step; null of one that has it already.</param>
    /// <returns>The order to send; null when nothing may be sent, with the reason.</returns>
    /// <exception cref="SysTradeException"><c>OrderTransition</c>: the order has ended; <c>OrderOverfill</c>: more than remains was asked for.</exception>
    public (BrokerOrder? Order, string? Refusal) PrepareSend(OrderId contractOrder, SendRequest request, AlgoRun? run = null, TimeSpan? lease = null) => Transact<(BrokerOrder?, string?)>(s =>
    {
        var order = s.Get<ContractOrder>(contractOrder);
        if (order.IsDone || order.Status == OrderStatus.CancelPending) throw new OrderFault("OrderTransition", $"nothing can be sent for it: it is {order.Status}").AsError(order);
        var inFlight = s.Children(order).Where(c => !c.IsDone).Aggregate(TradeQuantity.Zero(order.Trade.Count), (sum, c) => sum + c.Remaining);
        var free = order.Remaining - inFlight;
        if (request.Quantity.IsZero || !request.Quantity.IsPartOf(free))
        {
            throw new OrderFault("OrderOverfill", $"{request.Quantity} cannot be sent: {order.Remaining} remains and {inFlight} is at the broker").AsError(order);
        }

        if (lease is not null && (order.Control?.HoldsAgainst(s.Who, s.Now) ?? false)) return (null, $"{order.Control!.Owner} has it in hand");
        var quantity = request.Quantity;
        if (order.Source != OrderSource.Panic)
        {
            if (order.IsLockedFor(s.Who, s.Now)) return (null, $"order {order.Id} is locked by {order.Lock!.Owner}: {order.Lock.Reason}");
            if (Locks(s.Documents, order.Instrument, s.Now) is [var hold, ..]) return (null, $"{order.Instrument} is locked ({hold.Kind}) by {hold.By}: {hold.Reason}");
            var (room, limit) = TradeRoom(s.Documents, order.StrategyInstrument, s.Now);
            quantity = quantity.CutToSize(room);
            if (limit is not null && quantity != request.Quantity)
            {
                var why = FormattableString.Invariant($"{room} contracts are left of the trade limit of {limit.Strategy ?? "all strategies"} in {limit.Instrument}, {limit.Limit} in {limit.PeriodDays:0.###} days");
                s.Decide(new TradeDecision
                {
                    At = s.Now,
                    Key = order.StrategyInstrument.ToString(),
                    Order = order.Id,
                    Wanted = request.Quantity.Net,
                    Result = quantity.Net,
                    Steps = [new TradeStep("trade_limit", request.Quantity.Net, quantity.Net, why)],
                });
                if (quantity.IsZero)
                {
                    var anew = FormattableString.Invariant($"Set-SysLimit {limit.Instrument} -PeriodDays {limit.PeriodDays}{(limit.Strategy is { } one ? $" -Strategy {one}" : "")} -Reset");
                    s.Alert(TradeLimitAlert(order), $"{order.Id} waits: {why}. It goes on as the days pass; to trade now raise the limit, or count anew: {anew}.", order.Instrument, order.Id);
                    return (null, why);
                }
            }
        }

        if (run is not null && lease is { } time) TryTakeControl(s, order, run.State.Algo, time);
        var made = s.Place(
            BrokerOrder.Create(order.Key, quantity, s.Now, request.Type, request.LimitPrice, order.Source) with
            {
                Algo = request.Algo,
                SidePrice = request.Market.Side,
                MidPrice = request.Market.Mid,
                OffsidePrice = request.Market.Offside,
                Broker = request.At.Broker,
                Account = request.At.Account,
            },
            order.Id);
        s.Apply(order.Id, new OrderEvent.Spawned(s.Now, [made.Id]));
        if (run is not null) PutRun(s, run);
        return ((BrokerOrder)s.Apply(made.Id, new OrderEvent.Sent(s.Now, $"{Id}-{made.Id.Number}")), null);
    });

    /// <summary>True when an order, already told to wait for its trade limits, still has to: asking again would only be recorded again.</summary>
    internal bool WaitsForTradeLimit(ContractOrder order) => order.Source != OrderSource.Panic
        && order.Remaining.CutToSize(TradeCapacity(order.StrategyInstrument)).IsZero && IsAlerted(TradeLimitAlert(order));

    /// <summary>The broker has an order. Told again, or late, it changes nothing.</summary>
    /// <returns>False when there is no order of that id here.</returns>
    public bool Accept(string clientOrderId, string? brokerOrderId, string? permanentId) =>
        Told(clientOrderId, (_, now) => new OrderEvent.Accepted(now, brokerOrderId, permanentId), o => o.Status is not OrderStatus.Sending && o.BrokerOrderId == brokerOrderId);

    /// <summary>The broker ended an order before it was filled. What was filled, or still turns out to be, stays filled.</summary>
    public bool Cancelled(string clientOrderId, string reason) => Told(clientOrderId, (_, now) => new OrderEvent.Cancelled(now, reason), o => o.IsDone);

    /// <summary>The broker refused an order.</summary>
    public bool Rejected(string clientOrderId, string reason) => Told(clientOrderId, (_, now) => new OrderEvent.Rejected(now, reason), o => o.IsDone);

    /// <summary>The broker did not cancel an order.</summary>
    public bool CancelRefused(string clientOrderId, string reason) => Told(clientOrderId, (_, now) => new OrderEvent.CancelRefused(now, reason), o => o.Status != OrderStatus.CancelPending);

    /// <summary>An order is known not to have reached the broker, and not to be on its way.</summary>
    public bool NeverArrived(string clientOrderId) => Told(clientOrderId, (_, now) => new OrderEvent.NeverArrived(now), o => o.IsDone);

    /// <summary>The broker works an order at another limit price, or worked it there when it was filled.</summary>
    /// <param name="clientOrderId">The id it was sent under.</param>
    /// <param name="limitPrice">Its limit price.</param>
    /// <param name="wasAsked">True when it was asked for: then word of it counts though the fill came first. Other word of a filled order may be old.</param>
    public bool Moved(string clientOrderId, double limitPrice, bool wasAsked = false) => Told(
        clientOrderId,
        (o, now) => new OrderEvent.Modified(now, Who, null, limitPrice),
        o => o.LimitPrice == limitPrice || !(o.Status == OrderStatus.Working || (wasAsked && o.Status == OrderStatus.Filled)));

    /// <summary>An algo takes a contract order in hand for a time, or keeps it longer; false while another holds it.</summary>
    public bool TakeControl(OrderId contractOrder, string algo, TimeSpan lease) =>
        Transact(s => TryTakeControl(s, s.Get<ContractOrder>(contractOrder), algo, lease));

    /// <summary>An algo lets go of a contract order.</summary>
    public void ReleaseControl(OrderId contractOrder) => Transact(s =>
    {
        if (s.Get<ContractOrder>(contractOrder).Control is not null) s.Apply(contractOrder, new OrderEvent.ControlReleased(s.Now));
        return true;
    });

    private static string TradeLimitAlert(Order order) => $"trade-limit:{order.StrategyInstrument}";

    private static bool TryTakeControl(BookSession s, ContractOrder order, string algo, TimeSpan lease)
    {
        if (order.IsDone || (order.Control?.HoldsAgainst(s.Who, s.Now) ?? false)) return false;
        s.Apply(order.Id, new OrderEvent.ControlTaken(s.Now, algo, new OrderLock(s.Who, algo, s.Now, s.Now + lease)));
        return true;
    }

    // Told twice is told once: what changes nothing is not logged, and costs no transaction.
    private bool Told(string clientOrderId, Func<Order, DateTime, OrderEvent> happened, Func<BrokerOrder, bool> isKnown)
    {
        if (FindByClientId(clientOrderId) is not { } seen) return false;
        return isKnown(seen) || Transact(s =>
        {
            if (s.FindByClientId(clientOrderId) is not BrokerOrder order) return false;
            if (isKnown(order)) return true;
            if (s.TryApply(order.Id, happened(order, s.Now))) Settle(s, order.Id);
            return true;
        });
    }

    private BrokerOrder? FindByClientId(string clientOrderId) => _store.Read(reader =>
    {
        foreach (var collection in new[] { BookCollections.Orders, BookCollections.History })
        {
            var found = reader.Query(new DocumentQuery(collection) { Field = "ClientOrderId", Value = clientOrderId });
            if (found.Count > 0) return BookJson.Recall<OrderDocument>(found[0]).Order as BrokerOrder;
        }

        return null;
    });
}
