using MongoDB.Bson;
using SysTrade.Data.Mongo;

namespace SysTrade.Data.Arctic;

/// <summary>Libraries in the files that <c>mongodump</c> made of them. A library is looked through once; then only what is asked for is read.</summary>
internal sealed class ArcticDump(string folder) : ArcticDatabase
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ArcticDumpLibrary> _libraries = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, DumpFile>? _files;
    private bool _disposed;

    public override string Description => folder;

    public override IReadOnlyList<string> Symbols(string library) => Use(library, l => l.Symbols()) ?? [];

    public override BsonDocument? Last(string library, string symbol) => Use(library, l => l.Last(symbol));

    public override IEnumerable<BsonDocument> Segments(string library, string symbol, ArcticVersion version)
    {
        foreach (var position in Use(library, l => l.Segments(symbol, version)) ?? []) yield return Use(library, l => l.Segment(position))!;
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var library in _libraries.Values) library.Dispose();
            _libraries.Clear();
        }
    }

    private T? Use<T>(string library, Func<ArcticDumpLibrary, T?> work)
        where T : class
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(ArcticSeriesStore));
            _files ??= DumpFile.OfFolder(folder).ToDictionary(f => f.Collection, StringComparer.Ordinal);
            if (_libraries.TryGetValue(library, out var known)) return work(known);
            if (!_files.TryGetValue(library + VersionsEnding, out var versions)) return null;
            var opened = new ArcticDumpLibrary(versions, _files.GetValueOrDefault(library));
            _libraries.Add(library, opened);
            return work(opened);
        }
    }
}
