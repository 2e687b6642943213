using System.Collections.Immutable;
using SysTrade.Domain.Orders;

namespace SysTrade.Execution.Limits;

/// <summary>
/// Instruments and strategies that a config names as special: what the production config's <c>exclude_instrument_lists</c>,
/// <c>duplicate_instruments</c>, <c>stale_instruments</c> and <c>stale_strategies</c> say.
/// </summary>
public sealed record InstrumentLists
{
    /// <summary>Nothing is special.</summary>
    public static InstrumentLists Empty { get; } = new();

    /// <summary>Markets too costly or too thin: positions are only reduced.</summary>
    public ImmutableHashSet<string> BadMarkets { get; init; } = [];

    /// <summary>The less suitable of two that trade the same thing: only reduced.</summary>
    public ImmutableHashSet<string> Duplicates { get; init; } = [];

    /// <summary>Left out of systems: only reduced.</summary>
    public ImmutableHashSet<string> Ignored { get; init; } = [];

    /// <summary>May not be traded, by law or by the broker's rules.</summary>
    public ImmutableHashSet<string> Restricted { get; init; } = [];

    /// <summary>Instruments no longer looked at: nothing is generated for them.</summary>
    public ImmutableHashSet<string> StaleInstruments { get; init; } = [];

    /// <summary>Strategies no longer run: nothing is generated for them.</summary>
    public ImmutableHashSet<string> StaleStrategies { get; init; } = [];

    /// <summary>Why nothing is generated, or null.</summary>
    public string? StaleReason(StrategyInstrument key) =>
        StaleStrategies.Contains(key.Strategy) ? $"strategy {key.Strategy} is stale"
        : StaleInstruments.Contains(key.Instrument) ? $"instrument {key.Instrument} is stale"
        : null;

    /// <summary>The restriction the lists put on an instrument, with the list's name; null when they put none.</summary>
    public (string From, Override Value)? OverrideOf(StrategyInstrument key) =>
        Restricted.Contains(key.Instrument) ? ("list trading_restrictions", Override.NoTrading)
        : BadMarkets.Contains(key.Instrument) ? ("list bad_markets", Override.ReduceOnly)
        : Duplicates.Contains(key.Instrument) ? ("list duplicate_instruments.exclude", Override.ReduceOnly)
        : Ignored.Contains(key.Instrument) ? ("list ignore_instruments", Override.ReduceOnly)
        : null;
}
