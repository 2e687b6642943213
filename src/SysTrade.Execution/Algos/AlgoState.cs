using System.Collections.Immutable;
using SysTrade.Brokers.Market;
using SysTrade.Brokers.Orders;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Algos;

/// <summary>What an algo remembers between steps of a run. Plain values, so that it can be stored with the order and a run goes on after a restart.</summary>
/// <param name="Algo">Short name of the algo.</param>
/// <param name="Phase">Where the run is, in the algo's words.</param>
/// <param name="StartedAt">When the run began.</param>
/// <param name="PhaseSince">When the phase began.</param>
public sealed record AlgoState(string Algo, string Phase, DateTimeOffset StartedAt, DateTimeOffset PhaseSince)
{
    /// <summary>Phase of a run that has just begun.</summary>
    public const string Start = "start";

    /// <summary>Phase of a run whose order is being cancelled before it ends.</summary>
    public const string Ending = "ending";

    /// <summary>Phase of a run that has ended.</summary>
    public const string Done = "done";

    /// <summary>Quote when the first order was sent; later prices are compared with it, and so are fills.</summary>
    public Quote? Reference { get; init; }

    /// <summary>Orders sent in this run.</summary>
    public int OrdersSent { get; init; }

    /// <summary>Numbers of the algo's own, by name.</summary>
    public ImmutableSortedDictionary<string, double> Memory { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>True when the run has ended; what is left of the order may be given to a new run.</summary>
    public bool IsDone => Phase == Done;

    /// <summary>The state in another phase, or this one when it is in that phase already.</summary>
    public AlgoState To(string phase, DateTimeOffset now) => phase == Phase ? this : this with { Phase = phase, PhaseSince = now };
}

/// <summary>Something an algo wants done with orders.</summary>
public abstract record AlgoAction;

/// <summary>Send an order. Only while no other of the run is live, and never for more than is left.</summary>
/// <param name="Type">How it is executed.</param>
/// <param name="Quantity">Units, signed.</param>
/// <param name="LimitPrice">Limit price of a limit order.</param>
public sealed record PlaceChild(BrokerOrderType Type, int Quantity, double? LimitPrice = null) : AlgoAction;

/// <summary>Ask for another limit price of the working order.</summary>
/// <param name="LimitPrice">New limit price.</param>
public sealed record MoveChild(double LimitPrice) : AlgoAction;

/// <summary>Ask for the cancellation of the working order.</summary>
public sealed record CancelChild : AlgoAction;

/// <summary>What came of a step.</summary>
/// <param name="State">What to remember.</param>
/// <param name="Action">What to do, or null to wait.</param>
/// <param name="WakeAt">When to step again though nothing happened; null when only an event matters. A step without need does no harm.</param>
/// <param name="Comment">What was decided and why, for the record; empty when nothing was.</param>
public sealed record AlgoStep(AlgoState State, AlgoAction? Action = null, DateTimeOffset? WakeAt = null, string Comment = "");
