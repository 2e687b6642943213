using System.Security.Cryptography;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Books;

/// <summary>
/// The stacks of instrument, contract and broker orders with everything that changes with them: executions, both ledgers, trade limits, the event
/// log, the history. Every change is one transaction of the document store, so whatever stops the process, between any two instructions, leaves
/// either all of it or none.
/// </summary>
/// <remarks>Safe for use from many threads, and from several processes where the store is. The clock is given; times are UTC.</remarks>
public sealed partial class OrderBook
{
    private const string Identity = "identity";

    private readonly IDocumentStore _store;
    private readonly TimeProvider _clock;

    /// <summary>Opens the book in a store that was opened with <see cref="BookCollections.All"/>; the first time, gives it an identity.</summary>
    /// <param name="store">Store; the book does not dispose it.</param>
    /// <param name="clock">Clock; the system's by default.</param>
    /// <param name="who">Who acts, for the log: a process or a person.</param>
    public OrderBook(IDocumentStore store, TimeProvider? clock = null, string? who = null)
    {
        (_store, _clock, Who) = (store, clock ?? TimeProvider.System, who ?? Environment.UserName);
        Id = store.Find(BookCollections.Facts, Identity) is { } found ? BookJson.Read<BookIdentity>(found).Id : MakeIdentity();
    }

    private OrderBook(IDocumentStore store, OrderBook of) => (_store, _clock, Who, Id) = (store, of._clock, of.Who, of.Id);

    /// <summary>What tells this book's orders from another's at the same broker: part of every client order id.</summary>
    public string Id { get; }

    /// <summary>Who acts.</summary>
    public string Who { get; }

    /// <summary>The store.</summary>
    public IDocumentStore Store => _store;

    /// <summary>Now, UTC.</summary>
    public DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => _clock;

    /// <summary>The same book for another actor.</summary>
    public OrderBook For(string who) => new(_store, _clock, who);

    /// <summary>An order, on a stack or in the history.</summary>
    /// <exception cref="SysTradeException"><c>OrderNotFound</c>.</exception>
    public Order Get(OrderId id) => Find(id) ?? throw new SysTradeException(
        "OrderNotFound", SysErrorKind.NotFound, $"There is no order {id} on the stacks or in the history.", "Get-SysOrder lists the orders.", id.ToString());

    /// <summary>An order, or null.</summary>
    public Order? Find(OrderId id) =>
        (_store.Find(BookCollections.Orders, id.ToString()) ?? _store.Find(BookCollections.History, id.ToString())) is { } found ? BookJson.Recall<OrderDocument>(found).Order : null;

    /// <summary>Orders on the stacks, by number; of one level, of one instrument when asked for.</summary>
    public IReadOnlyList<Order> Orders(OrderLevel? level = null, string? instrument = null)
    {
        var query = instrument is null ? new DocumentQuery(BookCollections.Orders) : new DocumentQuery(BookCollections.Orders) { Field = "Instrument", Value = instrument };
        return Read(query, level);
    }

    /// <summary>Completed orders, by number; of one level, of one instrument when asked for.</summary>
    public IReadOnlyList<Order> History(OrderLevel? level = null, string? instrument = null)
    {
        var query = instrument is null ? new DocumentQuery(BookCollections.History) : new DocumentQuery(BookCollections.History) { Field = "Instrument", Value = instrument };
        return Read(query, level);
    }

    /// <summary>All orders of a family, on the stacks or in the history.</summary>
    public IReadOnlyList<Order> Family(long number) =>
    [
        .. Read(new DocumentQuery(BookCollections.Orders) { Field = "Family", Value = number }, null)
            .Concat(Read(new DocumentQuery(BookCollections.History) { Field = "Family", Value = number }, null)).OrderBy(o => o.Id.Number),
    ];

    /// <summary>The log, oldest first; of one family when asked for.</summary>
    public IReadOnlyList<BookEvent> Events(long? family = null)
    {
        var query = family is null ? new DocumentQuery(BookCollections.Events) : new DocumentQuery(BookCollections.Events) { Field = "Family", Value = family };
        return _store.Query(query).Select(BookJson.Read<BookEvent>).ToArray();
    }

    /// <summary>Executions; of one family when asked for.</summary>
    public IReadOnlyList<BookedExecution> Executions(long? family = null)
    {
        var query = family is null ? new DocumentQuery(BookCollections.Executions) : new DocumentQuery(BookCollections.Executions) { Field = "Family", Value = family };
        return _store.Query(query).Select(BookJson.Recall<BookedExecution>).ToArray();
    }

    /// <summary>Decisions about an order or a key (<c>strategy instrument</c>), oldest first; all without either.</summary>
    public IReadOnlyList<TradeDecision> Decisions(string? key = null, OrderId? order = null)
    {
        var query = new DocumentQuery(BookCollections.Decisions);
        if (order is not null) query = query with { Field = "Order", Value = order.Value.ToString() };
        else if (key is not null) query = query with { Field = "Key", Value = key };
        return _store.Query(query).Select(BookJson.Read<TradeDecision>).ToArray();
    }

    /// <summary>Open alerts, or all.</summary>
    public IReadOnlyList<BookAlert> Alerts(bool all = false)
    {
        var query = all ? new DocumentQuery(BookCollections.Alerts) : new DocumentQuery(BookCollections.Alerts) { Field = "IsOpen", Value = true };
        return _store.Query(query).Select(BookJson.Recall<BookAlert>).OrderBy(a => a.At).ToArray();
    }

    /// <summary>Closes an alert; false when there is none open of that id.</summary>
    public bool CloseAlert(string id) => Transact(s =>
    {
        if (s.Documents.Find(BookCollections.Alerts, id) is not { } found || BookJson.Recall<BookAlert>(found) is not { IsOpen: true } alert) return false;
        s.Documents.Put(BookCollections.Alerts, id, BookJson.Write(alert with { IsOpen = false }));
        return true;
    });

    /// <summary>Raises an alert; one of the same id that is open stays as it is.</summary>
    public void Alert(string id, string text, string? instrument = null, OrderId? order = null)
    {
        if (IsAlerted(id)) return;
        Transact(s =>
        {
            s.Alert(id, text, instrument, order);
            return true;
        });
    }

    /// <summary>True while an alert of an id is open.</summary>
    internal bool IsAlerted(string id) => _store.Find(BookCollections.Alerts, BookSession.AlertKey(id)) is { } there && BookJson.Recall<BookAlert>(there).IsOpen;

    /// <summary>Position of a strategy in an instrument, contracts.</summary>
    public int Position(StrategyInstrument key) => Ledger.Position(_store, Ledger.Key(key));

    /// <summary>Position in a contract.</summary>
    public int Position(FuturesContract contract) => Ledger.Position(_store, Ledger.Key(contract.ByMonth)) is var byMonth && byMonth != 0 ? byMonth : Ledger.Position(_store, Ledger.Key(contract));

    /// <summary>Position in an instrument: the sum over all strategies, the rolls' own included.</summary>
    public int InstrumentPosition(string instrument) => Ledger.Of(_store, instrument).Where(p => p.Kind == LedgerKind.Strategy).Sum(p => p.Position);

    /// <summary>Position in an instrument as its strategies have it: without what a roll holds between its legs, by which nothing may be sized.</summary>
    public int SettledPosition(string instrument) => InstrumentPosition(instrument) - RollBook(_store, instrument);

    /// <summary>Positions of a ledger, zeros included.</summary>
    public IReadOnlyList<LedgerPosition> Positions(LedgerKind kind) => Ledger.All(_store, kind);

    /// <summary>Positions of both ledgers in an instrument, zeros included.</summary>
    public IReadOnlyList<LedgerPosition> Positions(string instrument) => Ledger.Of(_store, instrument);

    /// <summary>Rows of a ledger: of a contract (<c>instrument/date</c>) or of a strategy (<c>strategy instrument</c>), oldest first.</summary>
    public IReadOnlyList<PositionRow> Rows(string ledger) =>
        _store.Query(new DocumentQuery(BookCollections.PositionRows) { Field = "Ledger", Value = ledger }).Select(BookJson.Read<PositionRow>).ToArray();

    internal DateTime? Fact(string name) => _store.Find(BookCollections.Facts, name) is { } found ? BookJson.Read<BookMoment>(found).At : null;

    internal void SetFact(string name, DateTime at) => Transact(s => s.Documents.Put(BookCollections.Facts, name, BookJson.Write(new BookMoment(at))));

    internal T Transact<T>(Func<BookSession, T> work) => _store.Transact(t => work(new BookSession(t, Now, Who)));

    /// <summary>Does several operations in one transaction: all or none. They see each other; nobody else sees them before the end.</summary>
    internal T Together<T>(Func<OrderBook, T> work) => _store.Transact(t => work(new OrderBook(new JoinedStore(_store, t), this)));

    internal IReadOnlyList<Order> Queue(string queue) => Read(new DocumentQuery(BookCollections.Orders) { Field = "Queue", Value = queue }, null);

    private IReadOnlyList<Order> Read(DocumentQuery query, OrderLevel? level) =>
        _store.Query(query).Select(d => BookJson.Recall<OrderDocument>(d).Order).Where(o => level is null || o.Id.Level == level).OrderBy(o => o.Id.Number).ToArray();

    private string MakeIdentity() => _store.Transact(t =>
    {
        if (t.Find(BookCollections.Facts, Identity) is { } there) return BookJson.Read<BookIdentity>(there).Id;
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        t.Insert(BookCollections.Facts, Identity, BookJson.Write(new BookIdentity(id, Now)));
        return id;
    });
}

internal sealed record BookIdentity(string Id, DateTime MadeAt);

internal sealed record BookMoment(DateTime At);
