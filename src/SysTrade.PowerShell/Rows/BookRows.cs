using SysTrade.Domain.Orders;

namespace SysTrade.PowerShell.Rows;

/// <summary>What came, or would come, of a wish to trade.</summary>
/// <param name="Id">Order that was placed; empty when none was.</param>
/// <param name="Strategy">Strategy.</param>
/// <param name="Instrument">Instrument.</param>
/// <param name="Wanted">Contracts wanted.</param>
/// <param name="Placed">Contracts placed.</param>
/// <param name="Why">What changed it, step by step; or why nothing came of it.</param>
public sealed record SubmissionRow(string Id, string Strategy, string Instrument, int Wanted, int Placed, string Why);

/// <summary>A position of the book.</summary>
/// <param name="Ledger">Contract or Strategy.</param>
/// <param name="Strategy">Strategy; empty in the ledger of contracts.</param>
/// <param name="Instrument">Instrument.</param>
/// <param name="Contract">Contract, YYYYMMDD; empty in the ledger of strategies.</param>
/// <param name="Position">Contracts, signed.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
public sealed record HoldingRow(string Ledger, string Strategy, string Instrument, string Contract, int Position, DateTime UpdatedAt);

/// <summary>A limit.</summary>
/// <param name="Kind">Position or Trade.</param>
/// <param name="Strategy">Strategy; empty for all.</param>
/// <param name="Instrument">Instrument.</param>
/// <param name="PeriodDays">Period of a trade limit, days; null of a position limit.</param>
/// <param name="Limit">Contracts.</param>
/// <param name="Used">Contracts held, or traded within the period.</param>
/// <param name="Left">Contracts left.</param>
public sealed record LimitRow(string Kind, string Strategy, string Instrument, double? PeriodDays, int Limit, int Used, int Left);

/// <summary>The roll state of an instrument.</summary>
/// <param name="Instrument">Instrument.</param>
/// <param name="State">State.</param>
/// <param name="Priced">Priced contract; empty when unknown.</param>
/// <param name="Forward">Forward contract; empty when unknown.</param>
/// <param name="PricedPosition">Contracts held in the priced contract.</param>
/// <param name="Allowed">States that may follow, the recommended one first.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record RollStateRow(
    string Instrument, string State, string Priced, string Forward, int PricedPosition, IReadOnlyList<string> Allowed, string By, DateTime At, string Reason);

/// <summary>Something in the story of an order.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Order">Order it happened to.</param>
/// <param name="What">Event or rule.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Text">In words.</param>
public sealed record OrderStoryRow(DateTime At, string Order, string What, string By, string Text)
{
    internal static string Describe(OrderEvent happened) => happened switch
    {
        OrderEvent.Placed p => $"{p.Order.Trade} {Traded(p.Order)} {p.Order.TypeName}{(p.Order.LimitPrice is { } limit ? $" {limit:G8}" : "")}, {p.Order.Source}",
        OrderEvent.Spawned s => string.Join(", ", s.Children),
        OrderEvent.Sent s => s.ClientOrderId,
        OrderEvent.Accepted a => $"broker's number {a.BrokerOrderId}",
        OrderEvent.Filled f => $"{f.Contracts} at {f.Price} ({f.ExecutionId}{(f.MayExceed ? ", more than was wanted" : "")})",
        OrderEvent.Busted b => $"{b.Contracts} at {b.Price} withdrawn ({b.ExecutionId})",
        OrderEvent.Corrected c => $"{c.WasContracts} at {c.WasPrice} became {c.Contracts} at {c.Price} ({c.ExecutionId})",
        OrderEvent.Charged c => $"{c.Commission} ({c.ExecutionId})",
        OrderEvent.Modified m => $"{m.Trade}{(m.LimitPrice is { } limit ? $" limit {limit}" : "")}",
        OrderEvent.CancelAsked c => c.Reason,
        OrderEvent.CancelRefused c => c.Reason,
        OrderEvent.Cancelled c => c.Reason,
        OrderEvent.Rejected r => r.Reason,
        OrderEvent.Locked l => $"{l.Lock.Reason}{(l.Lock.ExpiresAt is { } end ? $", until {end:HH:mm:ss}" : "")}",
        OrderEvent.ControlTaken c => c.Algo,
        _ => "",
    };

    private static string Traded(Order order) => order switch
    {
        ContractOrder c => c.Key.ToString(),
        BrokerOrder b => b.Key.ToString(),
        _ => order.StrategyInstrument.ToString(),
    };
}
