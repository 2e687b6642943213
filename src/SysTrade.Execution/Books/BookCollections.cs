using SysTrade.Data.Documents;

namespace SysTrade.Execution.Books;

/// <summary>The collections an order book keeps; a store that is to hold a book is opened with them.</summary>
public static class BookCollections
{
    internal const string Orders = "orders";
    internal const string History = "order_history";
    internal const string Events = "order_events";
    internal const string Executions = "executions";
    internal const string Positions = "positions";
    internal const string PositionRows = "position_rows";
    internal const string TradeLimits = "trade_limits";
    internal const string PositionLimits = "position_limits";
    internal const string Overrides = "overrides";
    internal const string RollStates = "roll_states";
    internal const string InstrumentLocks = "instrument_locks";
    internal const string OptimalPositions = "optimal_positions";
    internal const string OptimisationInputs = "optimisation_inputs";
    internal const string Decisions = "order_decisions";
    internal const string Alerts = "order_alerts";
    internal const string Runs = "algo_runs";
    internal const string Facts = "order_book";
    internal const string Adopted = "adopted_orders";
    internal const string Capital = "capital";
    internal const string CapitalRows = "capital_rows";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<CollectionDefinition> All { get; } =
    [
        new(Orders, new DocumentIndex("Queue"), new("Instrument"), new("Family"), new("Key"), new("ClientOrderId", IsUnique: true)),
        new(History, new DocumentIndex("Instrument"), new("Family"), new("Key"), new("ClientOrderId", IsUnique: true)),
        new(Events, new DocumentIndex("Family"), new("Order")),
        new(Executions, new DocumentIndex("Family"), new("Order"), new("Instrument")),
        new(Positions, new DocumentIndex("Instrument"), new("Kind")),
        new(PositionRows, new DocumentIndex("Ledger")),
        new(TradeLimits, new DocumentIndex("Instrument")),
        new(PositionLimits, new DocumentIndex("Instrument")),
        new(Overrides),
        new(RollStates),
        new(InstrumentLocks, new DocumentIndex("Instrument")),
        new(OptimalPositions, new DocumentIndex("Strategy")),
        new(OptimisationInputs),
        new(Decisions, new DocumentIndex("Key"), new("Order")),
        new(Alerts, new DocumentIndex("IsOpen")),
        new(Runs, new DocumentIndex("IsOpen")),
        new(Facts),
        new(Adopted),
        new(Capital),
        new(CapitalRows, new DocumentIndex("Scope")),
    ];
}
