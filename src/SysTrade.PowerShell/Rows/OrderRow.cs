using SysTrade.Domain.Orders;

namespace SysTrade.PowerShell.Rows;

/// <summary>An order as a row.</summary>
public sealed class OrderRow
{
    private OrderRow(Order order) => Order = order;

    /// <summary>Number of the order.</summary>
    public string Id => Order.Id.ToString();

    /// <summary>Order it was made for, or empty.</summary>
    public string Parent => Order.Parent?.ToString() ?? "";

    /// <summary>Strategy.</summary>
    public string Strategy => Order.Strategy;

    /// <summary>Instrument.</summary>
    public string Instrument => Order.Instrument;

    /// <summary>Contracts traded, legs joined by a blank; empty of an instrument order.</summary>
    public string Contract => Order switch
    {
        ContractOrder c => string.Join(' ', c.Key.Contracts.Select(k => k.DateText)),
        BrokerOrder b => string.Join(' ', b.Key.Contracts.Select(k => k.DateText)),
        _ => "",
    };

    /// <summary>Type.</summary>
    public string Type => Order.TypeName;

    /// <summary>Contracts wanted.</summary>
    public string Trade => Order.Trade.ToString();

    /// <summary>Contracts filled.</summary>
    public string Filled => Order.Fill.Quantity.ToString();

    /// <summary>Average price of what is filled, weighted by quantity.</summary>
    public double? Price => Order.Fill.Price;

    /// <summary>Limit price.</summary>
    public double? LimitPrice => Order.LimitPrice;

    /// <summary>Where it stands.</summary>
    public OrderStatus Status => Order.Status;

    /// <summary>Who made it.</summary>
    public OrderSource Source => Order.Source;

    /// <summary>Who holds it, or empty.</summary>
    public string LockedBy => Order.Lock?.Owner ?? "";

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt => Order.CreatedAt;

    /// <summary>Why it ended, or what the broker said.</summary>
    public string Remark => Order.Remark ?? "";

    internal Order Order { get; }

    internal static OrderRow Of(Order order) => new(order);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
