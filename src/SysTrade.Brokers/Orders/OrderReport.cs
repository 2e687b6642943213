using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Orders;

/// <summary>Where an order is at the broker.</summary>
public enum BrokerOrderStatus
{
    /// <summary>With the broker, not yet at the venue (also: held until the market opens).</summary>
    Pending,

    /// <summary>At the venue.</summary>
    Working,

    /// <summary>The broker is trying to cancel it; it can still be filled.</summary>
    Cancelling,

    /// <summary>Filled completely.</summary>
    Filled,

    /// <summary>Cancelled, perhaps after part of it was filled. Executions may still arrive late.</summary>
    Cancelled,

    /// <summary>Refused; nothing of it will be filled.</summary>
    Rejected,

    /// <summary>Ended with its session.</summary>
    Expired,
}

/// <summary>Why a broker refused an order or a change of it.</summary>
public enum RefusalReason
{
    /// <summary>None, or none that the broker gave a code for.</summary>
    None,

    /// <summary>The client order id was used before.</summary>
    DuplicateId,

    /// <summary>The broker does not know the contract, or it does not trade any more.</summary>
    UnknownContract,

    /// <summary>The price is not on the venue's grid.</summary>
    PriceIncrement,

    /// <summary>The price is too far from the market.</summary>
    PriceBand,

    /// <summary>The order is larger than the venue or the account allows.</summary>
    Size,

    /// <summary>The order type or time in force is not offered here.</summary>
    OrderType,

    /// <summary>The market is closed.</summary>
    MarketClosed,

    /// <summary>Not enough margin.</summary>
    Margin,

    /// <summary>The account may not trade it.</summary>
    Permission,

    /// <summary>No order with that id.</summary>
    UnknownOrder,

    /// <summary>The order has ended, or cannot be changed as it is now.</summary>
    TooLate,

    /// <summary>Something else; the text says what.</summary>
    Other,
}

/// <summary>An order as the broker sees it: what its updates carry, and what asking for orders gives.</summary>
/// <remarks>Updates may come twice or out of order. An ended status is final; fills are booked from <see cref="ExecutionReport"/>s only, <see cref="Filled"/> tells whether some are missing.</remarks>
public sealed record OrderReport
{
    /// <summary>Id the sender gave it; null for an order of another program on the same account.</summary>
    public required string? ClientOrderId { get; init; }

    /// <summary>The broker's own lasting id.</summary>
    public required string BrokerOrderId { get; init; }

    /// <summary>What is traded.</summary>
    public required BrokerContract Contract { get; init; }

    /// <summary>Units wanted, signed.</summary>
    public required int Quantity { get; init; }

    /// <summary>Units filled, signed; of a spread, units of which every leg is filled.</summary>
    public required int Filled { get; init; }

    /// <summary>How it is executed.</summary>
    public required BrokerOrderType Type { get; init; }

    /// <summary>Present limit price; null when it has none.</summary>
    public double? LimitPrice { get; init; }

    /// <summary>Where it is.</summary>
    public required BrokerOrderStatus Status { get; init; }

    /// <summary>Why it was refused.</summary>
    public RefusalReason Refusal { get; init; }

    /// <summary>The broker's words, or empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>When the broker took it.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>True when it will not change any more, late executions aside.</summary>
    public bool HasEnded => Status is BrokerOrderStatus.Filled or BrokerOrderStatus.Cancelled or BrokerOrderStatus.Rejected or BrokerOrderStatus.Expired;

    /// <summary>Units not filled, signed.</summary>
    public int Remaining => Quantity - Filled;
}
