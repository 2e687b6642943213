using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Orders;

/// <summary>Money charged for an execution.</summary>
/// <param name="ExecutionId">Execution it belongs to.</param>
/// <param name="Amount">Positive when it is paid, in <paramref name="Currency"/>.</param>
/// <param name="Currency">Three letters.</param>
public readonly record struct Commission(string ExecutionId, double Amount, string Currency);

/// <summary>A trade in one contract done for an order. A spread gives one for each leg. Applies once, whatever number of times it is reported.</summary>
public sealed record ExecutionReport
{
    /// <summary>The broker's id of the execution, unique for ever.</summary>
    public required string ExecutionId { get; init; }

    /// <summary>Order it was done for; null for an order of another program on the same account.</summary>
    public required string? ClientOrderId { get; init; }

    /// <summary>The broker's id of that order.</summary>
    public required string BrokerOrderId { get; init; }

    /// <summary>The contract traded.</summary>
    public required FuturesContract Contract { get; init; }

    /// <summary>Contracts, positive when bought.</summary>
    public required int Quantity { get; init; }

    /// <summary>Price, price units.</summary>
    public required double Price { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Account it is in.</summary>
    public required string Account { get; init; }

    /// <summary>What was charged, once known.</summary>
    public Commission? Commission { get; init; }

    /// <summary>Id of the execution this one replaces; null for an original one. The replaced one counts as busted.</summary>
    public string? Corrects { get; init; }

    /// <summary>True when it was declared void afterwards, or replaced.</summary>
    public bool IsBusted { get; init; }
}
