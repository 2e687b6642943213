using System.Text.Json.Serialization;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Books;

/// <summary>An order as it is stored: the order with what it is searched by.</summary>
internal sealed record OrderDocument
{
    public required string Queue { get; init; }

    public required string Instrument { get; init; }

    public required string Key { get; init; }

    public required long Family { get; init; }

    public string? ClientOrderId { get; init; }

    /// <summary>Contracts of a broker order that trade limits count now.</summary>
    public int Charged { get; init; }

    public required Order Order { get; init; }

    public static OrderDocument Of(Order order, int charged) => new()
    {
        Queue = OrderQueue.Of(order),
        Instrument = order.Instrument,
        Key = order.StrategyInstrument.ToString(),
        Family = order.Family,
        ClientOrderId = (order as BrokerOrder)?.ClientOrderId,
        Charged = charged,
        Order = order,
    };
}

/// <summary>What is to be done about an order, so that each step of the handler reads only what concerns it.</summary>
internal static class OrderQueue
{
    public const string NewInstrument = "I:new";
    public const string OpenContract = "C:open";
    public const string Sending = "B:sending";
    public const string Live = "B:open";
    public const string Cancelling = "B:cancel";
    public const string DoneInstrument = "I:done";

    public static string Of(Order order) => "ICB"[(int)order.Id.Level] + ":" + (order.Status switch
    {
        OrderStatus.New => order is ContractOrder ? "open" : "new",
        OrderStatus.Sending => "sending",
        OrderStatus.Working => "open",
        OrderStatus.CancelPending => "cancel",
        _ => "done",
    });
}

/// <summary>An event of the log.</summary>
/// <param name="Sequence">Place in the log.</param>
/// <param name="Family">Number of the instrument order at the head of the family.</param>
/// <param name="Order">Order it happened to.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Event">What happened.</param>
public sealed record BookEvent(long Sequence, long Family, OrderId Order, string By, OrderEvent Event);

/// <summary>An execution as the book knows it.</summary>
public sealed record BookedExecution
{
    /// <summary>The execution.</summary>
    public required OrderExecution Execution { get; init; }

    /// <summary>Broker order, or the instrument order of a trade between strategies; null of one that was withdrawn before it was reported.</summary>
    public OrderId? Order { get; init; }

    /// <summary>Family of the order.</summary>
    public long? Family { get; init; }

    /// <summary>Strategy it was booked for.</summary>
    public string? Strategy { get; init; }

    /// <summary>Instrument code.</summary>
    public required string Instrument { get; init; }

    /// <summary>True when it was withdrawn or replaced: it counts for nothing.</summary>
    public bool IsBusted { get; init; }

    /// <summary>The execution that replaced it.</summary>
    public string? ReplacedBy { get; init; }
}

/// <summary>Something a person should look at.</summary>
/// <param name="Id">Stable: the same trouble raises one alert.</param>
/// <param name="At">When it was raised, UTC.</param>
/// <param name="Instrument">Instrument concerned, or null.</param>
/// <param name="Order">Order concerned, or null.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="IsOpen">False once somebody closed it.</param>
public sealed record BookAlert(string Id, DateTime At, string? Instrument, string? Order, string Text, bool IsOpen = true);

/// <summary>One step in the making of a trade: what a rule made of it and why.</summary>
/// <param name="Rule">Name of the rule: override, position_limit, lock, netting, trade_limit, ...</param>
/// <param name="Before">Contracts before.</param>
/// <param name="After">Contracts after.</param>
/// <param name="Why">In words.</param>
public sealed record TradeStep(string Rule, int Before, int After, string Why);

/// <summary>How a wanted trade became an order, or did not.</summary>
public sealed record TradeDecision
{
    /// <summary>Place in the record.</summary>
    public long Sequence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Strategy and instrument, or the contracts of a send.</summary>
    public required string Key { get; init; }

    /// <summary>Order it is about; null when none came of it.</summary>
    public OrderId? Order { get; init; }

    /// <summary>Contracts wanted at first.</summary>
    public required int Wanted { get; init; }

    /// <summary>Contracts in the end.</summary>
    public required int Result { get; init; }

    /// <summary>What changed it, in order.</summary>
    public required IReadOnlyList<TradeStep> Steps { get; init; }

    /// <summary>In one line.</summary>
    [JsonIgnore]
    public string Summary => Steps.Count == 0 ? $"{Result}" : $"{Wanted}" + string.Concat(Steps.Select(s => $" -> {s.After} ({s.Rule}: {s.Why})"));
}
