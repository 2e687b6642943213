using SysTrade.Domain;
using SysTrade.Domain.Errors;

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
            "roll calendars",
            "RollCalendarNotFound",
            [("current_contract", ColumnType.Contract), ("next_contract", ColumnType.Contract), ("carry_contract", ColumnType.Contract)],
            false),
        new(SeriesKind.Spreads, "spread samples", "SpreadsNotFound", [("spread", ColumnType.Number)], true),
    ];

    /// <summary>The schema of a kind.</summary>
    public static SeriesSchema For(SeriesKind kind) => All[(int)kind];

    /// <summary>True when the text can be a key of this kind: the key of a contract, or an instrument code or pair.</summary>
    public bool IsKey(string key) => Kind == SeriesKind.ContractPrices ? ContractPriceKey.TryParse(key, out _) : InstrumentCode.IsValid(key);

    /// <summary>Returns a key in the one spelling under which it is stored.</summary>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c> or <c>InvalidContractKey</c>.</exception>
    public string RequireKey(string key) => Kind == SeriesKind.ContractPrices ? ContractPriceKey.Parse(key).ToString() : InstrumentCode.Require(key);

    /// <summary>The columns that are stored, in the order of the schema.</summary>
    /// <exception cref="UnknownNameException">A column of the schema is not in the set.</exception>
    /// <exception cref="SysTradeException"><c>ColumnType</c>: a column holds something else. <c>NoRows</c>: there is nothing to store.</exception>
    public Column[] Select(ColumnSet set)
    {
        if (set.Count == 0)
        {
            throw new SysTradeException(
                "NoRows", SysErrorKind.InvalidArgument, $"The {Thing} to be written have no rows.", "Write what there is; a series without rows would only hide that data are missing.");
        }

        var columns = new Column[Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var (name, type) = Columns[i];
            columns[i] = set[name];
            if (columns[i].Type == type) continue;
            throw new SysTradeException("ColumnType", SysErrorKind.InvalidArgument, $"Column '{name}' must hold {type} values; it holds {columns[i].Type} values.");
        }

        return columns;
    }

    /// <summary>The error for a key whose file does not exist: names the file, or its folder when that is missing too, and the nearest keys.</summary>
    public MissingDataException NotFound(string key, string file, Func<IReadOnlyList<string>> keys)
    {
        var folder = Path.GetDirectoryName(file);
        if (Directory.Exists(folder)) return NotFound(key, $"{file} does not exist", keys());
        return new MissingDataException(
            "FolderNotFound", $"There is no folder {folder}; {Thing} of '{key}' were looked for there.", "Correct the folder, or create it with its files.", folder);
    }

    /// <summary>The error for a key that is not stored: says so in the words given, and names the nearest keys.</summary>
    public MissingDataException NotFound(string key, string reason, IReadOnlyList<string> keys)
    {
        var nearest = NearestName.Find(key, keys);
        return new MissingDataException(
            NotFoundErrorId,
            $"There are no {Thing} for '{key}': {reason}.{(nearest.Count == 0 ? "" : $" Nearest: {string.Join(", ", nearest)}.")}",
            "Correct the name, or add the series.",
            key);
    }
}
