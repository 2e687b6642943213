namespace SysTrade.Execution.Handling;

/// <summary>Steps of the stack handler, in the order they are done.</summary>
public enum HandlerStep
{
    /// <summary>Connects, and asks the broker for orders and executions that may have been missed.</summary>
    Sync,

    /// <summary>Books what the broker told.</summary>
    Fills,

    /// <summary>Compares positions with the broker's, locks what differs, unlocks what agrees again.</summary>
    Positions,

    /// <summary>Nets opposite orders of several strategies.</summary>
    Net,

    /// <summary>Makes contract orders of new instrument orders.</summary>
    Spawn,

    /// <summary>Makes orders of forced rolls.</summary>
    Roll,

    /// <summary>Lets the algos work the contract orders.</summary>
    Work,

    /// <summary>Asks the broker for cancellations that are due.</summary>
    Cancel,

    /// <summary>Moves completed families to the history.</summary>
    Complete,

    /// <summary>Samples bid-ask spreads of the priced contracts whose markets are open, now and then.</summary>
    Spreads,

    /// <summary>Ends the day: cancels what is open and keeps what may still fill.</summary>
    EndOfDay,
}

/// <summary>Something the handler did, could not do, or waits for.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Step">Step.</param>
/// <param name="Target">Order, instrument or contract; empty for the step as a whole.</param>
/// <param name="Text">In words.</param>
/// <param name="IsProblem">True when it went wrong; an alert was raised.</param>
public sealed record HandlerEntry(DateTime At, HandlerStep Step, string Target, string Text, bool IsProblem = false);

/// <summary>What the handler goes by.</summary>
public sealed record HandlerOptions
{
    /// <summary>How far before the last look the broker is asked again.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far back the broker is asked the first time.</summary>
    public TimeSpan FirstLook { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How often the broker is asked though nothing was lost.</summary>
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>After what time an order the broker does not show is asked about.</summary>
    public TimeSpan ArrivalGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After what time a cancellation that is not confirmed is asked for again.</summary>
    public TimeSpan CancelRepeat { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an order that the broker refused waits before another is sent; twice as long after each further refusal, up to an hour.</summary>
    public TimeSpan RefusalWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the end of the day waits for the broker.</summary>
    public TimeSpan EndOfDayWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an algo's hold on an order lasts without a step.</summary>
    public TimeSpan AlgoLease { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>When trading stops each day, or null; algos stop waiting before.</summary>
    public DateTimeOffset? StopsAt { get; init; }

    /// <summary>How often spreads are sampled.</summary>
    public TimeSpan SpreadsEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many quotes are asked for at once when spreads are sampled.</summary>
    public int SpreadsAtOnce { get; init; } = 16;

    /// <summary>Whether opposite orders of several strategies are netted.</summary>
    public bool NetsStrategies { get; init; } = true;
}
