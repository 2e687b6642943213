using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;

namespace SysTrade.Storage;

/// <summary>Reads what a person types for a store or a group of stores.</summary>
/// <remarks>
/// A technology and a place (<c>csv:FOLDER</c>, <c>parquet:FOLDER</c>, <c>sqlite:FILE</c>, <c>mongo:SERVER</c>, <c>arctic:SERVER</c>, where SERVER is
/// <c>host:port/database</c>, <c>env:VARIABLE</c> or <c>file:PATH</c>, and of Arctic also <c>dump:FOLDER</c>); a config file; a database file; or a folder,
/// which is looked at: one of pysystemtrade's CSV or Parquet data, or of a dump of Arctic's libraries, is that, any other is a folder of our own with all kinds
/// of data in it.
/// </remarks>
public static class StoreAddress
{
    private static readonly string[] DatabaseEndings = [".db", ".sqlite", ".sqlite3"];
    private static readonly string[] ConfigEndings = [".yaml", ".yml"];

    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="resolve">Makes a path absolute.</param>
    /// <param name="database">Database of MongoDB; that of the address when left out.</param>
    /// <exception cref="SysTradeException">
    /// What reading a config gives; <c>SecretInAddress</c>; <c>StoreNotTold</c>: a file that is neither a config nor a database.
    /// </exception>
    public static DataStoreSettings Parse(string text, Func<string, string> resolve, string? database = null)
    {
        if (text.StartsWith(StorePlace.ServerPrefix, StringComparison.Ordinal) || text.StartsWith(StorePlace.ClusterPrefix, StringComparison.Ordinal))
        {
            return Alone(StorePlace.Server(StoreTechnology.Mongo, text, database));
        }

        if (NamesTechnology(text) && text.IndexOf(':') is var colon)
        {
            return Alone(Named(Technology(text[..colon], text), text[(colon + 1)..], resolve, database));
        }

        var path = resolve(text);
        if (Array.Exists(DatabaseEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return Alone(new StorePlace(StoreTechnology.Sqlite, path));
        }

        if (Array.Exists(ConfigEndings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            return DataStoreSettings.From(SystemConfig.Load(path), Path.GetDirectoryName(path)!);
        }

        return File.Exists(path)
            ? throw new SysTradeException(
                "StoreNotTold", SysErrorKind.InvalidArgument, $"{path} is a file that is neither a config (.yaml) nor a database (.db, .sqlite).",
                "Give a folder, or say what it is: sqlite:PATH.", path)
            : OfFolder(path);
    }

    /// <summary>True when an address begins with a technology.</summary>
    internal static bool NamesTechnology(string text) => text.IndexOf(':') is > 1 and var colon && StorePlace.Names.Contains(text[..colon]);

    /// <summary>A technology by its name.</summary>
    /// <exception cref="UnknownNameException"><c>StoreTechnologyNotFound</c>.</exception>
    internal static StoreTechnology Technology(string name, string where) =>
        StorePlace.Names.Contains(name)
            ? Enum.Parse<StoreTechnology>(name, ignoreCase: true)
            : throw new UnknownNameException("store technology", name, StorePlace.Names, where);

    /// <summary>The settings of one store alone.</summary>
    internal static DataStoreSettings Alone(StorePlace place) => new()
    {
        Description = place.ToString(),
        Series = place.KeepsSeries ? DataStoreSettings.All(place) : new Dictionary<SeriesKind, StorePlace>(),
        Instruments = Tables(place),
        Documents = place.KeepsDocuments ? place : null,
        NamedPath = place.IsServer || place.Place.Length == 0 ? null : place.DumpFolder ?? place.Place,
    };

    private static StorePlace Tables(StorePlace place) => place.Technology is StoreTechnology.Csv or StoreTechnology.Parquet
        ? new StorePlace(StoreTechnology.Csv, Path.Combine(place.Place, CsvMarketData.ConfigFolder))
        : new StorePlace(StoreTechnology.Shipped, "");

    private static StorePlace Named(StoreTechnology technology, string place, Func<string, string> resolve, string? database) => technology switch
    {
        StoreTechnology.Mongo or StoreTechnology.Arctic => StorePlace.Server(technology, StorePlace.Resolved(place, resolve), database),
        StoreTechnology.Shipped => new(technology, ""),
        _ => new(technology, resolve(place)),
    };

    private static DataStoreSettings OfFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            var kinds = Enum.GetValues<SeriesKind>();
            if (kinds.Any(k => Directory.Exists(Path.Combine(folder, ParquetLayout.Default(k).Folder))))
            {
                return Alone(new StorePlace(StoreTechnology.Parquet, folder));
            }

            if (ArcticSeriesStore.IsDump(folder)) return Alone(new StorePlace(StoreTechnology.Arctic, StorePlace.DumpPrefix + folder));
            try
            {
                return Alone(new StorePlace(StoreTechnology.Csv, CsvMarketData.FindFolder(folder)));
            }
            catch (MissingDataException error) when (error.ErrorId == "DataFolderNotFound")
            {
                // Neither: a folder of our own, perhaps a new one.
            }
        }

        return DataStoreSettings.Default(folder) with { NamedPath = folder };
    }
}
