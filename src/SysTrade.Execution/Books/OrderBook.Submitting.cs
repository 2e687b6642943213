using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Books;

/// <summary>What came of a wish to trade.</summary>
/// <param name="Order">The order that was placed; null when none was.</param>
/// <param name="Decision">How the trade was arrived at.</param>
public sealed record Submission(InstrumentOrder? Order, TradeDecision Decision);

public sealed partial class OrderBook
{
    /// <summary>
    /// The gate every instrument order goes through: stale lists, overrides, position limits (both scopes), instrument locks, and what is on the stack
    /// already. Each cut is recorded. Manual orders pass the same gate; a panic order passes it with everything waived but recorded.
    /// </summary>
    /// <param name="wanted">Order wanted: its trade is what would bring the position where it should be, disregarding what is on the stack.</param>
    /// <param name="lists">Special instruments.</param>
    /// <param name="preview">True to decide and record nothing: what would happen.</param>
    /// <exception cref="SysTradeException"><c>InvalidOrder</c>: a type that the stack does not take.</exception>
    public Submission Submit(InstrumentOrder wanted, InstrumentLists? lists = null, bool preview = false)
    {
        if (wanted.Type is InstrumentOrderType.BalanceTrade or InstrumentOrderType.TransferTrade or InstrumentOrderType.ZeroRoll || (wanted.Type == InstrumentOrderType.Limit && wanted.LimitPrice is null))
        {
            throw new SysTradeException(
                "InvalidOrder", SysErrorKind.InvalidArgument, $"A {wanted.TypeName} order for {wanted.Key} cannot be submitted{(wanted.Type == InstrumentOrderType.Limit ? " without a limit price" : "")}.", target: wanted.Key.ToString());
        }

        if (preview) return _store.Read(r => new Submission(null, Gate(r, wanted, lists ?? InstrumentLists.Empty, Now, [])));
        return Transact(s =>
        {
            var changes = new List<(OrderId Id, int NewTrade)>();
            var decision = Gate(s.Documents, wanted, lists ?? InstrumentLists.Empty, s.Now, changes);
            foreach (var (id, trade) in changes)
            {
                var why = $"{wanted.Key} wants {decision.Wanted} now";
                if (trade == 0) { AskCancel(s, id, why); Settle(s, id); }
                else s.Apply(id, new OrderEvent.Modified(s.Now, s.Who, TradeQuantity.Of(trade), null));
            }

            InstrumentOrder? placed = null;
            if (decision.Result != 0) placed = s.Place(wanted with { Trade = TradeQuantity.Of(decision.Result), Fill = OrderFill.None(1), CreatedAt = s.Now, Status = OrderStatus.New });
            if (placed is not null || decision.Steps.Count > 0) s.Decide(decision with { Order = placed?.Id });
            return new Submission(placed, decision with { Order = placed?.Id });
        });
    }

    private static TradeDecision Gate(Data.Documents.IDocumentReader reader, InstrumentOrder wanted, InstrumentLists lists, DateTime now, List<(OrderId, int)> changes)
    {
        var (key, steps) = (wanted.Key, new List<TradeStep>());
        var trade = wanted.Trade.Net;
        var isFree = wanted.Source == OrderSource.Panic;
        void Step(string rule, int after, string why)
        {
            if (after == trade) return;
            steps.Add(new TradeStep(rule, trade, after, isFree ? $"waived for a panic order: {why}" : why));
            if (!isFree) trade = after;
        }

        var own = Ledger.Position(reader, Ledger.Key(key));
        var limits = All<PositionLimit>(reader, BookCollections.PositionLimits, key.Instrument).Where(l => l.Strategy is null || l.Strategy == key.Strategy).ToArray();
        var stack = wanted.Source == OrderSource.Strategy || limits.Length > 0 ? Outstanding(reader, key.Instrument) : [];

        // What a roll is closing of the strategy will be gone: its order is for the position after that, and waits until then.
        var closing = wanted.Source != OrderSource.Strategy ? [] : Array.FindAll(stack, o => o.IsRoll && o.Strategy == key.Strategy && o.Type != InstrumentOrderType.ZeroRoll);
        var closed = closing.Sum(o => o.Remaining.Net);
        if (closed != 0) Step("roll", trade - closed, $"the roll {closing[0].Id} closes {closed} first");
        if (lists.StaleReason(key) is { } stale) Step("stale", 0, stale);
        foreach (var (from, value) in OverridesOf(reader, key, lists)) Step("override", value.Apply(own + closed, trade), $"{value} ({from})");
        if (limits.Length > 0)
        {
            var (bounds, why) = PositionBounds(reader, wanted, own, limits, stack);
            Step("position_limit", PositionLimit.Apply(trade, bounds), why);
        }

        if (Locks(reader, key.Instrument, now) is [var hold, ..]) Step("lock", 0, $"{key.Instrument} is locked ({hold.Kind}) by {hold.By}: {hold.Reason}");
        if (wanted.Source == OrderSource.Strategy) NetWithStack(stack, key, changes, Step, () => trade, isLocked: steps.Any(t => t.Rule is "lock" or "stale"));
        return new TradeDecision { At = now, Key = key.ToString(), Wanted = wanted.Trade.Net, Result = trade, Steps = steps };
    }

    // Positions a trade is added to, each with its limit. Orders on the stack may fill or not, so what they buy and what they sell count apart: neither
    // makes room for the other. The instrument's position is the one its strategies hold: what a roll has traded of one leg only is not there yet, or there
    // twice, and no order is sized by it. While it lasts no order may take the instrument further out either.
    private static (IReadOnlyList<(int Position, int Limit)> Bounds, string Why) PositionBounds(
        Data.Documents.IDocumentReader reader, InstrumentOrder wanted, int own, IReadOnlyList<PositionLimit> limits, InstrumentOrder[] stack)
    {
        var key = wanted.Key;
        var positions = Ledger.Of(reader, key.Instrument).Where(p => p.Kind == LedgerKind.Strategy).ToArray();
        var whole = positions.Sum(p => p.Position);
        var roll = new StrategyInstrument(StrategyName.Roll, key.Instrument);
        var settled = whole - positions.Where(p => p.Name == roll.ToString()).Sum(p => p.Position);

        // A strategy's own orders on the stack are taken off its trade afterwards (NetWithStack).
        var open = stack
            .Where(o => o.Type != InstrumentOrderType.ZeroRoll && (o.Strategy != key.Strategy || wanted.Source != OrderSource.Strategy || o.Source != OrderSource.Strategy)).ToArray();
        var bounds = new List<(int, int)>();
        foreach (var limit in limits)
        {
            foreach (var sign in new[] { 1, -1 })
            {
                var others = open.Where(o => limit.Strategy is null || o.Strategy == key.Strategy).Select(o => o.Remaining.Net).Where(n => Math.Sign(n) == sign).Sum();
                if (limit.Strategy is not null) bounds.Add((own + others, limit.Limit));
                else
                {
                    if (key != roll) bounds.Add((settled + others, limit.Limit));
                    if (whole != settled) bounds.Add((whole + others, Math.Max(limit.Limit, Math.Abs(whole + others))));
                }
            }
        }

        var now = limits.Select(l => $"{l.Strategy ?? "all strategies"} at most {l.Limit} (now {(l.Strategy is null ? settled : own)})");
        return (bounds, string.Join(" and ", now) + (whole == settled ? "" : $"; a roll under way holds {whole - settled}"));
    }

    // What the same strategy has on the stack already counts. Opposite orders are taken back rather than traded against: never two live orders of one
    // strategy that work against each other.
    private static void NetWithStack(
        InstrumentOrder[] stack, StrategyInstrument key, List<(OrderId, int)> changes, Action<string, int, string> step, Func<int> trade, bool isLocked)
    {
        var existing = stack.Where(o => o.Strategy == key.Strategy && o.Source == OrderSource.Strategy).ToArray();
        if (existing.Length == 0 || isLocked) return;
        var outstanding = existing.Sum(o => o.Remaining.Net);
        var residual = trade() - outstanding;
        if (residual == 0 || outstanding == 0 || Math.Sign(residual) == Math.Sign(outstanding))
        {
            step("stack", residual, $"{outstanding} is on the stack already");
            return;
        }

        // Newest first; an order nobody works on yet is made smaller, the others are cancelled and what they still fill counts next time.
        var surplus = residual;
        foreach (var order in existing.Reverse())
        {
            if (surplus == 0) break;
            var cut = Math.Abs(surplus) >= Math.Abs(order.Remaining.Net) ? -order.Remaining.Net : surplus;
            if (order.Status == OrderStatus.New && order.Fill.Quantity.IsZero)
            {
                changes.Add((order.Id, order.Trade.Net + cut));
                surplus -= cut;
            }
            else
            {
                changes.Add((order.Id, 0));
                step("stack", 0, $"{outstanding} is on the stack; {order.Id} is cancelled first, what is left is traded once it has ended");
                return;
            }
        }

        step("stack", surplus, $"{outstanding} was on the stack and {string.Join(", ", changes.Select(c => c.Item1))} made smaller");
    }

    private static InstrumentOrder[] Outstanding(Data.Documents.IDocumentReader reader, string instrument) =>
    [
        .. reader.Query(new Data.Documents.DocumentQuery(BookCollections.Orders) { Field = "Instrument", Value = instrument })
            .Select(d => BookJson.Recall<OrderDocument>(d).Order).OfType<InstrumentOrder>().Where(o => !o.IsDone).OrderBy(o => o.Id.Number),
    ];
}
