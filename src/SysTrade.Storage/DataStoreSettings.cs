using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;

namespace SysTrade.Storage;

/// <summary>Which store keeps which kind of data: the section <c>data_stores</c> of a config, or what an address means.</summary>
/// <remarks>
/// <code>
/// data_stores:
///   folder: ~/trading                 # relative places start here; by default beside the config
///   series: parquet                   # all kinds of series that are not named below
///   adjusted_prices: {store: csv, place: adjusted}
///   instruments: {store: csv, place: csvconfig}
///   documents: {store: mongo, place: "env:SYSTRADE_MONGODB", database: systrade}
///   log: systrade.log                 # what is done with the data, a file for each day
/// </code>
/// Left out, series are in <c>parquet</c> (or in the config's <c>parquet_store</c>), documents in <c>systrade.db</c>, facts of instruments in <c>csvconfig</c>,
/// and where there is no such folder they are those that come with the product.
/// </remarks>
public sealed partial record DataStoreSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "data_stores";

    /// <summary>Where it came from, for messages.</summary>
    public required string Description { get; init; }

    /// <summary>Store of each kind of series; empty when the place keeps no series.</summary>
    public required IReadOnlyDictionary<SeriesKind, StorePlace> Series { get; init; }

    /// <summary>Store of facts of instruments.</summary>
    public required StorePlace Instruments { get; init; }

    /// <summary>Store of documents; null when the place keeps none.</summary>
    public StorePlace? Documents { get; init; }

    /// <summary>File of the log, absolute; null for none.</summary>
    public string? LogFile { get; init; }

    /// <summary>The folder or file that an address named, absolute; null when it named a server or a config, whose places are made as needed.</summary>
    public string? NamedPath { get; init; }

    /// <summary>
    /// Refuses an address that names a folder or a file which is not there: most often a typing error, which would become a new and empty store.
    /// </summary>
    /// <exception cref="MissingDataException"><c>DataPlaceNotFound</c>.</exception>
    public DataStoreSettings RequireExisting()
    {
        if (NamedPath is not { } path || Path.Exists(path)) return this;
        var parent = Path.GetDirectoryName(path);
        var beside = Directory.Exists(parent) ? Directory.EnumerateFileSystemEntries(parent).Select(Path.GetFileName).OfType<string>().ToArray() : [];
        var near = NearestName.Find(Path.GetFileName(path), beside);
        throw new MissingDataException(
            "DataPlaceNotFound", $"There is no folder or file {path}.",
            near.Count > 0
                ? $"Beside it there is {string.Join(", ", near)}. To start a new store there, say so: Connect-SysData -Create."
                : "Correct the path. To start a new store there, say so: Connect-SysData -Create.",
            path);
    }

    /// <summary>Names of kinds of series in configs: <c>adjusted_prices</c>, ...</summary>
    public static IReadOnlyDictionary<string, SeriesKind> KindNames { get; } = Enum.GetValues<SeriesKind>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Name of a kind of series in configs.</summary>
    public static string NameOf(SeriesKind kind) => kind switch
    {
        SeriesKind.AdjustedPrices => "adjusted_prices",
        SeriesKind.MultiplePrices => "multiple_prices",
        SeriesKind.FxPrices => "fx_prices",
        SeriesKind.ContractPrices => "contract_prices",
        SeriesKind.RollCalendars => "roll_calendars",
        SeriesKind.Spreads => "spreads",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind of series."),
    };

    /// <summary>What is where in a folder of our own: <c>parquet</c>, <c>csvconfig</c> and <c>systrade.db</c>.</summary>
    public static DataStoreSettings Default(string folder) => From(SystemConfig.Empty, folder);

    /// <summary>Reads the section of a config.</summary>
    /// <param name="config">The config.</param>
    /// <param name="folder">Folder that relative places start at, when the section names none.</param>
    /// <exception cref="SysTradeException">
    /// <c>OptionNotFound</c>, <c>OptionType</c>, <c>StoreTechnologyNotFound</c>, <c>StoreDoesNotKeep</c>, <c>SecretInAddress</c>.
    /// </exception>
    public static DataStoreSettings From(SystemConfig config, string folder)
    {
        var section = new Domain.NamedOptions(config.OptionsOrNone(Section), Section, config.Source);
        folder = Absolute(section.Text("folder", folder), folder);
        var parquet = config.TextOrNull("parquet_store") is { Length: > 0 } given ? Absolute(given, folder) : Path.Combine(folder, "parquet");
        var reader = new StorePlaceReader(section, folder);
        var all = reader.Read("series", new StorePlace(StoreTechnology.Parquet, parquet), p => p.KeepsSeries, "series");
        var series = KindNames.ToDictionary(k => k.Value, k => reader.Read(k.Key, all, p => p.KeepsSeries, "series"));
        var tables = Path.Combine(folder, Data.Csv.CsvMarketData.ConfigFolder);
        var instruments = reader.Read(
            "instruments", new StorePlace(StoreTechnology.Csv, tables), p => p.Technology is StoreTechnology.Csv or StoreTechnology.Shipped,
            "facts of instruments");
        var documents = reader.Read(
            "documents", new StorePlace(StoreTechnology.Sqlite, Path.Combine(folder, "systrade.db")), p => p.KeepsDocuments, "documents");
        var log = section.Text("log", "");
        section.RejectUnknown();
        return new DataStoreSettings
        {
            Description = config == SystemConfig.Empty ? folder : $"{folder} ({config.Source})",
            Series = series,
            Instruments = instruments,
            Documents = documents,
            LogFile = log.Length == 0 ? null : Absolute(log, folder),
        };
    }

    internal static string Absolute(string path, string folder)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal)) path = home + path[1..];
        return Path.GetFullPath(path, Path.GetFullPath(folder));
    }

    internal static IReadOnlyDictionary<SeriesKind, StorePlace> All(StorePlace place) => Enum.GetValues<SeriesKind>().ToDictionary(k => k, _ => place);
}
