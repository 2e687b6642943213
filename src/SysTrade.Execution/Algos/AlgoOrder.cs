using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>A contract order, or what is left of it, as an algo is given it.</summary>
public sealed record AlgoOrder
{
    /// <summary>What is traded.</summary>
    public required BrokerContract Contract { get; init; }

    /// <summary>Units of <see cref="Contract"/> to trade in this run, signed, not 0.</summary>
    public required int Quantity { get; init; }

    /// <summary>Type of the contract order.</summary>
    public required ContractOrderType OrderType { get; init; }

    /// <summary>Limit price the order must not be done beyond; null when it has none.</summary>
    public double? LimitPrice { get; init; }

    /// <summary>Prices the venue takes; null when unknown, and prices are sent as they are.</summary>
    public PriceIncrements? Increments { get; init; }

    /// <summary>+1 to buy, -1 to sell.</summary>
    public int Sign => Math.Sign(Quantity);
}

/// <summary>Where the order an algo sent is.</summary>
public enum ChildStatus
{
    /// <summary>On its way, or not confirmed yet.</summary>
    Sending,

    /// <summary>At the venue.</summary>
    Working,

    /// <summary>A cancellation or a change of price is on its way.</summary>
    Changing,

    /// <summary>Filled, cancelled, refused or expired: it will not be filled further, late executions aside.</summary>
    Ended,
}

/// <summary>The order an algo sent last, as it is now.</summary>
/// <param name="Type">How it is executed.</param>
/// <param name="Quantity">Units, signed.</param>
/// <param name="Filled">Units filled, signed.</param>
/// <param name="LimitPrice">Its limit price at the broker, or null.</param>
/// <param name="Status">Where it is.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="WasRefused">True when the broker refused it.</param>
public sealed record AlgoChild(
    BrokerOrderType Type, int Quantity, int Filled, double? LimitPrice, ChildStatus Status, DateTimeOffset SentAt, bool WasRefused = false)
{
    /// <summary>Units not filled, signed.</summary>
    public int Remaining => Quantity - Filled;

    /// <summary>True until it has ended.</summary>
    public bool IsLive => Status != ChildStatus.Ended;
}

/// <summary>All an algo can see at a moment. Made anew from the records before every step, so messages that came twice, late or in another order make no difference.</summary>
public sealed record AlgoView
{
    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Latest quote, or null when none has come.</summary>
    public Quote? Quote { get; init; }

    /// <summary>The order sent last in this run, or null.</summary>
    public AlgoChild? Child { get; init; }

    /// <summary>Units filled in this run by all orders sent, signed.</summary>
    public int Filled { get; init; }

    /// <summary>When trading ends: the session's or the trading process's end, whichever is first; null when unknown.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>True when the run is to be ended: working orders are cancelled.</summary>
    public bool IsStopping { get; init; }
}
