using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>
    /// Makes the contract orders of a new instrument order, by the roll state, in one transaction with their parent. Nothing while the instrument is
    /// locked, while a roll of it is being traded, or while the state makes the order wait.
    /// </summary>
    /// <returns>The contract orders; none with the reason why it waits.</returns>
    public (IReadOnlyList<ContractOrder> Made, string? Waits) Spawn(OrderId instrumentOrder, RollContracts contracts) => Transact<(IReadOnlyList<ContractOrder>, string?)>(s =>
    {
        var order = s.Get<InstrumentOrder>(instrumentOrder);
        if (order.Status is not (OrderStatus.New or OrderStatus.Working) || order.Children.Count > 0) return ([], null);
        var isPanic = order.Source == OrderSource.Panic;
        if (!isPanic)
        {
            if (order.IsLockedFor(s.Who, s.Now)) return ([], $"locked by {order.Lock!.Owner}: {order.Lock.Reason}");
            if (Locks(s.Documents, order.Instrument, s.Now) is [var hold, ..]) return ([], $"{order.Instrument} is locked ({hold.Kind}): {hold.Reason}");
            if (s.Query("Instrument", order.Instrument).FirstOrDefault(o => o is InstrumentOrder { IsRoll: true, IsDone: false }) is { } roll) return ([], $"the roll {roll.Id} is being traded");
        }

        var state = FixRoll(s, order.Instrument, contracts.Priced);
        var held = Ledger.Position(s.Documents, Ledger.Key(contracts.Priced));

        // What other orders will still take out of the priced contract cannot be taken out twice.
        held += s.Query("Instrument", order.Instrument).OfType<ContractOrder>().Where(o => !o.IsDone).Sum(o => LegIn(o, contracts.Priced) is var l and >= 0 ? o.Remaining[l] : 0);
        var parts = isPanic ? [(contracts.Priced, order.Remaining.Net)] : RollPlan.Split(state, order.Remaining.Net, held, contracts);
        if (parts.Count == 0) return ([], $"the roll state is {state} with {held} in {contracts.Priced}");
        var children = new List<ContractOrder>();
        foreach (var (contract, trade) in parts)
        {
            var shift = contracts.Shift(new FuturesContract(order.Instrument, order.ReferenceContract ?? contracts.Priced.Date), contract);
            var limitShift = contracts.Shift(new FuturesContract(order.Instrument, order.LimitContract ?? contracts.Priced.Date), contract);
            if (order.LimitPrice is not null && limitShift is null) return ([], $"its limit price cannot be moved to {contract}: there are no prices of both contracts at one time");
            var made = ContractOrder.Create(new ContractOrderKey(order.Strategy, contract), TradeQuantity.Of(trade), s.Now, OrderTypeNames.ForContract(order.Type), order.Source);
            children.Add(s.Place(made with { ReferencePrice = order.ReferencePrice + shift, LimitPrice = order.LimitPrice + limitShift }, order.Id));
        }

        s.Apply(order.Id, new OrderEvent.Spawned(s.Now, [.. children.Select(c => c.Id)]));
        return (children, null);
    });

    /// <summary>
    /// Makes the orders of a forced roll, parent and children in one transaction. Nothing unless the state calls for it, something is held in the
    /// priced contract (or in the roll's own book, by a roll that was stopped between its legs), no order of any kind is working in the instrument, and it
    /// is not locked.
    /// </summary>
    /// <returns>The head of the roll; null with the reason why there is none, null when there is nothing to do.</returns>
    public (InstrumentOrder? Order, string? Waits) MakeRoll(string instrument, RollContracts contracts) => Transact<(InstrumentOrder?, string?)>(s =>
    {
        var state = FixRoll(s, instrument, contracts.Priced);
        var held = Ledger.Position(s.Documents, Ledger.Key(contracts.Priced));
        var carried = RollStates.IsDoubleSided(state) ? RollBook(s.Documents, instrument) : 0;
        if (!RollStates.MakesOrders(state) || (held == 0 && carried == 0)) return (null, null);
        if (Locks(s.Documents, instrument, s.Now) is [var hold, ..]) return (null, $"{instrument} is locked ({hold.Kind}): {hold.Reason}");
        var orders = s.Query("Instrument", instrument).Where(o => !o.IsDone).ToArray();
        if (orders.FirstOrDefault(o => o is ContractOrder or BrokerOrder) is { } busy) return (null, $"{busy.Id} is being traded");
        if (RollStates.IsDoubleSided(state) && orders.OfType<InstrumentOrder>().FirstOrDefault(o => o.Status == OrderStatus.New && Math.Sign(o.Remaining.Net) == -Math.Sign(held)) is { } reduces)
        {
            return (null, $"{reduces.Id} reduces the position in {contracts.Priced} first");
        }

        var head = state == RollState.Close ? null : Head(StrategyName.Roll, 0, InstrumentOrderType.ZeroRoll);
        foreach (var (legs, trade) in RollPlan.Roll(state, held, contracts, carried))
        {
            if (head is not null)
            {
                AddChild(head, legs, trade);
                continue;
            }

            // A close goes to the strategies that hold the position, each its own share, so that no strategy's book is charged with another's.
            foreach (var (strategy, share) in Shares(s, instrument, trade.Net))
            {
                head = Head(strategy, share, InstrumentOrderType.Best);
                AddChild(head, legs, TradeQuantity.Of(share));
            }
        }

        return (head, null);

        InstrumentOrder Head(string strategy, int trade, InstrumentOrderType type)
        {
            var made = InstrumentOrder.Create(new StrategyInstrument(strategy, instrument), trade, s.Now, type, OrderSource.Roll);
            var spread = contracts.PricedPrice - contracts.ForwardPrice;
            return s.Place(made with { ReferencePrice = state == RollState.Close || double.IsNaN(spread) ? null : spread, ReferenceContract = contracts.Priced.Date, ReferenceAt = s.Now });
        }

        void AddChild(InstrumentOrder parent, IReadOnlyList<FuturesContract> legs, TradeQuantity trade)
        {
            var child = ContractOrder.Create(new ContractOrderKey(parent.Strategy, legs), trade, s.Now, ContractOrderType.Best, OrderSource.Roll);
            child = s.Place(child with { ReferencePrice = legs.Count > 1 ? parent.ReferencePrice : null }, parent.Id);
            s.Apply(parent.Id, new OrderEvent.Spawned(s.Now, [child.Id]));
        }
    });

    /// <summary>
    /// Trades opposite new orders of several strategies in one instrument against each other, at a price, in one transaction: the oldest first. Only
    /// the strategies' ledgers change, and together they do not.
    /// </summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="price">Price they trade at: the middle of the market.</param>
    /// <returns>Contracts netted.</returns>
    public int Net(string instrument, double price) => Transact(s =>
    {
        if (!double.IsFinite(price) || Locks(s.Documents, instrument, s.Now).Count > 0) return 0;
        var open = s.Query("Instrument", instrument).OfType<InstrumentOrder>().Where(o =>
            o.Status is OrderStatus.New && o.Children.Count == 0 && o.Source is OrderSource.Strategy or OrderSource.Manual
            && o.Type is InstrumentOrderType.Best or InstrumentOrderType.Market && !o.IsLockedFor(s.Who, s.Now)).ToArray();
        var left = open.ToDictionary(o => o.Id, o => o.Remaining.Net);
        var netted = 0;
        foreach (var buy in open.Where(o => left[o.Id] > 0))
        {
            foreach (var sell in open.Where(o => left[o.Id] < 0 && o.Strategy != buy.Strategy))
            {
                var size = Math.Min(left[buy.Id], -left[sell.Id]);
                if (size <= 0) continue;
                var execution = $"net-{Id}-{s.Documents.Next("net")}";
                Cross(s, buy, size, execution, price, $"netted against {sell.Id} ({sell.Strategy})");
                Cross(s, sell, -size, execution, price, $"netted against {buy.Id} ({buy.Strategy})");
                (left[buy.Id], left[sell.Id], netted) = (left[buy.Id] - size, left[sell.Id] + size, netted + size);
            }
        }

        return netted;
    });

    internal static void Cross(BookSession s, InstrumentOrder order, int contracts, string execution, double price, string why)
    {
        s.Apply(order.Id, new OrderEvent.Filled(s.Now, execution, 0, contracts, price, s.Now));
        Ledger.Add(s, order.Key, contracts, order.Id, execution, why);
        s.Decide(new TradeDecision
        {
            At = s.Now,
            Key = order.Key.ToString(),
            Order = order.Id,
            Wanted = order.Remaining.Net,
            Result = order.Remaining.Net - contracts,
            Steps = [new TradeStep("netting", order.Remaining.Net, order.Remaining.Net - contracts, $"{contracts} {why} at {price}")],
        });
    }

    private static int LegIn(ContractOrder order, FuturesContract contract) => order.Key.LegOf(contract);

    private static IEnumerable<(string Strategy, int Share)> Shares(BookSession s, string instrument, int trade)
    {
        var left = trade;
        var holders = Ledger.Of(s.Documents, instrument).Where(p => p.Kind == LedgerKind.Strategy && Math.Sign(p.Position) == -Math.Sign(trade)).OrderByDescending(p => Math.Abs(p.Position)).ToArray();
        if (holders.Length == 0)
        {
            throw new SysTradeException(
                "PositionMismatch", SysErrorKind.InvalidOperation, $"A position of {-trade} {instrument} is to be closed and no strategy holds it.",
                "Compare-SysPosition shows the difference; record it with a balance trade.", instrument);
        }

        foreach (var holder in holders)
        {
            var share = Math.Sign(trade) * Math.Min(Math.Abs(left), Math.Abs(holder.Position));
            if (share != 0) yield return (StrategyInstrument.Parse(holder.Name).Strategy, share);
            left -= share;
        }

        // Strategies may hold less than the contract, the rest of it being in the roll's own book.
        if (left != 0) yield return (StrategyName.Roll, left);
    }
}
