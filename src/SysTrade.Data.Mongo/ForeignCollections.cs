using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Mongo;

/// <summary>Collections that another program wrote, to read: of a server, or of a folder that <c>mongodump</c> made. Documents are given as JSON.</summary>
public abstract class ForeignCollections
{
    /// <summary>Where they are; never a password.</summary>
    public abstract string Description { get; }

    /// <summary>Names of the collections, in order.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Documents of a collection; none when there is no such collection.</summary>
    /// <exception cref="DataFormatException"><c>DumpDamaged</c>.</exception>
    /// <exception cref="SysTradeException"><c>StoreUnreachable</c>, <c>StoreAccess</c>.</exception>
    public abstract IEnumerable<string> Read(string collection);

    /// <summary>Those of a database.</summary>
    /// <param name="connection">Server.</param>
    /// <param name="database">Database.</param>
    public static ForeignCollections OfServer(MongoConnection connection, string database) => new Server(connection, database);

    /// <summary>Those of a dump's folder of one database: files <c>NAME.bson</c>, or <c>NAME.bson.gz</c>.</summary>
    /// <param name="folder">Folder.</param>
    public static ForeignCollections OfDump(string folder) => new Dump(folder);

    private sealed class Server(MongoConnection connection, string database) : ForeignCollections
    {
        private readonly IMongoDatabase _database = connection.Connect().GetDatabase(database);

        public override string Description => $"{connection.Description}/{database}";

        public override IReadOnlyList<string> Names => Guarded(() =>
            _database.ListCollectionNames().ToList().Where(n => !n.StartsWith("system.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());

        public override IEnumerable<string> Read(string collection) => Guarded(() =>
            _database.GetCollection<BsonDocument>(collection).Find(FilterDefinition<BsonDocument>.Empty).As(ExactSerializer.Instance).ToList()
                .ConvertAll(BsonContent.ToJson));

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

    private sealed class Dump(string folder) : ForeignCollections
    {
        private readonly IReadOnlyList<DumpFile> _files = DumpFile.OfFolder(folder);

        public override string Description => folder;

        public override IReadOnlyList<string> Names => [.. _files.Select(f => f.Collection)];

        public override IEnumerable<string> Read(string collection) =>
            _files.FirstOrDefault(f => f.Collection == collection)?.Read().Select(BsonContent.ToJson) ?? [];
    }
}
