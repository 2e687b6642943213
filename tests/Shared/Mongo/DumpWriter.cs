using System.IO.Compression;
using MongoDB.Bson;
using MongoDB.Driver;

namespace SysTrade.Tests;

/// <summary>Writes a database as <c>mongodump</c> does: a file of BSON documents and one of metadata for each collection.</summary>
internal static class DumpWriter
{
    public static void Write(string server, string database, string folder, bool packed)
    {
        using var client = new MongoClient(server);
        var source = client.GetDatabase(database);
        foreach (var name in source.ListCollectionNames().ToList())
        {
            Write(folder, name, source.GetCollection<BsonDocument>(name).Find(FilterDefinition<BsonDocument>.Empty).ToEnumerable(), packed);
        }
    }

    public static void Write(string folder, string collection, IEnumerable<BsonDocument> documents, bool packed)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Uri.EscapeDataString(collection));
        using var file = File.Create(path + (packed ? ".bson.gz" : ".bson"));
        using Stream stream = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        foreach (var document in documents) stream.Write(document.ToBson());
        File.WriteAllText(path + ".metadata.json", "{}");
    }
}
