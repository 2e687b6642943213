using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Positions;

namespace SysTrade.Execution.Books;

/// <summary>Rebuilds orders and ledgers from the event log alone, and tells where the stored state differs.</summary>
public static class BookReplay
{
    /// <summary>Orders as the log makes them, by id.</summary>
    /// <exception cref="SysTradeException"><c>BookDamaged</c>: an event of an order that was never placed; or what the transition raises.</exception>
    public static IReadOnlyDictionary<OrderId, Order> Orders(IEnumerable<BookEvent> log)
    {
        var orders = new Dictionary<OrderId, Order>();
        foreach (var entry in log)
        {
            if (entry.Event is OrderEvent.Placed placed) orders[entry.Order] = placed.Order;
            else if (orders.TryGetValue(entry.Order, out var order)) orders[entry.Order] = OrderTransitions.Apply(order, entry.Event).Required;
            else throw new SysTradeException("BookDamaged", SysErrorKind.InvalidData, $"The log has event {entry.Sequence} of {entry.Order}, which was never placed.", target: entry.Order.ToString());
        }

        return orders;
    }

    /// <summary>Positions as the log makes them, by ledger name; zeros left out.</summary>
    public static IReadOnlyDictionary<string, int> Positions(IEnumerable<BookEvent> log)
    {
        var (orders, positions) = (new Dictionary<OrderId, Order>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var entry in log)
        {
            if (entry.Event is OrderEvent.Placed placed) orders[entry.Order] = placed.Order;
            var (leg, change) = entry.Event switch
            {
                OrderEvent.Filled f => (f.Leg, f.Contracts),
                OrderEvent.Busted b => (b.Leg, -b.Contracts),
                OrderEvent.Corrected c => (c.Leg, c.Contracts - c.WasContracts),
                _ => (0, 0),
            };
            if (change == 0) continue;
            var name = orders[entry.Order] switch
            {
                BrokerOrder broker => broker.Key.Contracts[leg].ToString(),
                InstrumentOrder head => head.Key.ToString(),
                _ => null,
            };
            if (name is not null) positions[name] = positions.GetValueOrDefault(name) + change;

            // The pseudo strategy of a roll, and every strategy, gets each leg through the head of the family.
        }

        return positions.Where(p => p.Value != 0).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>Raises an error when an order, a position, or a ledger's rows differ from what the log says.</summary>
    /// <exception cref="SysTradeException"><c>BookDamaged</c>.</exception>
    public static void Verify(OrderBook book)
    {
        var log = book.Events();
        foreach (var (id, expected) in Orders(log))
        {
            if (book.Find(id) is not { } stored || BookJson.Write(stored) != BookJson.Write(expected)) throw Differs($"order {id}");
        }

        var positions = Positions(log);
        var kept = book.Positions(LedgerKind.Contract).Concat(book.Positions(LedgerKind.Strategy)).ToArray();
        foreach (var name in positions.Keys.Union(kept.Select(p => p.Name)))
        {
            var stored = kept.FirstOrDefault(p => p.Name == name)?.Position ?? 0;
            if (positions.GetValueOrDefault(name) != stored || book.Rows(name).Sum(r => r.Change) != stored) throw Differs($"the position of {name}");
        }

        static SysTradeException Differs(string what) => new(
            "BookDamaged", SysErrorKind.InvalidData, $"What is stored of {what} is not what the event log makes of it.", "Restore the store from a backup, or rebuild it from the log.", what);
    }
}
