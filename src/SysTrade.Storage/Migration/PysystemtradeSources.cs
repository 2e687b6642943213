using SysTrade.Data;
using SysTrade.Data.Csv;
using SysTrade.Data.Mongo;
using SysTrade.Data.Parquet;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Migration;

/// <summary>Where a pysystemtrade installation keeps its data: what a folder shows, and a server.</summary>
public sealed record PysystemtradeSources
{
    private const int Depth = 3;
    private static readonly string[] ConfigNames = ["private_config.yaml", "private_control_config.yaml"];

    /// <summary>Series and facts of instruments, in the order in which they are brought over.</summary>
    public IReadOnlyList<DataStoreSettings> Series { get; init; } = [];

    /// <summary>Roots of Parquet stores, which also hold positions.</summary>
    public IReadOnlyList<string> ParquetRoots { get; init; } = [];

    /// <summary>Documents.</summary>
    public IReadOnlyList<ForeignCollections> Documents { get; init; } = [];

    /// <summary>Private configs.</summary>
    public IReadOnlyList<string> Configs { get; init; } = [];

    /// <summary>What was found and is not read, with the reason.</summary>
    public IReadOnlyList<(string Place, string Reason)> Unread { get; init; } = [];

    /// <summary>Looks through a folder: CSV data, a Parquet store, a dump of MongoDB, private configs, in it or below it.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="database">Database of a dump; <c>production</c> by default.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>; <c>NothingToMigrate</c>.</exception>
    public static PysystemtradeSources OfFolder(string folder, string database = "production")
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder)) throw new MissingDataException("FolderNotFound", $"There is no folder {folder}.", "Correct the path.", folder);
        var below = Below(folder);
        var parquet = below.Where(f => Enum.GetValues<SeriesKind>().Any(k => Directory.Exists(Path.Combine(f, ParquetLayout.Default(k).Folder))) || Directory.Exists(Path.Combine(f, "strategy_positions"))).ToArray();
        var dumps = below.Where(f => Directory.EnumerateFiles(f, "*.bson*").Any()).ToArray();
        var series = parquet.Select(f => StoreAddress.Alone(new StorePlace(StoreTechnology.Parquet, f))).ToList();
        if (CsvFolder(folder) is { } csv) series.Add(StoreAddress.Alone(new StorePlace(StoreTechnology.Csv, csv)));
        var arctic = dumps.Where(IsArctic).ToArray();
        var plain = dumps.Except(arctic).ToArray();
        var chosen = plain.Where(f => Path.GetFileName(f) == database).ToArray() is { Length: > 0 } named ? named : plain;
        var found = new PysystemtradeSources
        {
            Series = series,
            ParquetRoots = parquet,
            Documents = [.. chosen.Select(ForeignCollections.OfDump)],
            Configs = [.. below.SelectMany(f => ConfigNames.Select(n => Path.Combine(f, n))).Where(File.Exists)],
            Unread =
            [
                .. arctic.Select(f => (f, "a dump of Arctic's libraries; restore it to a server (mongorestore) and name that")),
                .. plain.Except(chosen).Select(f => (f, $"a dump of another database than {database}")),
            ],
        };
        return found.Series.Count + found.Documents.Count + found.Configs.Count + found.Unread.Count > 0
            ? found
            : throw new MissingDataException(
                "NothingToMigrate", $"{folder} holds nothing of pysystemtrade: neither CSV data (adjusted_prices_csv, ...), a Parquet store (futures_adjusted_prices, ...), a dump of MongoDB (*.bson) nor a private_config.yaml.",
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
        return new PysystemtradeSources { Series = [StoreAddress.Alone(place)], Documents = [ForeignCollections.OfServer(connection, place.DatabaseOf(connection))] };
    }

    /// <summary>Both together.</summary>
    public PysystemtradeSources With(PysystemtradeSources other) => new()
    {
        Series = [.. Series, .. other.Series],
        ParquetRoots = [.. ParquetRoots, .. other.ParquetRoots],
        Documents = [.. Documents, .. other.Documents],
        Configs = [.. Configs.Union(other.Configs)],
        Unread = [.. Unread, .. other.Unread],
    };

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

    private static bool IsArctic(string folder) =>
        Path.GetFileName(folder).StartsWith("arctic", StringComparison.Ordinal) || Directory.EnumerateFiles(folder, "*.versions.bson*").Any();

    private static List<string> Below(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth - 1, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        return [folder, .. Directory.EnumerateDirectories(folder, "*", options).Order(StringComparer.Ordinal)];
    }
}
