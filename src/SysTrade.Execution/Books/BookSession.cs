using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;

namespace SysTrade.Execution.Books;

/// <summary>One transaction of the book: orders change only through events, and each event is logged beside what it changes.</summary>
internal sealed class BookSession(IDocumentTransaction transaction, DateTime now, string who)
{
    private readonly Dictionary<OrderId, (OrderDocument Document, string Collection)> _orders = [];

    public DateTime Now => now;

    public string Who => who;

    public IDocumentTransaction Documents => transaction;

    /// <summary>Key an alert is kept under.</summary>
    public static string AlertKey(string id) => id.Length > 200 ? id[..200] : id;

    /// <summary>An order on a stack or in the history.</summary>
    public Order Get(OrderId id) => Load(id).Document.Order;

    public T Get<T>(OrderId id)
        where T : Order => Get(id) as T ?? throw new SysTradeException("InvalidOrderId", SysErrorKind.InvalidArgument, $"{id} is not a {typeof(T).Name}.", target: id.ToString());

    public bool IsArchived(OrderId id) => Load(id).Collection == BookCollections.History;

    public Order? FindByClientId(string clientOrderId)
    {
        foreach (var collection in new[] { BookCollections.Orders, BookCollections.History })
        {
            var found = transaction.Query(new DocumentQuery(collection) { Field = "ClientOrderId", Value = clientOrderId });
            if (found.Count > 0) return Loaded(found[0], collection);
        }

        return null;
    }

    public IReadOnlyList<Order> Query(string field, object value) =>
        transaction.Query(new DocumentQuery(BookCollections.Orders) { Field = field, Value = value }).Select(d => Loaded(d, BookCollections.Orders)).OrderBy(o => o.Id.Number).ToArray();

    public IReadOnlyList<Order> Children(Order order) => order.Children.Select(Get).ToArray();

    /// <summary>Puts an order on its stack with a number of its own.</summary>
    public T Place<T>(T order, OrderId? parent = null)
        where T : Order
    {
        var number = transaction.Next("order");
        var family = parent is { } id ? Get(id).Family : number;
        var placed = (T)(order with { Id = new OrderId(order.Id.Level, number), Parent = parent, Family = family });
        Log(placed, new OrderEvent.Placed(now, placed));
        Save(placed, BookCollections.Orders);
        return placed;
    }

    /// <summary>Puts an order that has ended elsewhere into the history as it is. It counts in no limit: what it traded was counted where it was traded.</summary>
    public void PlaceEnded(Order order)
    {
        Log(order, new OrderEvent.Placed(now, order));
        var document = OrderDocument.Of(order, order.Fill.Quantity.Size);
        transaction.Insert(BookCollections.History, order.Id.ToString(), BookJson.Write(document));
        _orders[order.Id] = (document, BookCollections.History);
    }

    /// <summary>Applies an event, logs it and stores the order; a fault is an error and undoes the transaction.</summary>
    public Order Apply(OrderId id, OrderEvent happened)
    {
        var next = OrderTransitions.Apply(Get(id), happened).Required;
        Log(next, happened);
        Save(next, Load(id).Collection);
        return next;
    }

    /// <summary>Applies an event when it can follow; leaves the order as it is when it cannot.</summary>
    public bool TryApply(OrderId id, OrderEvent happened)
    {
        if (OrderTransitions.Apply(Get(id), happened).Fault is not null) return false;
        Apply(id, happened);
        return true;
    }

    public void Archive(OrderId id)
    {
        var (document, collection) = Load(id);
        if (collection == BookCollections.History) return;
        transaction.Delete(BookCollections.Orders, id.ToString());
        transaction.Put(BookCollections.History, id.ToString(), BookJson.Remember(document));
        _orders[id] = (document, BookCollections.History);
    }

    public void Unarchive(OrderId id)
    {
        var (document, collection) = Load(id);
        if (collection == BookCollections.Orders) return;
        transaction.Delete(BookCollections.History, id.ToString());
        transaction.Put(BookCollections.Orders, id.ToString(), BookJson.Remember(document));
        _orders[id] = (document, BookCollections.Orders);
    }

    /// <summary>Raises an alert; the same id again changes nothing while it is open.</summary>
    public void Alert(string id, string text, string? instrument = null, OrderId? order = null)
    {
        var key = AlertKey(id);
        if (transaction.Find(BookCollections.Alerts, key) is { } there && BookJson.Recall<BookAlert>(there).IsOpen) return;
        transaction.Put(BookCollections.Alerts, key, BookJson.Write(new BookAlert(key, now, instrument, order?.ToString(), text)));
    }

    public void Decide(TradeDecision decision)
    {
        var sequence = transaction.Next("decision");
        transaction.Insert(BookCollections.Decisions, BookJson.NumberKey(sequence), BookJson.Write(decision with { Sequence = sequence }));
    }

    /// <summary>Counts contracts in every trade limit that concerns an order.</summary>
    public void CountTrades(string strategy, string instrument, DateTime orderMadeAt, int contracts)
    {
        if (contracts == 0) return;
        foreach (var document in transaction.Query(new DocumentQuery(BookCollections.TradeLimits) { Field = "Instrument", Value = instrument }))
        {
            var limit = BookJson.Recall<TradeLimit>(document);
            if (limit.Strategy is null || limit.Strategy == strategy) transaction.Put(BookCollections.TradeLimits, document.Key, BookJson.Remember(limit.Count(orderMadeAt, contracts, now)));
        }
    }

    private void Log(Order order, OrderEvent happened)
    {
        var sequence = transaction.Next("event");
        transaction.Insert(BookCollections.Events, BookJson.NumberKey(sequence), BookJson.Write(new BookEvent(sequence, order.Family, order.Id, who, happened)));
    }

    private void Save(Order order, string collection)
    {
        var charged = _orders.TryGetValue(order.Id, out var before) ? before.Document.Charged : 0;
        if (order is BrokerOrder { Type: not BrokerOrderType.BalanceTrade })
        {
            // What is worked counts whole; what has ended counts as far as it was filled. A late fill counts when it comes.
            var counts = order.IsDone ? order.Fill.Quantity.Size : Math.Max(order.Trade.Size, order.Fill.Quantity.Size);
            CountTrades(order.Strategy, order.Instrument, order.CreatedAt, counts - charged);
            charged = counts;
        }

        var document = OrderDocument.Of(order, charged);
        transaction.Put(collection, order.Id.ToString(), BookJson.Remember(document));
        _orders[order.Id] = (document, collection);
    }

    private Order Loaded(Document found, string collection)
    {
        var document = BookJson.Recall<OrderDocument>(found);
        _orders.TryAdd(document.Order.Id, (document, collection));
        return document.Order;
    }

    private (OrderDocument Document, string Collection) Load(OrderId id)
    {
        if (_orders.TryGetValue(id, out var known)) return known;
        foreach (var collection in new[] { BookCollections.Orders, BookCollections.History })
        {
            if (transaction.Find(collection, id.ToString()) is { } found) return _orders[id] = (BookJson.Recall<OrderDocument>(found), collection);
        }

        throw new SysTradeException("OrderNotFound", SysErrorKind.NotFound, $"There is no order {id} on the stacks or in the history.", "Get-SysOrder lists the orders.", id.ToString());
    }
}
