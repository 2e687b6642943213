namespace SysTrade.Data;

/// <summary>The columns that every store keeps for a <see cref="SeriesKind"/>, under the names pysystemtrade uses.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Thing">The kind in words, for messages.</param>
/// <param name="NotFoundErrorId">Error identifier when a key is not stored.</param>
/// <param name="Columns">Names and types, in the order in which they are written.</param>
/// <param name="DuplicatesKeepLast">
/// True when of several rows with the same stamp the last one counts (price files may hold a corrected row after the first);
/// false when such rows contradict each other and are an error (roll calendars).
/// </param>
public sealed record SeriesSchema(
    SeriesKind Kind,
    string Thing,
    string NotFoundErrorId,
    IReadOnlyList<(string Name, ColumnType Type)> Columns,
    bool DuplicatesKeepLast)
{
    private static readonly SeriesSchema[] All =
    [
        new(SeriesKind.AdjustedPrices, "adjusted prices", "PriceNotFound", [("price", ColumnType.Number)], true),
        new(
            SeriesKind.MultiplePrices,
            "multiple prices",
            "MultiplePricesNotFound",
            [
                ("CARRY", ColumnType.Number), ("CARRY_CONTRACT", ColumnType.Contract),
                ("PRICE", ColumnType.Number), ("PRICE_CONTRACT", ColumnType.Contract),
                ("FORWARD", ColumnType.Number), ("FORWARD_CONTRACT", ColumnType.Contract),
            ],
            true),
        new(SeriesKind.FxPrices, "FX prices", "FxNotFound", [("PRICE", ColumnType.Number)], true),
        new(
            SeriesKind.ContractPrices,
            "contract prices",
            "ContractPricesNotFound",
            [
                ("OPEN", ColumnType.Number), ("HIGH", ColumnType.Number), ("LOW", ColumnType.Number),
                ("FINAL", ColumnType.Number), ("VOLUME", ColumnType.Number),
            ],
            true),
        new(
            SeriesKind.RollCalendars,
            "roll calendar",
            "RollCalendarNotFound",
            [("current_contract", ColumnType.Contract), ("next_contract", ColumnType.Contract), ("carry_contract", ColumnType.Contract)],
            false),
    ];

    /// <summary>The schema of a kind.</summary>
    public static SeriesSchema For(SeriesKind kind) => All[(int)kind];
}
