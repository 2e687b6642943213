namespace SysTrade.Data.Csv;

/// <summary>Where and how one kind of series is kept in CSV files.</summary>
public sealed record CsvLayout
{
    /// <summary>Folder of the files, absolute or relative to the store's root.</summary>
    public required string Folder { get; init; }

    /// <summary>Heading of the column of stamps, as written. When read, other usual headings are found too unless <see cref="DateColumnIsFixed"/>.</summary>
    public string DateColumn { get; init; } = "DATETIME";

    /// <summary>True when only <see cref="DateColumn"/> may be the column of stamps.</summary>
    public bool DateColumnIsFixed { get; init; }

    /// <summary>.NET date format of the stamps when they are written neither as <c>yyyy-MM-dd HH:mm:ss</c> nor as <c>yyyy-MM-dd</c>.</summary>
    public string? DateFormat { get; init; }

    /// <summary>Headings in the files by the name of the column in <see cref="SeriesSchema"/>, where they differ.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The layout of pysystemtrade's <c>data/futures</c> folder; contract prices, for which it has no fixed place, in
    /// <c>contract_prices_csv</c>.</summary>
    public static CsvLayout Default(SeriesKind kind) => kind switch
    {
        SeriesKind.AdjustedPrices => new CsvLayout { Folder = "adjusted_prices_csv" },
        SeriesKind.MultiplePrices => new CsvLayout { Folder = "multiple_prices_csv" },
        SeriesKind.FxPrices => new CsvLayout { Folder = "fx_prices_csv" },
        SeriesKind.ContractPrices => new CsvLayout { Folder = "contract_prices_csv" },
        SeriesKind.RollCalendars => new CsvLayout { Folder = "roll_calendars_csv", DateColumn = "DATE_TIME" },
        SeriesKind.Spreads => new CsvLayout { Folder = "spreads_csv" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of series."),
    };

    /// <summary>Heading of a column of the schema in the files.</summary>
    internal string Heading(string column) => Columns.GetValueOrDefault(column, column);
}
