namespace SysTrade.Domain.Orders;

/// <summary>Where an order stands.</summary>
public enum OrderStatus
{
    /// <summary>On the stack; nothing was done about it.</summary>
    New,

    /// <summary>A broker order whose intent is stored: it may or may not have reached the broker.</summary>
    Sending,

    /// <summary>The broker has it, or children of it are being worked.</summary>
    Working,

    /// <summary>It was asked to be cancelled; it may still fill.</summary>
    CancelPending,

    /// <summary>Filled whole.</summary>
    Filled,

    /// <summary>Ended before it was filled whole; a late fill may still come.</summary>
    Cancelled,

    /// <summary>The broker refused it.</summary>
    Rejected,
}

/// <summary>Who made an order.</summary>
public enum OrderSource
{
    /// <summary>A strategy's order generation.</summary>
    Strategy,

    /// <summary>A roll.</summary>
    Roll,

    /// <summary>A person.</summary>
    Manual,

    /// <summary>The record of a trade that happened outside.</summary>
    Balance,

    /// <summary>A move between strategies.</summary>
    Transfer,

    /// <summary>A person in a hurry: past the limits.</summary>
    Panic,
}

/// <summary>A hold on an order: no child, no change and no cancellation by others until it ends. Executions are always booked.</summary>
/// <param name="Owner">Who holds it.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="ExpiresAt">When it ends by itself, UTC; null: only when it is released.</param>
public sealed record OrderLock(string Owner, string Reason, DateTime At, DateTime? ExpiresAt)
{
    /// <summary>True while it holds.</summary>
    public bool HoldsAt(DateTime now) => ExpiresAt is not { } end || now < end;

    /// <summary>True while it holds against someone.</summary>
    public bool HoldsAgainst(string who, DateTime now) => HoldsAt(now) && !string.Equals(who, Owner, StringComparison.Ordinal);
}
