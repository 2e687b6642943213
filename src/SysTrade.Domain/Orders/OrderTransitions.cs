using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>One row of the transition table.</summary>
/// <param name="From">Status before.</param>
/// <param name="On">Event.</param>
/// <param name="To">Status after; a fill of all that was wanted makes it <see cref="OrderStatus.Filled"/> instead.</param>
/// <param name="Of">Which orders: "any", "parent" (instrument and contract) or "broker".</param>
/// <param name="Why">When it happens, where that is not plain.</param>
public sealed record OrderTransition(OrderStatus From, OrderEventKind On, OrderStatus To, string Of = "any", string? Why = null);

/// <summary>What an event did: the next order, or why the event cannot happen to it.</summary>
/// <param name="Order">Next order; the same one when there is a fault.</param>
/// <param name="Fault">Null when the event was applied.</param>
public sealed record AppliedEvent(Order Order, OrderFault? Fault)
{
    /// <summary>The next order, or the fault as an error.</summary>
    /// <exception cref="SysTradeException"><c>OrderTransition</c>, <c>OrderOverfill</c>, <c>OrderLegs</c>, <c>OrderChange</c>.</exception>
    public Order Required => Fault is null ? Order : throw Fault.AsError(Order);
}

/// <summary>Why an event cannot happen to an order.</summary>
/// <param name="ErrorId">Stable id: <c>OrderTransition</c>, <c>OrderOverfill</c>, <c>OrderLegs</c>, <c>OrderChange</c>.</param>
/// <param name="Problem">In words.</param>
public sealed record OrderFault(string ErrorId, string Problem)
{
    /// <summary>As an error about an order.</summary>
    public SysTradeException AsError(Order order) =>
        new(ErrorId, SysErrorKind.InvalidOperation, $"Order {order.Id} ({order.StrategyInstrument}, {order.Trade}): {Problem}.", target: order.Id.ToString());
}

/// <summary>The table of what may happen to an order, and the pure function that applies an event.</summary>
public static class OrderTransitions
{
    /// <summary>The table. A pair that is not in it is a fault.</summary>
    public static IReadOnlyList<OrderTransition> Table { get; } =
    [
        new(OrderStatus.New, OrderEventKind.Spawned, OrderStatus.Working, "parent"),
        new(OrderStatus.New, OrderEventKind.Filled, OrderStatus.Working, "any", "netted against another strategy, or entered by hand"),
        new(OrderStatus.New, OrderEventKind.Modified, OrderStatus.New),
        new(OrderStatus.New, OrderEventKind.CancelAsked, OrderStatus.CancelPending),
        new(OrderStatus.New, OrderEventKind.Cancelled, OrderStatus.Cancelled),
        new(OrderStatus.New, OrderEventKind.Completed, OrderStatus.Filled, "parent", "nothing was wanted"),
        new(OrderStatus.New, OrderEventKind.Sent, OrderStatus.Sending, "broker"),
        new(OrderStatus.Sending, OrderEventKind.Accepted, OrderStatus.Working, "broker"),
        new(OrderStatus.Sending, OrderEventKind.Filled, OrderStatus.Working, "broker", "the execution came before the acknowledgement"),
        new(OrderStatus.Sending, OrderEventKind.CancelAsked, OrderStatus.CancelPending, "broker"),
        new(OrderStatus.Sending, OrderEventKind.Cancelled, OrderStatus.Cancelled, "broker"),
        new(OrderStatus.Sending, OrderEventKind.Rejected, OrderStatus.Rejected, "broker"),
        new(OrderStatus.Sending, OrderEventKind.NeverArrived, OrderStatus.Cancelled, "broker", "the broker does not know it and will not"),
        new(OrderStatus.Working, OrderEventKind.Spawned, OrderStatus.Working, "parent", "a further attempt"),
        new(OrderStatus.Working, OrderEventKind.Accepted, OrderStatus.Working, "broker", "acknowledged again"),
        new(OrderStatus.Working, OrderEventKind.Filled, OrderStatus.Working),
        new(OrderStatus.Working, OrderEventKind.Busted, OrderStatus.Working),
        new(OrderStatus.Working, OrderEventKind.Corrected, OrderStatus.Working),
        new(OrderStatus.Working, OrderEventKind.Modified, OrderStatus.Working),
        new(OrderStatus.Working, OrderEventKind.CancelAsked, OrderStatus.CancelPending),
        new(OrderStatus.Working, OrderEventKind.CancelRefused, OrderStatus.Working, "broker", "refused late"),
        new(OrderStatus.Working, OrderEventKind.Cancelled, OrderStatus.Cancelled),
        new(OrderStatus.Working, OrderEventKind.Rejected, OrderStatus.Rejected, "broker", "refused after it was accepted, for margin say"),
        new(OrderStatus.Working, OrderEventKind.NeverArrived, OrderStatus.Cancelled, "broker", "the broker forgot it"),
        new(OrderStatus.Working, OrderEventKind.Completed, OrderStatus.Filled, "parent", "a roll, all of whose legs are done"),
        new(OrderStatus.CancelPending, OrderEventKind.Accepted, OrderStatus.CancelPending, "broker", "acknowledged late"),
        new(OrderStatus.CancelPending, OrderEventKind.Filled, OrderStatus.CancelPending),
        new(OrderStatus.CancelPending, OrderEventKind.Busted, OrderStatus.CancelPending),
        new(OrderStatus.CancelPending, OrderEventKind.Corrected, OrderStatus.CancelPending),
        new(OrderStatus.CancelPending, OrderEventKind.CancelAsked, OrderStatus.CancelPending, "any", "asked again"),
        new(OrderStatus.CancelPending, OrderEventKind.CancelRefused, OrderStatus.Working),
        new(OrderStatus.CancelPending, OrderEventKind.Cancelled, OrderStatus.Cancelled),
        new(OrderStatus.CancelPending, OrderEventKind.Rejected, OrderStatus.Rejected, "broker"),
        new(OrderStatus.CancelPending, OrderEventKind.NeverArrived, OrderStatus.Cancelled, "broker"),
        new(OrderStatus.Filled, OrderEventKind.Accepted, OrderStatus.Filled, "broker", "acknowledged late"),
        new(OrderStatus.Filled, OrderEventKind.Filled, OrderStatus.Filled, "any", "more than was wanted; booked because it happened"),
        new(OrderStatus.Filled, OrderEventKind.Modified, OrderStatus.Filled, "broker", "the fill overtook word of its limit price"),
        new(OrderStatus.Filled, OrderEventKind.Busted, OrderStatus.Cancelled, "broker", "the broker no longer works it"),
        new(OrderStatus.Filled, OrderEventKind.Busted, OrderStatus.Working, "parent", "the rest is traded again"),
        new(OrderStatus.Filled, OrderEventKind.Corrected, OrderStatus.Cancelled, "broker", "to less than was wanted"),
        new(OrderStatus.Filled, OrderEventKind.Corrected, OrderStatus.Working, "parent", "to less than was wanted"),
        new(OrderStatus.Filled, OrderEventKind.CancelRefused, OrderStatus.Filled, "broker", "the fill overtook the cancellation"),
        new(OrderStatus.Filled, OrderEventKind.Cancelled, OrderStatus.Filled, "broker", "the fill overtook the cancellation"),
        new(OrderStatus.Cancelled, OrderEventKind.Accepted, OrderStatus.Cancelled, "broker", "acknowledged late"),
        new(OrderStatus.Cancelled, OrderEventKind.Filled, OrderStatus.Cancelled, "any", "late fill: brokers do this"),
        new(OrderStatus.Cancelled, OrderEventKind.Busted, OrderStatus.Cancelled),
        new(OrderStatus.Cancelled, OrderEventKind.Corrected, OrderStatus.Cancelled),
        new(OrderStatus.Cancelled, OrderEventKind.Cancelled, OrderStatus.Cancelled, "any", "reported again"),
        new(OrderStatus.Cancelled, OrderEventKind.CancelRefused, OrderStatus.Cancelled, "broker"),
        new(OrderStatus.Cancelled, OrderEventKind.Rejected, OrderStatus.Cancelled, "broker"),
        new(OrderStatus.Cancelled, OrderEventKind.NeverArrived, OrderStatus.Cancelled, "broker"),
        new(OrderStatus.Rejected, OrderEventKind.Filled, OrderStatus.Rejected, "broker", "filled all the same"),
        new(OrderStatus.Rejected, OrderEventKind.Busted, OrderStatus.Rejected, "broker"),
        new(OrderStatus.Rejected, OrderEventKind.Corrected, OrderStatus.Rejected, "broker"),
        new(OrderStatus.Rejected, OrderEventKind.Rejected, OrderStatus.Rejected, "broker", "reported again"),
        new(OrderStatus.Rejected, OrderEventKind.Cancelled, OrderStatus.Rejected, "broker"),
        new(OrderStatus.Rejected, OrderEventKind.CancelRefused, OrderStatus.Rejected, "broker"),
    ];

    private static readonly Dictionary<(OrderStatus From, OrderEventKind On, bool IsBroker), OrderStatus> Lookup = Table
        .SelectMany(row => new[] { false, true }.Where(isBroker => row.Of == "any" || row.Of == (isBroker ? "broker" : "parent")).Select(isBroker => (row, isBroker)))
        .ToDictionary(x => (x.row.From, x.row.On, x.isBroker), x => x.row.To);

    /// <summary>Status after an event, or null when the event cannot follow the status.</summary>
    public static OrderStatus? Next(OrderStatus from, OrderEventKind on, OrderLevel level) => on switch
    {
        // Neither a hold nor a commission moves an order.
        OrderEventKind.Locked or OrderEventKind.Unlocked or OrderEventKind.Charged or OrderEventKind.ControlTaken or OrderEventKind.ControlReleased => from,
        _ => Lookup.TryGetValue((from, on, level == OrderLevel.Broker), out var to) ? to : null,
    };

    /// <summary>Applies an event: checks everything, then builds the next order.</summary>
    public static AppliedEvent Apply(Order order, OrderEvent happened)
    {
        if (Next(order.Status, happened.Kind, order.Id.Level) is not { } to)
        {
            return Fault(order, "OrderTransition", $"'{happened.Kind}' cannot follow the status {order.Status}");
        }

        return happened switch
        {
            OrderEvent.Filled fill => Fill(order, to, fill.Leg, fill.Contracts, fill.Price, fill.TradedAt, fill.MayExceed),
            OrderEvent.Busted bust => Fill(order, to, bust.Leg, -bust.Contracts, bust.Price, bust.At, mayExceed: true),
            OrderEvent.Corrected c => Correct(order, to, c),
            OrderEvent.Modified change => Modify(order, to, change),
            OrderEvent.Spawned spawned => new(order with { Status = to, Children = [.. order.Children, .. spawned.Children] }, null),
            OrderEvent.Sent sent => new((BrokerOrder)order with { Status = to, ClientOrderId = sent.ClientOrderId, SubmittedAt = sent.At }, null),
            OrderEvent.Accepted accepted => Accept((BrokerOrder)order, to, accepted),
            OrderEvent.Charged charged => order is BrokerOrder broker ? new(broker with { Commissions = Add(broker.Commissions, charged.Commission) }, null) : new(order, null),
            OrderEvent.CancelAsked asked => new(order with { Status = to, Remark = asked.Reason }, null),
            OrderEvent.CancelRefused refused => new(order with { Status = to, Remark = refused.Reason }, null),
            OrderEvent.Cancelled cancelled => new(order with { Status = to, Remark = to == OrderStatus.Cancelled ? cancelled.Reason : order.Remark }, null),
            OrderEvent.Rejected rejected => new(order with { Status = to, Remark = rejected.Reason }, null),
            OrderEvent.NeverArrived => new(order with { Status = to, Remark = "the broker does not have it" }, null),
            OrderEvent.Locked locked => new(order with { Lock = locked.Lock }, null),
            OrderEvent.Unlocked => new(order with { Lock = null }, null),
            OrderEvent.ControlTaken taken when order is ContractOrder contract => new(contract with { Algo = taken.Algo, Control = taken.Lease }, null),
            OrderEvent.ControlReleased when order is ContractOrder contract => new(contract with { Control = null }, null),
            _ => new(order with { Status = to }, null),
        };
    }

    private static AppliedEvent Fill(Order order, OrderStatus to, int leg, int contracts, double price, DateTime at, bool mayExceed)
    {
        if (leg < 0 || leg >= order.Trade.Count) return Fault(order, "OrderLegs", $"leg {leg} was filled and it has {order.Trade.Count}");
        var fill = order.Fill.With(leg, contracts, price, at);
        return !mayExceed && !IsRollHead(order) && !fill.Quantity.IsPartOf(order.Trade)
            ? Fault(order, "OrderOverfill", $"it would be filled {fill.Quantity} of {order.Trade}")
            : new(order with { Fill = fill, Status = IsWhole(order, fill) ? OrderStatus.Filled : to }, null);
    }

    private static AppliedEvent Correct(Order order, OrderStatus to, OrderEvent.Corrected c)
    {
        if (c.Leg < 0 || c.Leg >= order.Trade.Count) return Fault(order, "OrderLegs", $"leg {c.Leg} was corrected and it has {order.Trade.Count}");
        var fill = order.Fill.With(c.Leg, -c.WasContracts, c.WasPrice, c.At).With(c.Leg, c.Contracts, c.Price, c.At);
        return new(order with { Fill = fill, Status = IsWhole(order, fill) ? OrderStatus.Filled : to }, null);
    }

    private static AppliedEvent Modify(Order order, OrderStatus to, OrderEvent.Modified change)
    {
        var trade = change.Trade ?? order.Trade;
        if (trade.Count != order.Trade.Count) return Fault(order, "OrderLegs", $"it cannot become {trade}: it has {order.Trade.Count} legs");
        if (!IsRollHead(order) && !order.Fill.Quantity.IsPartOf(trade)) return Fault(order, "OrderChange", $"it cannot become {trade}: {order.Fill.Quantity} is filled");
        var changed = order with { Trade = trade, LimitPrice = change.LimitPrice ?? order.LimitPrice };
        return new(changed with { Status = IsWhole(changed, order.Fill) ? OrderStatus.Filled : to }, null);
    }

    private static AppliedEvent Accept(BrokerOrder order, OrderStatus to, OrderEvent.Accepted accepted) => new(
        order with { Status = to, BrokerOrderId = accepted.BrokerOrderId ?? order.BrokerOrderId, PermanentId = accepted.PermanentId ?? order.PermanentId }, null);

    // The head of a roll wants no position, so its fill says nothing about whether the roll is done: its children do.
    private static bool IsRollHead(Order order) => order is InstrumentOrder { Type: InstrumentOrderType.ZeroRoll };

    // More than was wanted leaves nothing to do either.
    private static bool IsWhole(Order order, OrderFill fill) => !IsRollHead(order) && !order.Trade.IsZero && order.Trade.IsPartOf(fill.Quantity);

    private static IReadOnlyList<Money> Add(IReadOnlyList<Money> sums, Money amount) =>
    [
        .. sums.Append(amount).GroupBy(m => m.Currency, StringComparer.Ordinal).Select(g => new Money(g.Sum(m => m.Amount), g.Key)).OrderBy(m => m.Currency, StringComparer.Ordinal),
    ];

    private static AppliedEvent Fault(Order order, string id, string problem) => new(order, new OrderFault(id, problem));
}
