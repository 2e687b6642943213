using System.Text.Json.Serialization;

namespace SysTrade.Domain.Orders;

/// <summary>What a strategy wants of an instrument, whichever contracts it will be traded in.</summary>
public sealed record InstrumentOrder : Order
{
    /// <summary>Strategy and instrument.</summary>
    public required StrategyInstrument Key { get; init; }

    /// <summary>How it is to be traded.</summary>
    public InstrumentOrderType Type { get; init; }

    /// <summary>Contract that <see cref="Order.LimitPrice"/> is a price of, YYYYMMDD or YYYYMM00; null for the priced contract.</summary>
    public int? LimitContract { get; init; }

    /// <summary>Price when the strategy decided, or null; what slippage is measured from.</summary>
    public double? ReferencePrice { get; init; }

    /// <summary>Contract that <see cref="ReferencePrice"/> is a price of.</summary>
    public int? ReferenceContract { get; init; }

    /// <summary>When the strategy decided, UTC.</summary>
    public DateTime? ReferenceAt { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override StrategyInstrument StrategyInstrument => Key;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string TypeName => OrderTypeNames.Name(Type);

    /// <summary>An order that is on no stack yet.</summary>
    /// <param name="key">Strategy and instrument.</param>
    /// <param name="trade">Signed contracts.</param>
    /// <param name="now">Time, UTC.</param>
    /// <param name="type">How to trade it.</param>
    /// <param name="source">Who made it.</param>
    public static InstrumentOrder Create(
        StrategyInstrument key, int trade, DateTime now, InstrumentOrderType type = InstrumentOrderType.Best, OrderSource source = OrderSource.Strategy) => new()
        {
            Id = new OrderId(OrderLevel.Instrument, 0),
            Key = key,
            Trade = TradeQuantity.Of(trade),
            Fill = OrderFill.None(1),
            Type = type,
            Source = source,
            CreatedAt = now,
        };
}
