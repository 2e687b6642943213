using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Simulated.Exchange;

/// <summary>An order at the simulated exchange.</summary>
internal sealed class SimulatedOrder
{
    public required string ClientOrderId { get; init; }

    public required string BrokerOrderId { get; init; }

    public required BrokerContract Contract { get; init; }

    public required int Quantity { get; init; }

    public required BrokerOrderType Type { get; init; }

    public required TimeInForce TimeInForce { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Limit price: given, or set on arrival for snap orders; null for the others.</summary>
    public double? Limit { get; set; }

    public BrokerOrderStatus Status { get; set; }

    public RefusalReason Refusal { get; set; }

    public string Text { get; set; } = "";

    /// <summary>Units traded, signed, void ones included: they are not traded again.</summary>
    public int Traded { get; set; }

    /// <summary>Units traded and declared void since.</summary>
    public int Busted { get; set; }

    /// <summary>True once it stands in the book: it is filled at its own price when the market comes to it.</summary>
    public bool IsResting { get; set; }

    /// <summary>Contracts that are filled before it at its price.</summary>
    public double QueueAhead { get; set; }

    public bool IsOpen => Status is BrokerOrderStatus.Pending or BrokerOrderStatus.Working or BrokerOrderStatus.Cancelling;

    public int Remaining => Quantity - Traded;

    public int Sign => Math.Sign(Quantity);

    /// <summary>An order as it was kept.</summary>
    public static SimulatedOrder Of(ExchangeOrder kept) => new()
    {
        ClientOrderId = kept.Report.ClientOrderId ?? "",
        BrokerOrderId = kept.Report.BrokerOrderId,
        Contract = kept.Report.Contract,
        Quantity = kept.Report.Quantity,
        Type = kept.Report.Type,
        TimeInForce = kept.TimeInForce,
        SubmittedAt = kept.Report.SubmittedAt,
        UpdatedAt = kept.Report.UpdatedAt,
        Limit = kept.Report.LimitPrice,
        Status = kept.Report.Status,
        Refusal = kept.Report.Refusal,
        Text = kept.Report.Text,
        Traded = kept.Traded,
        Busted = kept.Traded - kept.Report.Filled,
        IsResting = kept.IsResting,
        QueueAhead = kept.QueueAhead,
    };

    /// <summary>The order as it is kept.</summary>
    public ExchangeOrder Kept() => new(Report(), TimeInForce, Traded, QueueAhead, IsResting);

    public OrderReport Report() => new()
    {
        ClientOrderId = ClientOrderId,
        BrokerOrderId = BrokerOrderId,
        Contract = Contract,
        Quantity = Quantity,
        Filled = Traded - Busted,
        Type = Type,
        LimitPrice = Limit,
        Status = Status,
        Refusal = Refusal,
        Text = Text,
        SubmittedAt = SubmittedAt,
        UpdatedAt = UpdatedAt,
    };
}
