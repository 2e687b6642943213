using System.Text.Json.Serialization;

namespace SysTrade.Domain.Orders;

/// <summary>Kinds of events, as the transition table knows them.</summary>
public enum OrderEventKind
{
    /// <summary>Put on a stack.</summary>
    Placed,

    /// <summary>Children were made.</summary>
    Spawned,

    /// <summary>The intent to send it was stored.</summary>
    Sent,

    /// <summary>The broker has it.</summary>
    Accepted,

    /// <summary>An execution.</summary>
    Filled,

    /// <summary>An execution was withdrawn.</summary>
    Busted,

    /// <summary>An execution was corrected.</summary>
    Corrected,

    /// <summary>The commission of an execution became known.</summary>
    Charged,

    /// <summary>Its quantity or limit price changed.</summary>
    Modified,

    /// <summary>Its cancellation was asked for.</summary>
    CancelAsked,

    /// <summary>The broker did not cancel it.</summary>
    CancelRefused,

    /// <summary>It is cancelled.</summary>
    Cancelled,

    /// <summary>The broker refused it.</summary>
    Rejected,

    /// <summary>The broker never got it.</summary>
    NeverArrived,

    /// <summary>All there was to do is done.</summary>
    Completed,

    /// <summary>A hold was put on it.</summary>
    Locked,

    /// <summary>The hold was released.</summary>
    Unlocked,

    /// <summary>An algo took it in hand.</summary>
    ControlTaken,

    /// <summary>The algo let go of it.</summary>
    ControlReleased,
}

/// <summary>Something that happened to an order. The log of these is the history of the book.</summary>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Placed), nameof(Placed))]
[JsonDerivedType(typeof(Spawned), nameof(Spawned))]
[JsonDerivedType(typeof(Sent), nameof(Sent))]
[JsonDerivedType(typeof(Accepted), nameof(Accepted))]
[JsonDerivedType(typeof(Filled), nameof(Filled))]
[JsonDerivedType(typeof(Busted), nameof(Busted))]
[JsonDerivedType(typeof(Corrected), nameof(Corrected))]
[JsonDerivedType(typeof(Charged), nameof(Charged))]
[JsonDerivedType(typeof(Modified), nameof(Modified))]
[JsonDerivedType(typeof(CancelAsked), nameof(CancelAsked))]
[JsonDerivedType(typeof(CancelRefused), nameof(CancelRefused))]
[JsonDerivedType(typeof(Cancelled), nameof(Cancelled))]
[JsonDerivedType(typeof(Rejected), nameof(Rejected))]
[JsonDerivedType(typeof(NeverArrived), nameof(NeverArrived))]
[JsonDerivedType(typeof(Completed), nameof(Completed))]
[JsonDerivedType(typeof(Locked), nameof(Locked))]
[JsonDerivedType(typeof(Unlocked), nameof(Unlocked))]
[JsonDerivedType(typeof(ControlTaken), nameof(ControlTaken))]
[JsonDerivedType(typeof(ControlReleased), nameof(ControlReleased))]
public abstract record OrderEvent(DateTime At)
{
    /// <summary>Its kind.</summary>
    [JsonIgnore]
    public abstract OrderEventKind Kind { get; }

    /// <summary>Put on a stack.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Order">As it was put there.</param>
    public sealed record Placed(DateTime At, Order Order) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Placed;
    }

    /// <summary>Children were made.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Children">The new ones.</param>
    public sealed record Spawned(DateTime At, IReadOnlyList<OrderId> Children) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Spawned;
    }

    /// <summary>The intent to send it was stored.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="ClientOrderId">The id it is sent under; asking the broker about it tells whether it arrived.</param>
    public sealed record Sent(DateTime At, string ClientOrderId) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Sent;
    }

    /// <summary>The broker has it.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="BrokerOrderId">The broker's id of it in this connection.</param>
    /// <param name="PermanentId">The broker's lasting id of it, or null.</param>
    public sealed record Accepted(DateTime At, string? BrokerOrderId, string? PermanentId) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Accepted;
    }

    /// <summary>An execution.</summary>
    /// <param name="At">When it was booked, UTC.</param>
    /// <param name="ExecutionId">The broker's id of it.</param>
    /// <param name="Leg">Leg of this order, from 0.</param>
    /// <param name="Contracts">Signed contracts.</param>
    /// <param name="Price">Price of the leg.</param>
    /// <param name="TradedAt">When it happened, UTC.</param>
    /// <param name="MayExceed">Book it even though more is filled than was wanted: the trade is a fact.</param>
    public sealed record Filled(DateTime At, string ExecutionId, int Leg, int Contracts, double Price, DateTime TradedAt, bool MayExceed = false) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Filled;
    }

    /// <summary>An execution was withdrawn.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="ExecutionId">The broker's id of it.</param>
    /// <param name="Leg">Leg of this order.</param>
    /// <param name="Contracts">Signed contracts it had.</param>
    /// <param name="Price">Price it had.</param>
    public sealed record Busted(DateTime At, string ExecutionId, int Leg, int Contracts, double Price) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Busted;
    }

    /// <summary>An execution was corrected: another quantity, another price.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="ExecutionId">The broker's id of it.</param>
    /// <param name="Leg">Leg of this order.</param>
    /// <param name="WasContracts">Signed contracts it had.</param>
    /// <param name="WasPrice">Price it had.</param>
    /// <param name="Contracts">Signed contracts it has.</param>
    /// <param name="Price">Price it has.</param>
    public sealed record Corrected(DateTime At, string ExecutionId, int Leg, int WasContracts, double WasPrice, int Contracts, double Price) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Corrected;
    }

    /// <summary>The commission of an execution became known.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="ExecutionId">The broker's id of it.</param>
    /// <param name="Commission">Commission.</param>
    public sealed record Charged(DateTime At, string ExecutionId, Money Commission) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Charged;
    }

    /// <summary>Its quantity or limit price changed.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="By">Who changed it.</param>
    /// <param name="Trade">New quantity, or null when it stays.</param>
    /// <param name="LimitPrice">New limit price, or null when it stays.</param>
    public sealed record Modified(DateTime At, string By, TradeQuantity? Trade, double? LimitPrice) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Modified;
    }

    /// <summary>Its cancellation was asked for.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="Reason">Why.</param>
    public sealed record CancelAsked(DateTime At, string By, string Reason) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.CancelAsked;
    }

    /// <summary>The broker did not cancel it.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Reason">What it said.</param>
    public sealed record CancelRefused(DateTime At, string Reason) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.CancelRefused;
    }

    /// <summary>It is cancelled.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Cancelled(DateTime At, string Reason) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Cancelled;
    }

    /// <summary>The broker refused it.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Reason">What it said.</param>
    public sealed record Rejected(DateTime At, string Reason) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Rejected;
    }

    /// <summary>The broker never got it.</summary>
    /// <param name="At">When it was found out, UTC.</param>
    public sealed record NeverArrived(DateTime At) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.NeverArrived;
    }

    /// <summary>All there was to do is done.</summary>
    /// <param name="At">When, UTC.</param>
    public sealed record Completed(DateTime At) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Completed;
    }

    /// <summary>A hold was put on it.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Lock">The hold.</param>
    public sealed record Locked(DateTime At, OrderLock Lock) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Locked;
    }

    /// <summary>The hold was released.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="By">Who released it.</param>
    public sealed record Unlocked(DateTime At, string By) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.Unlocked;
    }

    /// <summary>An algo took it in hand.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Algo">Name of the algo.</param>
    /// <param name="Lease">Who runs it, until when.</param>
    public sealed record ControlTaken(DateTime At, string Algo, OrderLock Lease) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.ControlTaken;
    }

    /// <summary>The algo let go of it.</summary>
    /// <param name="At">When, UTC.</param>
    public sealed record ControlReleased(DateTime At) : OrderEvent(At)
    {
        /// <inheritdoc/>
        public override OrderEventKind Kind => OrderEventKind.ControlReleased;
    }
}
