using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SysTrade.Brokers;
using SysTrade.Data;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Execution.Books;

namespace SysTrade.Storage;

/// <summary>
/// All data of a trader under one roof: typed repositories under pysystemtrade's names, whichever store keeps each, the broker and one log. Stores are opened
/// when they are first used, each place once, and closed with the blob.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed partial class DataBlob : IDisposable
{
    private readonly StoreOpener _opener;
    private readonly Lazy<RoutedSeriesStore> _series;
    private readonly Lazy<LiveCatalog> _catalog;
    private readonly Lazy<MarketData> _market;
    private readonly Lazy<OrderBook> _book;
    private readonly DataLog? _ownLog;

    /// <summary>Makes a blob; nothing is opened yet.</summary>
    /// <param name="settings">Which store keeps what.</param>
    /// <param name="log">Log of all that is done with the blob; by default the file that the settings name, if they do.</param>
    /// <param name="collections">Collections of documents that are used besides those of the order book.</param>
    /// <param name="who">Who acts, for the book's log.</param>
    public DataBlob(DataStoreSettings settings, ILogger? log = null, IEnumerable<CollectionDefinition>? collections = null, string? who = null)
    {
        Settings = settings;
        if (log is null && settings.LogFile is { } file) _ownLog = DataLog.Open(file, who);
        Log = log ?? _ownLog?.Logger ?? NullLogger.Instance;
        _opener = new StoreOpener([.. BookCollections.All, .. collections ?? []], Log);
        _series = new(() => new RoutedSeriesStore(settings.Description, settings.Series.ToDictionary(s => s.Key, s => _opener.Series(s.Value))));
        _catalog = new(() => new LiveCatalog(() => StoreOpener.Instruments(settings.Instruments)));
        _market = new(() => new MarketData(Series, Instruments));
        _book = new(() => new OrderBook(Documents, who: who));
    }

    /// <summary>Which store keeps what.</summary>
    public DataStoreSettings Settings { get; }

    /// <summary>Where the data are; never holds a password.</summary>
    public string Description => Settings.Description;

    /// <summary>The log.</summary>
    public ILogger Log { get; }

    /// <summary>The broker, once somebody connected one; its owner closes it.</summary>
    public IBroker? Broker { get; set; }

    /// <summary>True when series are kept here.</summary>
    public bool HasSeries => Settings.Series.Count > 0;

    /// <summary>True when documents are kept here.</summary>
    public bool HasDocuments => Settings.Documents is not null;

    /// <summary>Series of all kinds.</summary>
    /// <exception cref="SysTradeException"><c>NoSeriesStore</c>: none are kept here; or what opening the stores gives.</exception>
    public RoutedSeriesStore Series => HasSeries ? _series.Value : throw new SysTradeException(
        "NoSeriesStore", SysErrorKind.InvalidOperation, $"{Description} keeps documents only, no series.",
        "Connect to a folder, or to a config that names both.", Description);

    /// <summary>Documents.</summary>
    /// <exception cref="SysTradeException"><c>NoDocumentStore</c>: none are kept here; or what opening the store gives.</exception>
    public IDocumentStore Documents => Settings.Documents is { } place ? _opener.Documents(place) : throw new SysTradeException(
        "NoDocumentStore", SysErrorKind.InvalidOperation, $"{Description} keeps series only, no documents.",
        "Connect to a folder of all data, to sqlite:FILE or mongo:SERVER, or to a config that names a store of documents.", Description);

    /// <summary>Facts of instruments.</summary>
    public IInstrumentCatalog Instruments => _catalog.Value;

    /// <summary>The market data a system sees.</summary>
    public MarketData Market => _market.Value;

    /// <summary>The order book in the documents.</summary>
    public OrderBook Book => _book.Value;

    /// <summary>Reads facts of instruments and series anew, after they were written.</summary>
    public void Forget()
    {
        if (_catalog.IsValueCreated) _catalog.Value.Reload();
        if (_market.IsValueCreated) _market.Value.Forget();
    }

    /// <summary>Closes the stores, and the log that was opened with them.</summary>
    public void Dispose()
    {
        _opener.Dispose();
        _ownLog?.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => Description;
}
