using System.IO.Compression;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
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

        public override IReadOnlyList<string> Names => Guarded(() => _database.ListCollectionNames().ToList().Where(n => !n.StartsWith("system.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray());

        public override IEnumerable<string> Read(string collection) => Guarded(() =>
            _database.GetCollection<BsonDocument>(collection).Find(FilterDefinition<BsonDocument>.Empty).As(ExactSerializer.Instance).ToList().ConvertAll(BsonContent.ToJson));

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
        private const string Plain = ".bson";
        private const string Packed = ".bson.gz";
        private const int LargestDocument = 48 << 20;

        public override string Description => folder;

        public override IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(folder).Select(f => NameOf(Path.GetFileName(f))).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

        public override IEnumerable<string> Read(string collection)
        {
            var file = Path.Combine(folder, collection + Plain);
            if (!File.Exists(file)) file = Path.Combine(folder, collection + Packed);
            if (!File.Exists(file)) yield break;
            using var raw = File.OpenRead(file);
            using Stream stream = file.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
            for (var number = 1; Next(stream, file, number) is { } document; number++) yield return BsonContent.ToJson(document);
        }

        private static string? NameOf(string file)
        {
            var ending = file.EndsWith(Packed, StringComparison.Ordinal) ? Packed : file.EndsWith(Plain, StringComparison.Ordinal) ? Plain : null;
            return ending is null || file.StartsWith("system.", StringComparison.Ordinal) || file == "oplog" + ending ? null : Uri.UnescapeDataString(file[..^ending.Length]);
        }

        private static BsonDocument? Next(Stream stream, string file, int number)
        {
            try
            {
                var head = new byte[4];
                var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
                if (got == 0) return null;
                var length = got < head.Length ? -1 : BitConverter.ToInt32(head);
                if (length is < 5 or > LargestDocument) throw Damaged(file, number, $"its length is given as {length} bytes", null);
                var bytes = new byte[length];
                head.CopyTo(bytes, 0);
                stream.ReadExactly(bytes.AsSpan(head.Length));
                using var reader = new BsonBinaryReader(new MemoryStream(bytes));
                return ExactSerializer.Instance.Deserialize(BsonDeserializationContext.CreateRoot(reader), default);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or FormatException or BsonException or ArgumentException)
            {
                throw Damaged(file, number, e.Message, e);
            }
        }

        private static DataFormatException Damaged(string file, int number, string problem, Exception? cause) =>
            new("DumpDamaged", file, 0, null, $"document {number} cannot be read: {problem}.", "Make the dump again.", cause);
    }
}
