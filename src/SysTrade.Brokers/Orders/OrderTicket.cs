using SysTrade.Brokers.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;

namespace SysTrade.Brokers.Orders;

/// <summary>How long an order stands.</summary>
public enum TimeInForce
{
    /// <summary>Until the end of the session.</summary>
    Day,

    /// <summary>Until it is cancelled.</summary>
    GoodTillCancelled,

    /// <summary>What cannot be filled on arrival is cancelled.</summary>
    ImmediateOrCancel,
}

/// <summary>An order as it is given to a broker.</summary>
/// <remarks>
/// The client order id is chosen and stored by the sender before the order is sent, and travels with it: after a lost connection or a crash it tells
/// whether the order arrived. A broker that knows the id already refuses the second ticket, so sending again is safe.
/// </remarks>
public sealed record OrderTicket
{
    /// <summary>Longest client order id.</summary>
    public const int LongestId = 40;

    /// <summary>Creates a checked ticket.</summary>
    /// <exception cref="SysTradeException"><c>InvalidOrderTicket</c>.</exception>
    public OrderTicket(
        string clientOrderId, BrokerContract contract, int quantity, BrokerOrderType type, double? limitPrice = null, TimeInForce timeInForce = TimeInForce.Day)
    {
        var problem =
            clientOrderId.Length is 0 or > LongestId || !clientOrderId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
                ? $"the client order id must be 1 to {LongestId} letters, digits, - _ or ."
            : quantity == 0 ? "the quantity is 0"
            : type == BrokerOrderType.BalanceTrade ? "a balance trade happened elsewhere and is never sent"
            : type == BrokerOrderType.Limit && limitPrice is not { } price ? "a limit order needs a limit price"
            : type != BrokerOrderType.Limit && limitPrice is not null ? $"a {type} order takes no limit price"
            : limitPrice is { } value && !double.IsFinite(value) ? $"the limit price is {value}"
            : null;
        if (problem is not null)
        {
            throw new SysTradeException(
                "InvalidOrderTicket", SysErrorKind.InvalidArgument, $"Order '{clientOrderId}' for {quantity} {contract} cannot be sent: {problem}.", null, clientOrderId);
        }

        (ClientOrderId, Contract, Quantity, Type, LimitPrice, TimeInForce) = (clientOrderId, contract, quantity, type, limitPrice, timeInForce);
    }

    /// <summary>Id of the order, chosen by the sender, never used twice.</summary>
    public string ClientOrderId { get; }

    /// <summary>What is traded.</summary>
    public BrokerContract Contract { get; }

    /// <summary>Units of <see cref="Contract"/>, positive to buy.</summary>
    public int Quantity { get; }

    /// <summary>How it is executed.</summary>
    public BrokerOrderType Type { get; }

    /// <summary>Limit price of a limit order, price units (of a spread: its net price, which may be negative).</summary>
    public double? LimitPrice { get; }

    /// <summary>How long it stands.</summary>
    public TimeInForce TimeInForce { get; }
}
