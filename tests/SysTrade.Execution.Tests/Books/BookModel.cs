using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Tests.Books;

/// <summary>
/// What a book should hold, in dictionaries and in plain words: orders with what is wanted and filled of them, executions, and positions as the sums of
/// executions. Nothing of the book's own rules, events or tables is used.
/// </summary>
internal sealed class BookModel
{
    private readonly Dictionary<string, int> _moved = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, Modelled> _orders = [];
    private readonly List<Executed> _executions = [];

    /// <summary>What came of the last operation: the id of the error, or nothing.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>How things stood after each operation.</summary>
    public List<string> States { get; } = [];

    /// <summary>Orders by their numbers, on the stacks and in the history.</summary>
    public IReadOnlyCollection<Modelled> Orders => _orders.Values;

    public int Total => _executions.Where(e => e.Counts).Sum(e => e.Quantity);

    public int Of(string strategy) =>
        _executions.Where(e => e.Counts && _orders[e.Order].Strategy == strategy).Sum(e => e.Quantity) + _moved.GetValueOrDefault(strategy);

    public void Submit(string strategy, int trade)
    {
        Outcome = "";
        Add(OrderLevel.Instrument, null, strategy, trade, OrderStatus.New);
    }

    public void Transfer(string from, string to, int contracts)
    {
        Outcome = "";
        _moved[from] = _moved.GetValueOrDefault(from) - contracts;
        _moved[to] = _moved.GetValueOrDefault(to) + contracts;

        // Two finished orders that were never on a stack.
        foreach (var (strategy, trade) in new[] { (from, -contracts), (to, contracts) })
        {
            var order = Add(OrderLevel.Instrument, null, strategy, trade, OrderStatus.Filled);
            (order.Filled, order.IsArchived) = (trade, true);
        }
    }

    public void Spawn(int which)
    {
        Outcome = "";
        if (Pick(OrderLevel.Instrument, which) is not { } head || head.Lock is not null || Children(head).Any()) return;
        if (head.IsDone || head.Status == OrderStatus.CancelPending) return;
        head.Status = OrderStatus.Working;
        Add(OrderLevel.Contract, head, head.Strategy, head.Trade - head.Filled, OrderStatus.New);
    }

    public void Send(int which, int size)
    {
        Outcome = "";
        if (Pick(OrderLevel.Contract, which) is not { } order) return;
        var quantity = Math.Sign(order.Trade) * size;
        var free = order.Trade - order.Filled - Children(order).Where(c => !c.IsDone).Sum(c => c.Trade - c.Filled);
        if (order.IsDone || order.Status == OrderStatus.CancelPending) Outcome = "OrderTransition";
        else if (Math.Sign(quantity) != Math.Sign(free) || Math.Abs(quantity) > Math.Abs(free)) Outcome = "OrderOverfill";
        else if (order.Lock is null)
        {
            order.Status = OrderStatus.Working;
            Add(OrderLevel.Broker, order, order.Strategy, quantity, OrderStatus.Sending);
        }
    }

    public void Accept(int which)
    {
        Outcome = "";
        if (Pick(OrderLevel.Broker, which, archivedToo: true) is { Status: OrderStatus.Sending } order) order.Status = OrderStatus.Working;
    }

    public void Fill(int which, int size)
    {
        Outcome = "";
        if (Pick(OrderLevel.Broker, which, archivedToo: true) is not { } order) return;
        Execute(order, Math.Sign(order.Trade) * size);
    }

    public void FillAgain() => Outcome = "";

    public void Bust(int which)
    {
        Outcome = "";
        if (PickExecution(which) is not { Counts: true } execution) return;
        execution.Counts = false;
        Change(_orders[execution.Order], -execution.Quantity, isFill: false);
        Settle(_orders[execution.Order]);
    }

    public void Correct(int which, int size)
    {
        Outcome = "";
        if (PickExecution(which) is not { } execution) return;
        var (order, quantity) = (_orders[execution.Order], Math.Sign(execution.Quantity) * size);
        if (!execution.Counts)
        {
            Execute(order, quantity);
            return;
        }

        execution.Counts = false;
        _executions.Add(new Executed(order.Number, quantity));
        Change(order, quantity - execution.Quantity, isFill: false);
        Settle(order);
    }

    public void Cancelled(int which)
    {
        Outcome = "";
        if (Pick(OrderLevel.Broker, which, archivedToo: true) is not { IsDone: false } order) return;
        order.Status = OrderStatus.Cancelled;
        Settle(order);
    }

    public void Cancel(int which)
    {
        Outcome = "";
        if (Pick(null, which) is not { } order) return;
        if (order.IsDone) Outcome = "OrderTransition";
        else if (order.Lock is not null) Outcome = "OrderLocked";
        else
        {
            Ask(order);
            Settle(order);
        }
    }

    /// <summary>Half of what is left is wanted no more.</summary>
    public void Modify(int which)
    {
        Outcome = "";
        if (Pick(null, which) is not { } order || Smaller(order.Trade, order.Filled) is not { } trade) return;
        if (order.Lock is not null) Outcome = "OrderLocked";
        else if (order.Level == OrderLevel.Broker || IsLive(order) || (order.Level == OrderLevel.Instrument && Children(order).Any())) Outcome = "OrderBusy";
        else if (order.IsDone || order.Status == OrderStatus.CancelPending) Outcome = "OrderTransition";
        else
        {
            order.Trade = trade;
            if (order.IsWhole) order.Status = OrderStatus.Filled;
            Settle(order);
        }
    }

    public void Lock(int which)
    {
        Outcome = "";
        if (Pick(null, which) is { } order) order.Lock = "boss";
    }

    public void Unlock(int which)
    {
        Outcome = "";
        if (Pick(null, which) is { } order) order.Lock = null;
    }

    public void Complete()
    {
        Outcome = "";
        foreach (var family in _orders.Values.Where(o => !o.IsArchived).GroupBy(o => Head(o).Number).Where(f => f.All(o => o.IsDone)))
        {
            foreach (var order in family) order.IsArchived = true;
        }
    }

    /// <summary>What a change makes of a trade; null where nothing smaller is left.</summary>
    public static int? Smaller(int trade, int filled) => filled + ((trade - filled) / 2) is var half && half != 0 && half != trade ? half : null;

    private void Execute(Modelled order, int quantity)
    {
        _executions.Add(new Executed(order.Number, quantity));
        Change(order, quantity, isFill: true);
        Settle(order);
    }

    // The order and all above it.
    private void Change(Modelled order, int quantity, bool isFill)
    {
        for (var each = order; each is not null; each = each.Parent)
        {
            each.Filled += quantity;
            if (each.IsWhole) each.Status = OrderStatus.Filled;
            else if (isFill && each.Status is OrderStatus.New or OrderStatus.Sending) each.Status = OrderStatus.Working;

            // The broker works no longer on what was filled once; what was wanted is wanted again.
            else if (!isFill && each.Status == OrderStatus.Filled) each.Status = each.Level == OrderLevel.Broker ? OrderStatus.Cancelled : OrderStatus.Working;
        }
    }

    private void Settle(Modelled order)
    {
        for (var each = order; each is not null; each = each.Parent)
        {
            var (children, isOver) = (Children(each).ToArray(), false);
            if (each.Level == OrderLevel.Contract) isOver = each.Status == OrderStatus.CancelPending || each.Parent!.Status is OrderStatus.Cancelled or OrderStatus.CancelPending;
            if (each.Level == OrderLevel.Instrument) isOver = true;
            if (children.Length > 0 && !each.IsDone && isOver && children.All(c => c.IsDone)) each.Status = OrderStatus.Cancelled;
            if (each.IsDone || !each.IsArchived) continue;
            foreach (var member in _orders.Values.Where(o => Head(o) == Head(each)).ToArray()) member.IsArchived = false;
        }
    }

    private void Ask(Modelled order)
    {
        if (order.IsDone) return;
        foreach (var child in Children(order).ToArray()) Ask(child);
        order.Status = order.Level == OrderLevel.Broker || IsLive(order) ? OrderStatus.CancelPending : OrderStatus.Cancelled;
    }

    private bool IsLive(Modelled order) => Children(order).Any(c => c.Level == OrderLevel.Broker ? !c.IsDone : IsLive(c));

    private IEnumerable<Modelled> Children(Modelled order) => _orders.Values.Where(o => o.Parent == order);

    private static Modelled Head(Modelled order) => order.Parent is { } parent ? Head(parent) : order;

    private Modelled? Pick(OrderLevel? level, int which, bool archivedToo = false)
    {
        var orders = _orders.Values.Where(o => (level is null || o.Level == level) && (archivedToo || !o.IsArchived)).ToArray();
        return orders.Length == 0 ? null : orders[which % orders.Length];
    }

    private Executed? PickExecution(int which) => _executions.Count == 0 ? null : _executions[which % _executions.Count];

    private Modelled Add(OrderLevel level, Modelled? parent, string strategy, int trade, OrderStatus status)
    {
        var made = new Modelled(_orders.Count + 1, level, parent, strategy) { Trade = trade, Status = status };
        _orders.Add(made.Number, made);
        return made;
    }

    /// <summary>An order.</summary>
    internal sealed class Modelled(long number, OrderLevel level, Modelled? parent, string strategy)
    {
        public long Number => number;

        public OrderLevel Level => level;

        public Modelled? Parent => parent;

        public string Strategy => strategy;

        public int Trade { get; set; }

        public int Filled { get; set; }

        public OrderStatus Status { get; set; }

        public string? Lock { get; set; }

        public bool IsArchived { get; set; }

        public bool IsDone => Status is OrderStatus.Filled or OrderStatus.Cancelled or OrderStatus.Rejected;

        public bool IsWhole => Math.Sign(Filled) == Math.Sign(Trade) && Math.Abs(Filled) >= Math.Abs(Trade);
    }

    private sealed class Executed(long order, int quantity)
    {
        public long Order => order;

        public int Quantity => quantity;

        public bool Counts { get; set; } = true;
    }
}
