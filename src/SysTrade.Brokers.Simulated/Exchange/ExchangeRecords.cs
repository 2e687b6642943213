using SysTrade.Brokers.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

/// <summary>One fill: executions of all legs, which stand or fall together.</summary>
/// <param name="OrderId">The broker's id of the order.</param>
/// <param name="Units">Units of the order, signed.</param>
/// <param name="Executions">One a leg.</param>
public sealed record ExchangeFill(string OrderId, int Units, IReadOnlyList<ExecutionReport> Executions)
{
    /// <summary>When its last change happened: done, busted or replaced.</summary>
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>What an exchange has to keep to go on after its process ended.</summary>
/// <param name="NextNumber">Next number of an order or execution.</param>
/// <param name="Orders">Orders, ended ones too.</param>
/// <param name="Fills">Fills by number, void ones too.</param>
public sealed record ExchangeState(long NextNumber, IReadOnlyList<ExchangeOrder> Orders, IReadOnlyDictionary<long, ExchangeFill> Fills);

/// <summary>An order as it is kept.</summary>
/// <param name="Report">The order.</param>
/// <param name="TimeInForce">How long it stands.</param>
/// <param name="Traded">Units traded, void ones included.</param>
/// <param name="QueueAhead">Contracts filled before it at its price.</param>
/// <param name="IsResting">True when it stands in the book.</param>
public sealed record ExchangeOrder(OrderReport Report, TimeInForce TimeInForce, int Traded, double QueueAhead, bool IsResting);

/// <summary>Keeps what happens at an exchange, so that it survives the process. Called before anybody is told.</summary>
public interface IExchangeJournal
{
    /// <summary>What was kept, or null in the beginning.</summary>
    ExchangeState? Load();

    /// <summary>Keeps changes, all or none.</summary>
    /// <param name="nextNumber">Next number of an order or execution.</param>
    /// <param name="orders">Orders that changed.</param>
    /// <param name="fills">Fills that are new or changed, by number.</param>
    void Save(long nextNumber, IReadOnlyList<ExchangeOrder> orders, IReadOnlyDictionary<long, ExchangeFill> fills);
}
