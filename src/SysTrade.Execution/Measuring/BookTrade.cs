using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Measuring;

/// <summary>Something in the log of a book that moved money: a fill, its withdrawal or correction, a commission. What a live profit and loss is made of.</summary>
/// <param name="Strategy">Strategy; that of rolls is <see cref="StrategyName.Roll"/>.</param>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Contract">Contract traded; null of what changed hands between strategies, which names none.</param>
/// <param name="At">When it was traded, UTC; of a withdrawal or a correction, when that was booked.</param>
/// <param name="Contracts">Signed contracts; 0 of a commission, and of a correction of the price alone.</param>
/// <param name="Value">Sum of signed contracts times price.</param>
/// <param name="Commission">Commission, or null.</param>
public sealed record BookTrade(string Strategy, string Instrument, FuturesContract? Contract, DateTime At, int Contracts, double Value, Money? Commission = null)
{
    /// <summary>What moved money, in the order of the log; each execution once, whatever levels of orders it was booked to.</summary>
    /// <param name="log">The log (<see cref="OrderBook.Events"/>).</param>
    public static IReadOnlyList<BookTrade> Of(IEnumerable<BookEvent> log)
    {
        var trades = new List<BookTrade>();
        var orders = new Dictionary<OrderId, Order>();
        var traded = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        var atBroker = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in log)
        {
            if (entry.Event is OrderEvent.Placed placed) orders[entry.Order] = placed.Order;
            if (!orders.TryGetValue(entry.Order, out var order)) continue;
            switch (order, entry.Event)
            {
                case (BrokerOrder broker, OrderEvent.Filled e):
                    traded[e.ExecutionId] = e.TradedAt;
                    atBroker.Add(e.ExecutionId);
                    trades.Add(Trade(broker, e.Leg, e.TradedAt, e.Contracts, e.Contracts * e.Price));
                    break;
                case (BrokerOrder broker, OrderEvent.Busted e):
                    trades.Add(Trade(broker, e.Leg, e.At, -e.Contracts, -e.Contracts * e.Price));
                    break;
                case (BrokerOrder broker, OrderEvent.Corrected e):
                    traded[e.ExecutionId] = e.At;
                    atBroker.Add(e.ExecutionId);
                    trades.Add(Trade(broker, e.Leg, e.At, e.Contracts - e.WasContracts, (e.Contracts * e.Price) - (e.WasContracts * e.WasPrice)));
                    break;
                case (BrokerOrder broker, OrderEvent.Charged e):
                    trades.Add(new BookTrade(broker.Strategy, broker.Instrument, broker.Key.Contracts[0], traded.GetValueOrDefault(e.ExecutionId, e.At), 0, 0, e.Commission));
                    break;

                // A fill at the broker is booked to its broker order first; what only an instrument order has was netted, moved or adjusted.
                case (InstrumentOrder head, OrderEvent.Filled e) when !atBroker.Contains(e.ExecutionId):
                    trades.Add(new BookTrade(head.Strategy, head.Instrument, null, e.TradedAt, e.Contracts, e.Contracts * e.Price));
                    break;
            }
        }

        return trades;
    }

    private static BookTrade Trade(BrokerOrder order, int leg, DateTime at, int contracts, double value) =>
        new(order.Strategy, order.Instrument, order.Key.Contracts[leg], at, contracts, value);
}
