namespace SysTrade.Execution.Limits;

/// <summary>Why an instrument is locked. Each kind is put on and taken off by itself, so that clearing one never clears another.</summary>
public enum InstrumentLockKind
{
    /// <summary>By a person; only a person takes it off.</summary>
    Manual,

    /// <summary>Our positions and the broker's differ; taken off by itself once they agree.</summary>
    Break,

    /// <summary>More was filled than was wanted; only a person takes it off.</summary>
    Overfill,
}

/// <summary>A hold on an instrument: nothing is generated, spawned or sent, panic orders aside. Executions are always booked.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Kind">Why it is locked.</param>
/// <param name="Reason">In words.</param>
/// <param name="By">Who locked it.</param>
/// <param name="At">Since when, UTC.</param>
/// <param name="ExpiresAt">When it ends by itself, UTC; null: only when it is taken off.</param>
public sealed record InstrumentLock(string Instrument, InstrumentLockKind Kind, string Reason, string By, DateTime At, DateTime? ExpiresAt)
{
    /// <summary>True while it holds.</summary>
    public bool HoldsAt(DateTime now) => ExpiresAt is not { } end || now < end;
}
