using Microsoft.Extensions.Logging;
using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Csv;
using SysTrade.Data.Documents;
using SysTrade.Data.Mongo;
using SysTrade.Data.Parquet;
using SysTrade.Data.Sqlite;

namespace SysTrade.Storage;

/// <summary>Opens stores, each place once, when it is first used; closes them together.</summary>
internal sealed class StoreOpener(IReadOnlyList<CollectionDefinition> collections, ILogger log) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StorePlace, ISeriesStore> _series = [];
    private readonly Dictionary<StorePlace, IDocumentStore> _documents = [];
    private bool _disposed;

    public ISeriesStore Series(StorePlace place) => Once(_series, place, p => p.Technology switch
    {
        StoreTechnology.Csv => new CsvSeriesStore(p.Place),
        StoreTechnology.Parquet => new ParquetSeriesStore(p.Place),
        StoreTechnology.Arctic => Arctic(p),
        _ => throw new InvalidOperationException($"{p.Technology} keeps no series."),
    });

    public IDocumentStore Documents(StorePlace place) => Once(_documents, place, p => p.Technology switch
    {
        StoreTechnology.Sqlite => new SqliteDocumentStore(p.Place, collections),
        StoreTechnology.Mongo => p.Connection() is var server
            ? new MongoDocumentStore(server, p.DatabaseOf(server), collections)
            : throw new InvalidOperationException(),
        _ => throw new InvalidOperationException($"{p.Technology} keeps no documents."),
    });

    public static IInstrumentCatalog Instruments(StorePlace place)
    {
        if (place.Technology == StoreTechnology.Shipped) return ShippedInstruments.Table;
        if (File.Exists(Path.Combine(place.Place, CsvInstrumentCatalog.InstrumentFile))) return CsvInstrumentCatalog.Load(place.Place);
        // A table of our own may lie in the folder itself, or beside it.
        foreach (var folder in new[] { place.Place, Path.GetDirectoryName(place.Place) })
        {
            if (folder is not null && Path.Combine(folder, CsvInstrumentTable.FileName) is var file && File.Exists(file)) return CsvInstrumentTable.Load(file);
        }

        return ShippedInstruments.Table;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            foreach (var (place, store) in _series)
            {
                if (store is not IDisposable files) continue;
                files.Dispose();
                Messages.Closed(log, place);
            }

            foreach (var (place, store) in _documents)
            {
                store.Dispose();
                Messages.Closed(log, place);
            }
        }
    }

    /// <summary>Arctic's libraries as a place names them: of a server, or of a dump.</summary>
    internal static ArcticSeriesStore Arctic(StorePlace place)
    {
        if (place.DumpFolder is { } folder) return ArcticSeriesStore.OfDump(folder);
        var server = place.Connection();
        return new ArcticSeriesStore(server, place.DatabaseOf(server));
    }

    private T Once<T>(Dictionary<StorePlace, T> opened, StorePlace place, Func<StorePlace, T> open)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(DataBlob));
            if (opened.TryGetValue(place, out var there)) return there;
            var store = open(place);
            opened.Add(place, store);
            Messages.Opened(log, place);
            return store;
        }
    }
}

/// <summary>What the log is told.</summary>
internal static partial class Messages
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Opened {Place}")]
    public static partial void Opened(ILogger log, StorePlace place);

    [LoggerMessage(Level = LogLevel.Information, Message = "Closed {Place}")]
    public static partial void Closed(ILogger log, StorePlace place);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outcome}: {Kind} {Key}, {Added} added {Reason}")]
    public static partial void Copied(ILogger log, string outcome, string kind, string key, int added, string reason);
}
