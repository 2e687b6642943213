using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data.SampleData;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

/// <summary>
/// A broker and its market in memory: orders, book, fills, account. It lives on while the programs that connect to it (<see cref="Connect"/>) come and
/// go. Everything that happens is an item on an agenda, done in order of time when somebody asks after the clock has moved; there are no threads and
/// the same seed, prices and requests give the same day.
/// </summary>
/// <remarks>Safe for use from several threads: one lock guards all.</remarks>
public sealed partial class SimulatedExchange
{
    // No client order id can hold a slash.
    private const string ElsewherePrefix = "elsewhere/";

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly IPriceSource _prices;
    private readonly IExchangeJournal? _journal;
    private readonly SampleRandom _random;
    private readonly Dictionary<string, SimulatedInstrument> _instruments;
    private readonly PriorityQueue<Action, (long Ticks, long Number)> _agenda = new();
    private readonly Dictionary<string, SimulatedOrder> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SimulatedOrder> _byClientId = new(StringComparer.Ordinal);
    private readonly List<SimulatedOrder> _open = [];
    private readonly SortedDictionary<long, ExchangeFill> _fills = [];
    private readonly HashSet<SimulatedOrder> _changedOrders = [];
    private readonly HashSet<long> _changedFills = [];
    private long _agendaNumber;
    private long _nextNumber = 1;
    private DateTimeOffset _now;
    private FaultPlan _faults;

    /// <summary>Creates the exchange, with what its journal kept.</summary>
    /// <param name="options">What it is made from.</param>
    /// <param name="prices">Outright prices.</param>
    /// <param name="time">Clock.</param>
    /// <param name="journal">Keeps what happens; null: it is gone with the process.</param>
    /// <exception cref="SysTradeException"><c>InvalidFaultPlan</c>.</exception>
    public SimulatedExchange(SimulatedExchangeOptions options, IPriceSource prices, TimeProvider time, IExchangeJournal? journal = null)
    {
        Options = options;
        _faults = options.Faults.Check();
        (_prices, _time, _journal) = (prices, time, journal);
        _now = time.GetUtcNow();
        _random = new SampleRandom(options.Seed, "exchange");
        _instruments = options.Instruments.ToDictionary(i => i.Code, StringComparer.Ordinal);
        if (journal?.Load() is { } kept) Restore(kept);
    }

    /// <summary>What it is made from.</summary>
    public SimulatedExchangeOptions Options { get; }

    /// <summary>Orders that were sent again under an id that was known; each was refused.</summary>
    public int DuplicateTickets { get; private set; }

    /// <summary>When the next thing happens by itself; null when nothing will.</summary>
    public DateTimeOffset? NextEventAt
    {
        get
        {
            lock (_gate) return _agenda.TryPeek(out _, out var at) ? new DateTimeOffset(at.Ticks, TimeSpan.Zero) : null;
        }
    }

    /// <summary>All fills that stand, by the contract's execution, oldest first: what really happened.</summary>
    public IReadOnlyList<ExecutionReport> Executions => Read(() => _fills.Values.SelectMany(f => f.Executions).Where(e => !e.IsBusted).ToArray());

    /// <summary>All orders that ever arrived, refused ones too.</summary>
    public IReadOnlyList<OrderReport> Orders => Read(() => _orders.Values.Select(o => o.Report()).ToArray());

    /// <summary>A new connection to the account.</summary>
    /// <param name="waitingMovesClock">See <see cref="SimulatedBroker.WaitingMovesClock"/>.</param>
    public SimulatedBroker Connect(bool waitingMovesClock = false) => new(this, _time) { WaitingMovesClock = waitingMovesClock };

    /// <summary>Executes a trade of the account outside of the programs connected: by hand, by another program. It has no client order id.</summary>
    public void TradeElsewhere(FuturesContract contract, int quantity, double price) => Read(() =>
    {
        var order = NewOrder(ElsewherePrefix + _nextNumber, BrokerContract.Outright(contract), quantity, BrokerOrderType.Market, TimeInForce.Day, null);
        order.Status = BrokerOrderStatus.Working;
        _orders.Add(order.BrokerOrderId, order);
        _open.Add(order);
        Fill(order, quantity, [price], isForeign: true);
        return true;
    });

    /// <summary>Breaks all connections now; the broker cannot be reached for a time.</summary>
    public void Disconnect(TimeSpan unreachableFor) => Read(() =>
    {
        Break(unreachableFor);
        return true;
    });

    /// <summary>From now on something else goes wrong; what is on its way stays so.</summary>
    /// <exception cref="SysTradeException"><c>InvalidFaultPlan</c>.</exception>
    public void ChangeFaults(FaultPlan faults) => Read(() => _faults = faults.Check());

    /// <summary>Does what is due and reads.</summary>
    internal T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            Advance();
            var result = read();
            Keep();
            return result;
        }
    }

    internal IReadOnlyList<OrderReport> OrdersSince(DateTimeOffset? endedSince) =>
        [.. _orders.Values.Where(o => o.IsOpen || (endedSince is { } since && o.UpdatedAt >= since)).Select(o => ForClient(o.Report()))];

    internal IReadOnlyList<ExecutionReport> ExecutionsSince(DateTimeOffset since) =>
        [.. _fills.Values.Where(f => f.ChangedAt >= since).SelectMany(f => f.Executions).OrderBy(e => e.At).ThenBy(e => e.ExecutionId, StringComparer.Ordinal)];

    internal SimulatedInstrument Instrument(BrokerContract contract)
    {
        foreach (var leg in contract.Legs)
        {
            if (!_instruments.ContainsKey(leg.Contract.Instrument) || IsExpired(leg.Contract)) throw BrokerException.UnknownContract(Options.Name, contract);
        }

        return _instruments[contract.Instrument];
    }

    /// <summary>The quote of a contract now: of a spread what its legs imply. Null when a leg has none.</summary>
    internal Quote? QuoteOf(BrokerContract contract)
    {
        if (!contract.IsSpread) return OnGrid(contract.Legs[0].Contract);
        double bid = 0, ask = 0, bidSize = double.PositiveInfinity, askSize = double.PositiveInfinity;
        foreach (var (leg, ratio) in contract.Legs)
        {
            if (OnGrid(leg) is not { } quote) return null;
            var (low, high, lowSize, highSize) = ratio > 0 ? (quote.Bid, quote.Ask, quote.BidSize, quote.AskSize) : (quote.Ask, quote.Bid, quote.AskSize, quote.BidSize);
            bid += ratio * low;
            ask += ratio * high;
            bidSize = Math.Min(bidSize, Math.Floor(lowSize / Math.Abs(ratio)));
            askSize = Math.Min(askSize, Math.Floor(highSize / Math.Abs(ratio)));
        }

        var grid = _instruments[contract.Instrument].Increments;
        return new Quote(_now, grid.Round(bid), grid.Round(ask), bidSize, askSize);
    }

    // Prices from a store need not be on the venue's grid; a venue quotes no others.
    private Quote? OnGrid(FuturesContract contract)
    {
        if (_prices.QuoteAt(contract, _now) is not { } quote || !_instruments.TryGetValue(contract.Instrument, out var instrument)) return null;
        var grid = instrument.Increments;
        return quote with { Bid = grid.Round(quote.Bid, TickRounding.Down), Ask = grid.Round(quote.Ask, TickRounding.Up), Last = grid.Round(quote.Last) };
    }

    // A trade made elsewhere has no id that a client gave it.
    private static OrderReport ForClient(OrderReport report) => report.ClientOrderId!.StartsWith(ElsewherePrefix, StringComparison.Ordinal) ? report with { ClientOrderId = null } : report;

    private static bool Touches(BrokerContract contract, FuturesContract leg)
    {
        foreach (var own in contract.Legs)
        {
            if (own.Contract == leg) return true;
        }

        return false;
    }

    private void Advance()
    {
        var until = _time.GetUtcNow();
        while (_agenda.TryPeek(out _, out var at) && at.Ticks <= until.UtcTicks)
        {
            var work = _agenda.Dequeue();
            if (at.Ticks > _now.UtcTicks) _now = new DateTimeOffset(at.Ticks, TimeSpan.Zero);
            work();
            Keep();
        }

        if (until > _now) _now = until;
    }

    private void At(DateTimeOffset when, Action work) => _agenda.Enqueue(work, (when.UtcTicks, ++_agendaNumber));

    private void After(TimeSpan delay, Action work) => At(_now + delay, work);

    private void Keep()
    {
        if (_journal is null || (_changedOrders.Count == 0 && _changedFills.Count == 0)) return;
        var orders = _changedOrders.OrderBy(o => o.BrokerOrderId, StringComparer.Ordinal).Select(o => o.Kept()).ToArray();
        _journal.Save(_nextNumber, orders, _changedFills.ToDictionary(n => n, n => _fills[n]));
        _changedOrders.Clear();
        _changedFills.Clear();
    }

    private void Restore(ExchangeState kept)
    {
        _nextNumber = kept.NextNumber;
        foreach (var (number, fill) in kept.Fills) _fills.Add(number, fill);
        foreach (var stored in kept.Orders.OrderBy(o => o.Report.BrokerOrderId, StringComparer.Ordinal))
        {
            var order = SimulatedOrder.Of(stored);
            _orders.Add(order.BrokerOrderId, order);
            if (stored.Report.ClientOrderId is { } id) _byClientId.Add(id, order);
            if (!order.IsOpen) continue;
            _open.Add(order);
            Resume(order);
        }

        foreach (var fill in _fills.Values)
        {
            foreach (var execution in fill.Executions.Where(e => !e.IsBusted)) Book(execution, execution.Quantity);
        }
    }

    private bool IsExpired(FuturesContract contract)
    {
        if (!Options.ChecksExpiry) return false;
        var today = DateOnly.FromDateTime(_now.UtcDateTime);
        int year = contract.Date / 10000, month = contract.Date / 100 % 100, day = contract.Date % 100;
        var last = new DateOnly(year, month, day == 0 ? DateTime.DaysInMonth(year, month) : day);
        return today > last;
    }
}
