using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Execution.Measuring;

/// <summary>What a broker order paid for its fill, against the prices that were known before it.</summary>
/// <remarks>
/// Prices are of the contract, of a spread those of the spread; NaN where one is not known. Differences are in price units and in the direction of the trade:
/// positive is paid, negative gained. (The reference's trade report has the same differences with the other sign.)
/// </remarks>
public sealed record OrderSlippage
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Strategy.</summary>
    public required string Strategy { get; init; }

    /// <summary>Instrument code.</summary>
    public required string Instrument { get; init; }

    /// <summary>Delivery dates of its legs, YYYYMMDD.</summary>
    public required string Contract { get; init; }

    /// <summary>True of an order of a roll.</summary>
    public bool IsRoll { get; init; }

    /// <summary>Time of the last execution, UTC.</summary>
    public required DateTime FilledAt { get; init; }

    /// <summary>1 when bought, -1 when sold; of a spread that of its first leg.</summary>
    public required int Direction { get; init; }

    /// <summary>Contracts filled; of a spread, how often.</summary>
    public required int Contracts { get; init; }

    /// <summary>Average price of the fill.</summary>
    public required double Filled { get; init; }

    /// <summary>Price when the strategy decided.</summary>
    public double Reference { get; init; } = double.NaN;

    /// <summary>Limit of the order it was sent for.</summary>
    public double ParentLimit { get; init; } = double.NaN;

    /// <summary>Middle of the market when it was sent.</summary>
    public double Mid { get; init; } = double.NaN;

    /// <summary>Price of the market's own side for it when it was sent: what crossing costs.</summary>
    public double Side { get; init; } = double.NaN;

    /// <summary>Its own limit.</summary>
    public double Limit { get; init; } = double.NaN;

    /// <summary>From the decision to the moment it was sent: how the market moved meanwhile.</summary>
    public double Delay => Direction * (Mid - Reference);

    /// <summary>Half the spread there was.</summary>
    public double BidAsk => Direction * (Side - Mid);

    /// <summary>From the price of crossing to the fill; negative when waiting paid.</summary>
    public double Execution => Direction * (Filled - Side);

    /// <summary>From the middle of the market to the fill: what trading it cost.</summary>
    public double Trading => Direction * (Filled - Mid);

    /// <summary>From the price of the decision to the fill.</summary>
    public double FromReference => Direction * (Filled - Reference);

    /// <summary>From the limit of the order it was sent for to the fill; not above zero when the limit held.</summary>
    public double FromParentLimit => Direction * (Filled - ParentLimit);

    /// <summary>From its own limit to the fill.</summary>
    public double FromLimit => Direction * (Filled - Limit);

    /// <summary>The broker orders of a book that have a fill, whole or in part, by the time of their last execution. Trades that were entered by hand are left out.</summary>
    /// <param name="book">The book.</param>
    /// <param name="from">Orders whose last execution is earlier are left out; null leaves out none.</param>
    public static IReadOnlyList<OrderSlippage> Of(OrderBook book, DateTime? from = null)
    {
        var all = book.History().Concat(book.Orders()).ToArray();
        var parents = all.OfType<ContractOrder>().ToDictionary(o => o.Id);
        return
        [
            .. all.OfType<BrokerOrder>().Where(o => !o.IsManualFill && o.Fill is { Price: not null, LastAt: not null } && !(o.Fill.LastAt < from))
                .Select(o => Of(o, o.Parent is { } parent ? parents.GetValueOrDefault(parent) : null)).OrderBy(s => s.FilledAt).ThenBy(s => s.Order.Number),
        ];
    }

    /// <summary>What one order paid.</summary>
    /// <param name="order">A broker order with a fill of each leg.</param>
    /// <param name="parent">The contract order it was sent for, or null.</param>
    public static OrderSlippage Of(BrokerOrder order, ContractOrder? parent) => new()
    {
        Order = order.Id,
        Strategy = order.Strategy,
        Instrument = order.Instrument,
        Contract = string.Join(" ", order.Key.Contracts.Select(c => c.DateText)),
        IsRoll = order.IsRoll,
        FilledAt = order.Fill.LastAt!.Value,
        Direction = order.Fill.Quantity.Direction,
        Contracts = order.Fill.Quantity.Units,
        Filled = order.Fill.Price!.Value,
        Reference = parent?.ReferencePrice ?? double.NaN,
        ParentLimit = parent?.LimitPrice ?? double.NaN,
        Mid = order.MidPrice ?? double.NaN,
        Side = order.SidePrice ?? double.NaN,
        Limit = order.LimitPrice ?? double.NaN,
    };
}
