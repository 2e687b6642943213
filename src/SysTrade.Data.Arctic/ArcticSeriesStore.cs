using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic;

/// <summary>Reads the series that pysystemtrade kept in MongoDB with Arctic (its VersionStore with pandas data), so that they can be brought over without Python.</summary>
/// <remarks>
/// The last version of a symbol is read, one that was deleted is not there. Rows need not be in order: of rows with one stamp the last counts, as in the
/// other stores. Stamps are cut to 100 ns; those with a time zone become local time of it, as pandas shows them. Series that Arctic pickled, because a
/// column held mixed objects, are refused: reading a pickle can run code.
/// </remarks>
public sealed class ArcticSeriesStore : ISeriesStore
{
    private readonly IMongoDatabase _database;

    /// <summary>Opens the libraries of one database.</summary>
    /// <param name="connection">Server.</param>
    /// <param name="database">pysystemtrade's <c>mongo_db</c>, such as <c>production</c>, whose libraries are in <c>arctic_production</c>.</param>
    /// <exception cref="SysTradeException"><c>InvalidDatabaseName</c>.</exception>
    public ArcticSeriesStore(MongoConnection connection, string database = "production")
    {
        if (database.Length is 0 or > 56 || !database.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new SysTradeException("InvalidDatabaseName", SysErrorKind.InvalidArgument, $"'{database}' is not a name for a database. Expected letters, digits, - and _.", null, database);
        }

        var name = database.StartsWith("arctic_", StringComparison.Ordinal) ? database : "arctic_" + database;
        _database = connection.Connect().GetDatabase(name);
        Description = $"{connection.Description}/{name}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    public IReadOnlyList<string> Keys(SeriesKind kind) => ArcticSymbols.LibraryOf(kind) is not { } library ? [] : Guarded(() =>
    {
        var fields = Builders<BsonDocument>.Projection.Include("symbol").Include("version").Include("metadata.deleted").Exclude("_id");
        return Versions(library).Find(FilterDefinition<BsonDocument>.Empty).Project(fields).ToEnumerable()
            .GroupBy(v => v["symbol"].ToString()!)
            .Where(g => !ArcticVersion.IsDeleted(g.MaxBy(v => v["version"].ToInt64())!))
            .Select(g => ArcticSymbols.ToKey(kind, g.Key))
            .OfType<string>()
            .Order(StringComparer.Ordinal)
            .ToArray();
    });

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    public bool Contains(SeriesKind kind, string key) =>
        SeriesSchema.For(kind).IsKey(key) && ArcticSymbols.LibraryOf(kind) is { } library && Guarded(() => Last(library, ArcticSymbols.ToSymbol(kind, key)) is not null);

    /// <inheritdoc/>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>.</exception>
    public ColumnSet Read(SeriesKind kind, string key)
    {
        var schema = SeriesSchema.For(kind);
        key = schema.RequireKey(key);
        return Guarded(() =>
        {
            if (ArcticSymbols.LibraryOf(kind) is not { } library) throw schema.NotFound(key, $"Arctic keeps no {schema.Thing}", []);
            var symbol = ArcticSymbols.ToSymbol(kind, key);
            var last = Last(library, symbol) ?? throw schema.NotFound(key, $"the library {library} of {Description} does not hold '{symbol}'", Keys(kind));
            var place = $"{Description}, library {library}, symbol '{symbol}'";
            var version = ArcticVersion.Read(last, place);
            return ArcticRecords.Read(version, ArcticSegments.Read(_database.GetCollection<BsonDocument>(library), version, symbol), schema);
        });
    }

    /// <summary>Always refused: Arctic's libraries are read only.</summary>
    /// <exception cref="SysTradeException"><c>ReadOnlyStore</c>.</exception>
    public void Write(SeriesKind kind, string key, ColumnSet columns) =>
        throw new SysTradeException("ReadOnlyStore", SysErrorKind.InvalidOperation, $"{Description} is read only.", "Copy the series to a store of another kind, and write there.", Description);

    private IMongoCollection<BsonDocument> Versions(string library) => _database.GetCollection<BsonDocument>(library + ".versions");

    private BsonDocument? Last(string library, string symbol)
    {
        var last = Versions(library).Find(Builders<BsonDocument>.Filter.Eq("symbol", symbol)).Sort(Builders<BsonDocument>.Sort.Descending("version")).Limit(1).FirstOrDefault();
        return last is null || ArcticVersion.IsDeleted(last) ? null : last;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is MongoException or TimeoutException)
        {
            throw MongoErrors.Translate(e, Description);
        }
    }
}
