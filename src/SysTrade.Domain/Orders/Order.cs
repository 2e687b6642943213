using System.Text.Json.Serialization;

namespace SysTrade.Domain.Orders;

/// <summary>What orders of the three levels have in common. Immutable: a change is an event that makes the next value (<see cref="OrderTransitions"/>).</summary>
/// <remarks>Times are UTC. Prices are in the units of the instrument's prices.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "level")]
[JsonDerivedType(typeof(InstrumentOrder), nameof(OrderLevel.Instrument))]
[JsonDerivedType(typeof(ContractOrder), nameof(OrderLevel.Contract))]
[JsonDerivedType(typeof(BrokerOrder), nameof(OrderLevel.Broker))]
public abstract record Order
{
    /// <summary>Its id; number 0 until a stack gives it one.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Number of the instrument order at the head of its family.</summary>
    public long Family { get; init; }

    /// <summary>The order it was made for; null at the head of a family.</summary>
    public OrderId? Parent { get; init; }

    /// <summary>Orders made for it, in the order they were made.</summary>
    public IReadOnlyList<OrderId> Children { get; init; } = [];

    /// <summary>What is wanted, one number a leg.</summary>
    public required TradeQuantity Trade { get; init; }

    /// <summary>What of it is filled.</summary>
    public required OrderFill Fill { get; init; }

    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>Why it ended, or what the broker said last; null when there is nothing to say.</summary>
    public string? Remark { get; init; }

    /// <summary>Who made it.</summary>
    public OrderSource Source { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The hold on it, or null. Whether it still holds depends on the time.</summary>
    public OrderLock? Lock { get; init; }

    /// <summary>Limit price, or null.</summary>
    public double? LimitPrice { get; init; }

    /// <summary>Strategy and instrument it belongs to.</summary>
    [JsonIgnore]
    public abstract StrategyInstrument StrategyInstrument { get; }

    /// <summary>Its type as the reference names it.</summary>
    [JsonIgnore]
    public abstract string TypeName { get; }

    /// <summary>Strategy.</summary>
    [JsonIgnore]
    public string Strategy => StrategyInstrument.Strategy;

    /// <summary>Instrument code.</summary>
    [JsonIgnore]
    public string Instrument => StrategyInstrument.Instrument;

    /// <summary>What is wanted and not filled.</summary>
    [JsonIgnore]
    public TradeQuantity Remaining => Trade - Fill.Quantity;

    /// <summary>True when nothing more is done about it; a late fill may still come.</summary>
    [JsonIgnore]
    public bool IsDone => Status is OrderStatus.Filled or OrderStatus.Cancelled or OrderStatus.Rejected;

    /// <summary>True when it belongs to a roll.</summary>
    [JsonIgnore]
    public bool IsRoll => Source == OrderSource.Roll;

    /// <summary>True when a person made it.</summary>
    [JsonIgnore]
    public bool IsManual => Source is OrderSource.Manual or OrderSource.Panic or OrderSource.Balance or OrderSource.Transfer;

    /// <summary>True when the hold on it keeps someone from changing it.</summary>
    public bool IsLockedFor(string who, DateTime now) => Lock?.HoldsAgainst(who, now) ?? false;
}
