namespace SysTrade.Data.Parquet;

/// <summary>Where and how one kind of series is kept in Parquet files.</summary>
public sealed record ParquetLayout
{
    /// <summary>Folder of the files, absolute or relative to the store's root.</summary>
    public required string Folder { get; init; }

    /// <summary>Names in the files by the name of the column in <see cref="SeriesSchema"/>, where they differ.</summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>();

    /// <summary>The layout of pysystemtrade's <c>parquet_store</c>; roll calendars, which it does not keep there, in <c>roll_calendars</c>.</summary>
    public static ParquetLayout Default(SeriesKind kind) => kind switch
    {
        SeriesKind.AdjustedPrices => new ParquetLayout { Folder = "futures_adjusted_prices" },
        SeriesKind.MultiplePrices => new ParquetLayout { Folder = "futures_multiple_prices" },
        SeriesKind.FxPrices => new ParquetLayout { Folder = "spotfx_prices", Columns = new Dictionary<string, string> { ["PRICE"] = "price" } },
        SeriesKind.ContractPrices => new ParquetLayout { Folder = "futures_contract_prices" },
        SeriesKind.RollCalendars => new ParquetLayout { Folder = "roll_calendars" },
        SeriesKind.Spreads => new ParquetLayout { Folder = "spreads" },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of series."),
    };

    /// <summary>Name in the files of a column of the schema.</summary>
    internal string Heading(string column) => Columns.GetValueOrDefault(column, column);
}
