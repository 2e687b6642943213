using SysTrade.Domain;

namespace SysTrade.Data.SampleData;

/// <summary>A generated instrument: facts and series, as a store keeps them.</summary>
/// <param name="Instrument">Facts.</param>
/// <param name="AdjustedPrices">Back-adjusted prices.</param>
/// <param name="MultiplePrices">Prices of the contracts held, carried against and rolled into.</param>
/// <param name="RollCalendar">The rolls.</param>
/// <param name="Contracts">Prices of each contract; empty when they were not asked for.</param>
public sealed record SampleInstrument(
    Instrument Instrument,
    ColumnSet AdjustedPrices,
    ColumnSet MultiplePrices,
    ColumnSet RollCalendar,
    IReadOnlyList<(ContractPriceKey Key, ColumnSet Prices)> Contracts);
