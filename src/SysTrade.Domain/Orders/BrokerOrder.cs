using System.Text.Json.Serialization;

namespace SysTrade.Domain.Orders;

/// <summary>What was, or is about to be, sent to the broker for a contract order.</summary>
public sealed record BrokerOrder : Order
{
    /// <summary>Strategy and contracts.</summary>
    public required ContractOrderKey Key { get; init; }

    /// <summary>What the broker is asked for.</summary>
    public BrokerOrderType Type { get; init; }

    /// <summary>The id it is sent under: ours, unique for ever, stored before it is sent.</summary>
    public string? ClientOrderId { get; init; }

    /// <summary>Name of the algo that made it.</summary>
    public string? Algo { get; init; }

    /// <summary>What the algo has to say about it.</summary>
    public string? AlgoRemark { get; init; }

    /// <summary>When its intent was stored, UTC.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>Price of the market's own side for it when it was made: what crossing costs; null when unknown.</summary>
    public double? SidePrice { get; init; }

    /// <summary>Middle of the market when it was made.</summary>
    public double? MidPrice { get; init; }

    /// <summary>Price of the other side when it was made: what waiting may give.</summary>
    public double? OffsidePrice { get; init; }

    /// <summary>Name of the broker.</summary>
    public string? Broker { get; init; }

    /// <summary>Account it trades for.</summary>
    public string? Account { get; init; }

    /// <summary>Number of the connection it was sent through.</summary>
    public int? ClientId { get; init; }

    /// <summary>The broker's id of it in that connection.</summary>
    public string? BrokerOrderId { get; init; }

    /// <summary>The broker's lasting id of it.</summary>
    public string? PermanentId { get; init; }

    /// <summary>True when its fill was entered by a person.</summary>
    public bool IsManualFill { get; init; }

    /// <summary>Commissions so far, one entry a currency.</summary>
    public IReadOnlyList<Money> Commissions { get; init; } = [];

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
    /// <param name="type">What to ask for.</param>
    /// <param name="limitPrice">Limit price; of a spread the price of the spread.</param>
    /// <param name="source">Who made it.</param>
    public static BrokerOrder Create(
        ContractOrderKey key, TradeQuantity trade, DateTime now, BrokerOrderType type = BrokerOrderType.Market, double? limitPrice = null,
        OrderSource source = OrderSource.Strategy) => new()
        {
            Id = new OrderId(OrderLevel.Broker, 0),
            Key = key,
            Trade = OrderLegs.Require(key, trade),
            Fill = OrderFill.None(trade.Count),
            Type = type,
            LimitPrice = limitPrice,
            Source = source,
            CreatedAt = now,
        };
}
