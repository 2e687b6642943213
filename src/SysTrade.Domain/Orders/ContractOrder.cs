using System.Text.Json.Serialization;

namespace SysTrade.Domain.Orders;

/// <summary>The contracts an instrument order is traded in; several legs make a calendar spread.</summary>
public sealed record ContractOrder : Order
{
    /// <summary>Strategy and contracts.</summary>
    public required ContractOrderKey Key { get; init; }

    /// <summary>How it is to be traded.</summary>
    public ContractOrderType Type { get; init; }

    /// <summary>Name of the algo to work it with; null until one is chosen.</summary>
    public string? Algo { get; init; }

    /// <summary>Price when the strategy decided, moved to this contract; of a spread the price of the spread; null when unknown.</summary>
    public double? ReferencePrice { get; init; }

    /// <summary>The algo that has it in hand and until when; null when none has.</summary>
    public OrderLock? Control { get; init; }

    /// <summary>True when its fill was entered by a person.</summary>
    public bool IsManualFill { get; init; }

    /// <summary>True when it trades several delivery dates of its instrument against each other.</summary>
    [JsonIgnore]
    public bool IsCalendarSpread => Key.IsSpread;

    /// <inheritdoc/>
    [JsonIgnore]
    public override StrategyInstrument StrategyInstrument => Key.StrategyInstrument;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => OrderTypeNames.Name(Type);

    /// <summary>An order that is on no stack yet.</summary>
    /// <param name="key">Strategy and contracts.</param>
    /// <param name="trade">Signed contracts, one number a contract.</param>
    /// <param name="now">Time, UTC.</param>
    /// <param name="type">How to trade it.</param>
    /// <param name="source">Who made it.</param>
    public static ContractOrder Create(
        ContractOrderKey key, TradeQuantity trade, DateTime now, ContractOrderType type = ContractOrderType.Best, OrderSource source = OrderSource.Strategy) => new()
        {
            Id = new OrderId(OrderLevel.Contract, 0),
            Key = key,
            Trade = OrderLegs.Require(key, trade),
            Fill = OrderFill.None(trade.Count),
            Type = type,
            Source = source,
            CreatedAt = now,
        };
}
