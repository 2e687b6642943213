using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Csv;
using SysTrade.Data.Mongo;
using SysTrade.Data.Parquet;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>Where a pysystemtrade installation keeps its data: what a folder shows, and a server.</summary>
public sealed record PysystemtradeSources
{
    private const int Depth = 3;
    private const string ArchiveReason = "an archive of mongodump, whose collections are mixed; restore it and make a dump in a folder (mongodump --out "
    + "FOLDER)";
    private const string PriceBackup =
        "a backup of prices in CSV, older than what it was made of; where that is lost, bring a folder over in which this one is called";
    private static readonly StoreTechnology[] TableOrder = [StoreTechnology.Parquet, StoreTechnology.Arctic, StoreTechnology.Csv];

    private static readonly string[] TableFolders =
        [ForeignTables.StrategyPositions, ForeignTables.ContractPositions, ForeignTables.OptimalPositions, ForeignTables.Capital];

    /// <summary>Folders of pysystemtrade's backup in CSV besides the tables, and why each is not read.</summary>
    private static readonly Dictionary<string, string> BackupReasons = new(StringComparer.Ordinal)
    {
        ["adjusted_prices"] = $"{PriceBackup} adjusted_prices_csv",
        ["multiple_prices"] = $"{PriceBackup} multiple_prices_csv",
        ["fx_prices"] = $"{PriceBackup} fx_prices_csv",
        ["contract_prices"] = $"{PriceBackup} contract_prices_csv",
        ["spreads"] = $"{PriceBackup} spreads_csv",
        ["broker_orders"] = "a backup of orders in CSV; they come from the dump or the server",
        ["contract_orders"] = "a backup of orders in CSV; they come from the dump or the server",
        ["strategy_orders"] = "a backup of orders in CSV; they come from the dump or the server",
        ["contracts_data"] = "a backup of the list of contracts, which follows from the roll parameters and the prices of contracts",
        ["roll_state"] = "a backup of roll states in CSV; they come from the dump or the server",
        ["spread_costs"] = "a backup of spread costs in CSV; they come from the dump or the server",
    };

    private static readonly string[] ConfigNames = ["private_config.yaml", "private_control_config.yaml"];

    /// <summary>Series and facts of instruments, in the order in which they are brought over.</summary>
    public IReadOnlyList<DataStoreSettings> Series { get; init; } = [];

    /// <summary>Places that hold positions and capital, in the order in which they count: Parquet, Arctic, backups in CSV.</summary>
    public IReadOnlyList<StorePlace> Tables { get; init; } = [];

    /// <summary>Documents.</summary>
    public IReadOnlyList<ForeignCollections> Documents { get; init; } = [];

    /// <summary>Private configs.</summary>
    public IReadOnlyList<string> Configs { get; init; } = [];

    /// <summary>What was found and is not read, with the reason.</summary>
    public IReadOnlyList<(string Place, string Reason)> Unread { get; init; } = [];

    /// <summary>
    /// Looks through a folder: CSV data, a Parquet store, dumps of MongoDB and of Arctic, backups in CSV, private configs, in it or below it.
    /// </summary>
    /// <param name="folder">Folder.</param>
    /// <param name="database">Database of a dump; <c>production</c> by default.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>; <c>NothingToMigrate</c>.</exception>
    public static PysystemtradeSources OfFolder(string folder, string database = "production")
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder)) throw new MissingDataException("FolderNotFound", $"There is no folder {folder}.", "Correct the path.", folder);
        var below = Below(folder);
        var parquet = below.Where(IsParquet).ToArray();
        var backups = below.Except(parquet).Where(IsBackup).ToArray();
        var dumps = below.Where(f => Directory.EnumerateFiles(f, "*.bson*").Any()).ToArray();
        var arctic = dumps.Where(ArcticSeriesStore.IsDump).ToArray();
        var plain = dumps.Except(arctic).ToArray();
        var (libraries, otherLibraries) = Chosen(arctic, ArcticSeriesStore.NameOf(database));
        var (chosen, others) = Chosen(plain, database);
        var stores = parquet.Select(f => new StorePlace(StoreTechnology.Parquet, f))
            .Concat(libraries.Select(f => new StorePlace(StoreTechnology.Arctic, StorePlace.DumpPrefix + f))).ToArray();
        var series = stores.Select(StoreAddress.Alone).ToList();
        if (CsvFolder(folder) is { } csv) series.Add(StoreAddress.Alone(new StorePlace(StoreTechnology.Csv, csv)));
        var found = new PysystemtradeSources
        {
            Series = series,
            Tables = [.. stores, .. backups.Select(f => new StorePlace(StoreTechnology.Csv, f))],
            Documents = [.. chosen.Select(ForeignCollections.OfDump)],
            Configs = [.. below.SelectMany(f => ConfigNames.Select(n => Path.Combine(f, n))).Where(File.Exists)],
            Unread =
            [
                .. others.Select(f => (f, $"a dump of another database than {database}")),
                .. otherLibraries.Select(f => (f, $"a dump of Arctic's libraries of another database than {database}")),
                .. backups.SelectMany(BackupsOfOthers),
                .. below.SelectMany(f => Directory.EnumerateFiles(f, "*.archive*")).Select(f => (f, ArchiveReason)),
            ],
        };
        return found.Series.Count + found.Tables.Count + found.Documents.Count + found.Configs.Count + found.Unread.Count > 0
            ? found
            : throw new MissingDataException(
                "NothingToMigrate",
                $"{folder} holds nothing of pysystemtrade: neither CSV data (adjusted_prices_csv, ...), a Parquet store (futures_adjusted_prices, ...), a "
                + "dump of MongoDB "
                + "or Arctic (*.bson), a backup (strategy_positions, ...) nor a private_config.yaml.",
                "Name the folder that holds them.", folder);
    }

    /// <summary>A server: documents of its database, and series of Arctic beside it.</summary>
    /// <param name="address">Server as of <see cref="StoreAddress"/>, without <c>mongo:</c>.</param>
    /// <param name="database">Database; that of the address when left out, else <c>production</c>.</param>
    /// <exception cref="SysTradeException"><c>SecretInAddress</c>, <c>SecretNotFound</c> and others of the connection.</exception>
    public static PysystemtradeSources OfServer(string address, string? database = null)
    {
        var place = StorePlace.Server(StoreTechnology.Arctic, address, database);
        var connection = place.Connection();
        return new PysystemtradeSources
        {
            Series = [StoreAddress.Alone(place)],
            Tables = [place],
            Documents = [ForeignCollections.OfServer(connection, place.DatabaseOf(connection))],
        };
    }

    /// <summary>Both together.</summary>
    public PysystemtradeSources With(PysystemtradeSources other) => new()
    {
        Series = [.. Series, .. other.Series],
        Tables = [.. Tables.Concat(other.Tables).OrderBy(t => Array.IndexOf(TableOrder, t.Technology))],
        Documents = [.. Documents, .. other.Documents],
        Configs = [.. Configs.Union(other.Configs)],
        Unread = [.. Unread, .. other.Unread],
    };

    /// <summary>Folders of a database by its name, and the others; all of them where none has the name, as when the folder itself was given.</summary>
    private static (string[] Chosen, string[] Others) Chosen(string[] folders, string database)
    {
        var named = folders.Where(f => Path.GetFileName(f) == database).ToArray();
        return named.Length > 0 ? (named, [.. folders.Except(named)]) : (folders, []);
    }

    private static bool IsParquet(string folder) =>
        Enum.GetValues<SeriesKind>().Any(k => Directory.Exists(Path.Combine(folder, ParquetLayout.Default(k).Folder)) && k != SeriesKind.Spreads)
        || TableFolders.Append(ParquetLayout.Default(SeriesKind.Spreads).Folder).Any(t => HasFiles(Path.Combine(folder, t), "*.parquet"));

    private static bool IsBackup(string folder) => TableFolders.Any(t => HasFiles(Path.Combine(folder, t), "*.csv"));

    private static bool HasFiles(string folder, string pattern) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, pattern).Any();

    private static IEnumerable<(string Place, string Reason)> BackupsOfOthers(string folder) =>
        BackupReasons.Where(r => HasFiles(Path.Combine(folder, r.Key), "*.csv")).Select(r => (Path.Combine(folder, r.Key), r.Value));

    private static string? CsvFolder(string folder)
    {
        try
        {
            return CsvMarketData.FindFolder(folder);
        }
        catch (MissingDataException error) when (error.ErrorId == "DataFolderNotFound")
        {
            return null;
        }
    }

    private static List<string> Below(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = Depth - 1,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint,
        };
        return [folder, .. Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal)];
    }
}
