using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Mongo;

namespace SysTrade.Data.Arctic;

/// <summary>Libraries in a database of a server.</summary>
internal sealed class ArcticServer(IMongoDatabase database, string description) : ArcticDatabase
{
    public override string Description => description;

    public override IReadOnlyList<string> Symbols(string library) => Guarded(() =>
    {
        var fields = Builders<BsonDocument>.Projection.Include("symbol").Include("version").Include("metadata.deleted").Exclude("_id");
        return Versions(library).Find(FilterDefinition<BsonDocument>.Empty).Project(fields).ToEnumerable()
            .GroupBy(v => v["symbol"].ToString()!)
            .Where(g => !ArcticVersion.IsDeleted(g.MaxBy(v => v["version"].ToInt64())!))
            .Select(g => g.Key)
            .ToArray();
    });

    public override BsonDocument? Last(string library, string symbol) => Guarded(() =>
    {
        var mine = Builders<BsonDocument>.Filter.Eq("symbol", symbol);
        var last = Versions(library).Find(mine).Sort(Builders<BsonDocument>.Sort.Descending("version")).Limit(1).FirstOrDefault();
        return last is null || ArcticVersion.IsDeleted(last) ? null : last;
    });

    public override IEnumerable<BsonDocument> Segments(string library, string symbol, ArcticVersion version)
    {
        using var found = Guarded(() =>
            database.GetCollection<BsonDocument>(library).Find(Filter(version, symbol)).Sort(Builders<BsonDocument>.Sort.Ascending("segment")).ToCursor());
        while (Guarded(() => found.MoveNext()))
        {
            foreach (var segment in found.Current) yield return segment;
        }
    }

    public override void Dispose()
    {
        // The connection is shared by all that use the server.
    }

    private static FilterDefinition<BsonDocument> Filter(ArcticVersion version, string symbol)
    {
        var filter = Builders<BsonDocument>.Filter;
        var mine = version.SegmentShas is { } shas ? filter.In("sha", shas) : filter.Eq("parent", version.Parent);
        // A segment is numbered by its last row.
        return filter.Eq("symbol", symbol) & mine & filter.Lt("segment", version.Rows);
    }

    private IMongoCollection<BsonDocument> Versions(string library) => database.GetCollection<BsonDocument>(library + VersionsEnding);

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
