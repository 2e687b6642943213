using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Simulated;
using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Brokers.Simulated.Prices;
using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Data.Documents;
using SysTrade.Data.Sqlite;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Handling;
using SysTrade.Execution.Rolls;
using SysTrade.Production.Trading;
using SysTrade.Storage;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>An order book that a session has open, with the data that name its contracts and the broker it trades at. Closed with the session.</summary>
public sealed class TradingBook : IDisposable
{
    private const double DefaultIncrementShare = 1e-4;

    private readonly IDocumentStore _store;
    private readonly DataBlob? _home;

    private TradingBook(IDocumentStore store, string path, OrderBook book, TradingSettings settings, DataBlob? home = null) =>
        (_store, Path, Book, Settings, _home) = (store, path, book, settings, home);

    /// <summary>File of the book.</summary>
    public string Path { get; }

    /// <summary>The book.</summary>
    public OrderBook Book { get; }

    /// <summary>Who acts.</summary>
    public string Who => Book.Who;

    /// <summary>Name of the broker, or empty while none is connected.</summary>
    public string BrokerName => Broker?.Name ?? "";

    /// <summary>Orders on the stacks.</summary>
    public int OpenOrders => Book.Orders(OrderLevel.Instrument).Count(o => !o.IsDone);

    /// <summary>Open alerts.</summary>
    public int OpenAlerts => Book.Alerts().Count;

    /// <summary>Where the settings for trading came from.</summary>
    public string Config => Settings.Source;

    /// <summary>Special instruments, algos and rolls as the config has them.</summary>
    internal TradingSettings Settings { get; }

    internal IBroker? Broker { get; private set; }

    /// <summary>Opens a book in a SQLite file, which is made when it is not there.</summary>
    /// <param name="path">File.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="clock">Clock; the machine's by default.</param>
    /// <param name="config">Config that says what to do with special instruments, algos and rolls; the private one and the defaults when null.</param>
    internal static TradingBook Open(string path, string? who, TimeProvider? clock = null, SystemConfig? config = null)
    {
        var settings = TradingSettings.Read(config ?? SystemConfig.Empty);
        var store = new SqliteDocumentStore(path, [.. BookCollections.All, .. DocumentExchangeJournal.Collections]);
        try
        {
            return new TradingBook(store, path, new OrderBook(store, clock, who), settings);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The book in the documents of a blob, which stays their owner.</summary>
    /// <param name="blob">Blob.</param>
    /// <param name="who">Who acts.</param>
    /// <param name="clock">Clock; the machine's by default.</param>
    /// <param name="config">As of <see cref="Open"/>.</param>
    internal static TradingBook Of(DataBlob blob, string? who, TimeProvider? clock = null, SystemConfig? config = null) =>
        new(blob.Documents, blob.Documents.Description, new OrderBook(blob.Documents, clock, who), TradingSettings.Read(config ?? SystemConfig.Empty), blob);

    /// <summary>True when the book is in the documents of a blob.</summary>
    internal bool IsIn(DataBlob blob) => ReferenceEquals(_home, blob);

    /// <summary>The broker, or an error that says how to get one.</summary>
    internal IBroker RequireBroker() => Broker ?? throw new SysTradeException(
        "NoBroker", SysErrorKind.InvalidOperation, "This book is connected to no broker.", "Connect to one first: Connect-SysBroker.", Path);

    /// <summary>
    /// True when the broker's quotes are made here, at the last prices of data or from a seed: samples of their spreads say nothing about costs, so they are
    /// taken only when asked for.
    /// </summary>
    internal bool MakesQuotes => Broker is SimulatedBroker;

    /// <summary>What spreads are sampled of: instruments with contracts that are still looked at, kept with the data.</summary>
    internal SpreadSampling Spreads(MarketData data) =>
        new(new SpreadSamples(data.Store), [.. data.Instruments.Where(code => data.HasMultiplePrices(code) && !Settings.Lists.StaleInstruments.Contains(code))]);

    /// <summary>Contracts as the data tell.</summary>
    internal static IRollContracts Contracts(MarketData data) => new MultiplePriceContracts(data);

    /// <summary>Smallest price step of a contract, as the broker tells it.</summary>
    internal async Task<double> TickAsync(FuturesContract contract, CancellationToken cancellation) =>
        (await RequireBroker().GetContractAsync(BrokerContract.Outright(contract), cancellation).ConfigureAwait(false)).Increments.Smallest;

    /// <summary>Opens the book's own paper account: a simulated market at the last prices of the data, kept in the book's file.</summary>
    internal void ConnectPaper(MarketData data, double cash) =>
        Connect(data, "paper", "PAPER", cash, 0, FaultPlan.None, new LastKnownPrices(c => Price(data, c), TimeSpan.FromMinutes(1)));

    /// <summary>Opens an account at a market whose prices are generated from a seed, beginning at the last prices of the data; kept in the book's file as well.</summary>
    internal void ConnectSimulated(MarketData data, double cash, int seed, FaultPlan faults)
    {
        var contracts = Contracts(data);
        var instruments = new Dictionary<string, GeneratedInstrument>(StringComparer.Ordinal);
        foreach (var code in data.Instruments)
        {
            if (contracts.Find(code) is not { } known || !double.IsFinite(known.PricedPrice)) continue;
            instruments[code] = new GeneratedInstrument(known.PricedPrice, new PriceIncrements(Increment(data, code))) { Nearest = known.Priced.Date };
        }

        Connect(data, "simulated", "SIMULATED", cash, seed, faults, new GeneratedPrices(seed, Book.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), instruments));
    }

    private void Connect(MarketData data, string name, string account, double cash, int seed, FaultPlan faults, IPriceSource prices)
    {
        var instruments = data.Instruments.Where(code => data.Catalog.TryGet(code, out _)).Select(code => Simulated(data, code)).ToArray();

        // The money is in the account's own currency; profits and commissions in others are balances there, which begin at nothing.
        var balances = instruments.Select(i => i.Currency).Append(Settings.Currency).Distinct().ToDictionary(c => c, c => c == Settings.Currency ? cash : 0.0, StringComparer.Ordinal);
        var options = new SimulatedExchangeOptions
        {
            // Data of the past name contracts of the past: what has a price is traded.
            Name = name,
            Account = account,
            Instruments = instruments,
            Cash = balances,
            Seed = seed,
            Faults = faults,
            ChecksExpiry = false,
        };
        Broker = new SimulatedExchange(options, prices, Book.Clock, new DocumentExchangeJournal(_store, account)).Connect(Book.Clock is SteppedClock);
        if (_home is not null) _home.Broker = Broker;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The paper broker holds nothing but memory; its account is in the store.
        Broker = null;
        if (_home is null) _store.Dispose();
        else _home.Broker = null;
    }

    private static SimulatedInstrument Simulated(MarketData data, string code) => SimulatedInstrument.From(data.Instrument(code), Increment(data, code));

    private static (double, double)? Price(MarketData data, FuturesContract contract)
    {
        if (Contracts(data).Find(contract.Instrument) is not { } known) return null;
        var price = contract.ByMonth == known.Priced.ByMonth ? known.PricedPrice : contract.ByMonth == known.Forward.ByMonth ? known.ForwardPrice : double.NaN;
        return double.IsFinite(price) ? (price, Increment(data, contract.Instrument)) : null;
    }

    // Data that name no price increment get one of a ten-thousandth of the price, as a power of ten.
    private static double Increment(MarketData data, string code)
    {
        var price = Contracts(data).Find(code) is { } c && double.IsFinite(c.PricedPrice) ? Math.Abs(c.PricedPrice) : 100;
        return Math.Pow(10, Math.Round(Math.Log10(Math.Max(price, 1e-3) * DefaultIncrementShare)));
    }
}
