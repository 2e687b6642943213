using SysTrade.Domain;

namespace SysTrade.Data.Building;

/// <summary>How a roll calendar is made of contract prices.</summary>
public sealed record RollCalendarOptions
{
    /// <summary>What the reference does.</summary>
    public static RollCalendarOptions Reference { get; } = new() { DropsLastRoll = true };

    /// <summary>The rule that chooses the day of each roll.</summary>
    public RollTiming Timing { get; init; } = RollTiming.ByParameters;

    /// <summary>Expiries that are known better than the parameters tell them, by contract.</summary>
    public IReadOnlyDictionary<int, DateOnly> Expiries { get; init; } = new Dictionary<int, DateOnly>();

    /// <summary>Rolls that the rule puts after this moment are not due and left out; null is the last moment with a price.</summary>
    /// <remarks>The reference takes such rolls in and moves them back to the last prices, so that contracts listed far ahead make rolls that never were.</remarks>
    public DateTime? AsOf { get; init; }

    /// <summary>True to leave the last approximate roll out whether it was due or not, as the reference does.</summary>
    public bool DropsLastRoll { get; init; }

    internal DateOnly ExpiryOf(int contract, RollParameters parameters) => Expiries.TryGetValue(contract, out var known) ? known : parameters.Expiry(contract);
}
