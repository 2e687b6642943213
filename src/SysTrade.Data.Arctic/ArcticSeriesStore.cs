using MongoDB.Bson;
using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Arctic;

/// <summary>
/// Reads the series that pysystemtrade kept in MongoDB with Arctic (its VersionStore with pandas data), from a server or from what <c>mongodump</c> made of it,
/// so that they can be brought over without Python.
/// </summary>
/// <remarks>
/// The last version of a symbol is read, one that was deleted is not there. Rows need not be in order: of rows with one stamp the last counts, as in the
/// other stores. Stamps are cut to 100 ns; those with a time zone become local time of it, as pandas shows them. Series that Arctic pickled, because a
/// column held mixed objects, are refused: reading a pickle can run code.
/// </remarks>
public sealed class ArcticSeriesStore : ISeriesStore, IDisposable
{
    private const string Prefix = "arctic_";

    private readonly ArcticDatabase _database;

    /// <summary>Opens the libraries of one database.</summary>
    /// <param name="connection">Server.</param>
    /// <param name="database">pysystemtrade's <c>mongo_db</c>, such as <c>production</c>, whose libraries are in <c>arctic_production</c>.</param>
    /// <exception cref="SysTradeException"><c>InvalidDatabaseName</c>.</exception>
    public ArcticSeriesStore(MongoConnection connection, string database = "production")
    {
        if (database.Length is 0 or > 56 || !database.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new SysTradeException(
                "InvalidDatabaseName", SysErrorKind.InvalidArgument, $"'{database}' is not a name for a database. Expected letters, digits, - and _.", null,
                database);
        }

        var name = NameOf(database);
        _database = new ArcticServer(connection.Connect().GetDatabase(name), $"{connection.Description}/{name}");
    }

    private ArcticSeriesStore(ArcticDatabase database) => _database = database;

    /// <inheritdoc/>
    public string Description => _database.Description;

    /// <summary>
    /// Opens the libraries that <c>mongodump</c> wrote into a folder, one of a database: <c>NAME.versions.bson</c> and <c>NAME.bson</c>, packed or not.
    /// </summary>
    /// <param name="folder">Folder, such as <c>dump/arctic_production</c>.</param>
    /// <exception cref="MissingDataException"><c>FolderNotFound</c>.</exception>
    public static ArcticSeriesStore OfDump(string folder) => Directory.Exists(folder)
        ? new(new ArcticDump(folder))
        : throw new MissingDataException("FolderNotFound", $"There is no folder {folder}.", "Correct the path.", folder);

    /// <summary>True of a folder that <c>mongodump</c> made of Arctic's libraries.</summary>
    /// <param name="folder">Folder.</param>
    public static bool IsDump(string folder) => Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"*{ArcticDatabase.VersionsEnding}.bson*").Any();

    /// <summary>Name of Arctic's database beside one of pysystemtrade's.</summary>
    /// <param name="database">Such as <c>production</c>.</param>
    public static string NameOf(string database) => database.StartsWith(Prefix, StringComparison.Ordinal) ? database : Prefix + database;

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public IReadOnlyList<string> Keys(SeriesKind kind) => ArcticSymbols.LibraryOf(kind) is not { } library
        ? []
        : [.. _database.Symbols(library).Select(s => ArcticSymbols.ToKey(kind, s)).OfType<string>().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    public bool Contains(SeriesKind kind, string key) =>
        SeriesSchema.For(kind).IsKey(key) && ArcticSymbols.LibraryOf(kind) is { } library
            && _database.Last(library, ArcticSymbols.ToSymbol(kind, key)) is not null;

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    public ColumnSet Read(SeriesKind kind, string key)
    {
        var schema = SeriesSchema.For(kind);
        key = schema.RequireKey(key);
        if (ArcticSymbols.LibraryOf(kind) is not { } library) throw schema.NotFound(key, $"Arctic keeps no {schema.Thing}", []);
        var symbol = ArcticSymbols.ToSymbol(kind, key);
        return Read(library, symbol, schema) ?? throw schema.NotFound(key, $"the library {library} of {Description} does not hold '{symbol}'", Keys(kind));
    }

    /// <summary>Symbols of any library of pysystemtrade, such as <c>strategy_positions</c>; empty when there is none.</summary>
    /// <param name="library">Library.</param>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    public IReadOnlyList<string> Symbols(string library) => [.. _database.Symbols(library).Order(StringComparer.Ordinal)];

    /// <summary>A column of numbers of any library; where a symbol has one column only, whatever its name.</summary>
    /// <param name="library">Library.</param>
    /// <param name="symbol">Symbol.</param>
    /// <param name="column">Column.</param>
    /// <exception cref="MissingDataException"><c>SymbolNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    /// <exception cref="DataFormatException">It cannot be read.</exception>
    public TimeSeries Numbers(string library, string symbol, string column)
    {
        var schema = new SeriesSchema(SeriesKind.AdjustedPrices, $"numbers '{column}'", "SymbolNotFound", [(column, ColumnType.Number)], true);
        return (Read(library, symbol, schema) ?? throw new MissingDataException(
            "SymbolNotFound", $"The library {library} of {Description} does not hold '{symbol}'.", "Correct the name.", symbol)).Series(column);
    }

    /// <summary>Always refused: Arctic's libraries are read only.</summary>
    /// <exception cref="SysTradeException"><c>ReadOnlyStore</c>.</exception>
    public void Write(SeriesKind kind, string key, ColumnSet columns) => throw new SysTradeException(
        "ReadOnlyStore", SysErrorKind.InvalidOperation, $"{Description} is read only.", "Copy the series to a store of another kind, and write there.",
        Description);

    /// <summary>Closes the files of a dump.</summary>
    public void Dispose() => _database.Dispose();

    private ColumnSet? Read(string library, string symbol, SeriesSchema schema)
    {
        if (_database.Last(library, symbol) is not { } last) return null;
        var version = ArcticVersion.Read(last, $"{Description}, library {library}, symbol '{symbol}'");
        return ArcticRecords.Read(version, ArcticSegments.Read(_database.Segments(library, symbol, version), version), schema);
    }
}
