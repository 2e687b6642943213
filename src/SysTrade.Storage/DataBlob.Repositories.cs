using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Capital;
using SysTrade.Execution.Generation;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Positions;
using SysTrade.Execution.Rolls;
using SysTrade.Series;
using SysTrade.Storage.Repositories;

namespace SysTrade.Storage;

#pragma warning disable CA1707 // Named as the reference and its documentation name them.

/// <content>Repositories under the reference's names.</content>
public sealed partial class DataBlob
{
    private static readonly Dictionary<string, Func<DataBlob, IRepository>> SeriesByName = new(StringComparer.Ordinal)
    {
        ["db_futures_adjusted_prices"] = b => b.db_futures_adjusted_prices,
        ["db_futures_multiple_prices"] = b => b.db_futures_multiple_prices,
        ["db_futures_contract_price"] = b => b.db_futures_contract_price,
        ["db_fx_prices"] = b => b.db_fx_prices,
        ["db_roll_calendars"] = b => b.db_roll_calendars,
        ["db_spreads"] = b => b.db_spreads,
    };

    private static readonly Dictionary<string, Func<DataBlob, IRepository>> CatalogByName = new(StringComparer.Ordinal)
    {
        ["db_futures_instrument"] = b => b.db_futures_instrument,
        ["db_roll_parameters"] = b => b.db_roll_parameters,
        ["db_spread_costs"] = b => b.db_spread_costs,
    };

    private static readonly Dictionary<string, Func<DataBlob, IRepository>> DocumentsByName = new(StringComparer.Ordinal)
    {
        ["db_strategy_position"] = b => b.db_strategy_position,
        ["db_contract_position"] = b => b.db_contract_position,
        ["db_optimal_position"] = b => b.db_optimal_position,
        ["db_instrument_order_stack"] = b => b.db_instrument_order_stack,
        ["db_contract_order_stack"] = b => b.db_contract_order_stack,
        ["db_broker_order_stack"] = b => b.db_broker_order_stack,
        ["db_strategy_historic_orders"] = b => b.db_strategy_historic_orders,
        ["db_contract_historic_orders"] = b => b.db_contract_historic_orders,
        ["db_broker_historic_orders"] = b => b.db_broker_historic_orders,
        ["db_roll_state"] = b => b.db_roll_state,
        ["db_override"] = b => b.db_override,
        ["db_position_limit"] = b => b.db_position_limit,
        ["db_trade_limit"] = b => b.db_trade_limit,
        ["db_lock"] = b => b.db_lock,
        ["db_capital"] = b => b.db_capital,
    };

    /// <summary>Other names that the reference's code and users know.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["db_spread_cost"] = "db_spread_costs",
        ["db_spreads_for_instrument"] = "db_spreads",
        ["db_roll_calendar"] = "db_roll_calendars",
        ["db_futures_contract_prices"] = "db_futures_contract_price",
    };

    /// <summary>Names of all repositories.</summary>
    public static IReadOnlyList<string> AllNames { get; } = [.. SeriesByName.Keys, .. CatalogByName.Keys, .. DocumentsByName.Keys];

    /// <summary>Names of the repositories that this blob has a store for.</summary>
    public IReadOnlyList<string> Names =>
        [.. HasSeries ? SeriesByName.Keys.ToArray() : [], .. CatalogByName.Keys, .. HasDocuments ? DocumentsByName.Keys.ToArray() : []];

    /// <summary>Back-adjusted prices.</summary>
    public SeriesRepository<TimeSeries> db_futures_adjusted_prices => Numbers("db_futures_adjusted_prices", SeriesKind.AdjustedPrices, "price");

    /// <summary>Prices of the contracts held, of carry and forward.</summary>
    public SeriesRepository<MultiplePrices> db_futures_multiple_prices =>
        Kept("db_futures_multiple_prices", SeriesKind.MultiplePrices, (_, c) => MultiplePrices.From(c), p => p.ToColumns());

    /// <summary>Prices of single contracts; keys such as <c>US10/20230300</c>.</summary>
    public SeriesRepository<ColumnSet> db_futures_contract_price => Kept("db_futures_contract_price", SeriesKind.ContractPrices, (_, c) => c, c => c);

    /// <summary>Exchange rates; keys such as <c>GBPUSD</c>.</summary>
    public SeriesRepository<TimeSeries> db_fx_prices => Numbers("db_fx_prices", SeriesKind.FxPrices, "PRICE");

    /// <summary>Roll calendars.</summary>
    public SeriesRepository<RollCalendar> db_roll_calendars => Kept("db_roll_calendars", SeriesKind.RollCalendars, RollCalendar.From, c => c.ToColumns());

    /// <summary>Samples of spreads.</summary>
    public SeriesRepository<TimeSeries> db_spreads => Numbers("db_spreads", SeriesKind.Spreads, "spread");

    /// <summary>Instruments.</summary>
    public CatalogRepository<Instrument> db_futures_instrument =>
        Facts("db_futures_instrument", "instruments", (c, code) => c.TryGet(code, out var found) ? found : null);

    /// <summary>Roll parameters.</summary>
    public CatalogRepository<RollParameters> db_roll_parameters => Facts("db_roll_parameters", "roll parameters", (c, code) => c.RollParameters(code));

    /// <summary>Half the bid-ask spread, price units.</summary>
    public CatalogRepository<object> db_spread_costs => Facts<object>("db_spread_costs", "spread costs", (c, code) => c.SpreadCost(code));

    /// <summary>Positions by strategy and instrument.</summary>
    public DocumentRepository<LedgerPosition> db_strategy_position =>
        Records("db_strategy_position", "positions of strategies", b => b.Positions(LedgerKind.Strategy), p => p.Name);

    /// <summary>Positions by contract.</summary>
    public DocumentRepository<LedgerPosition> db_contract_position =>
        Records("db_contract_position", "positions in contracts", b => b.Positions(LedgerKind.Contract), p => p.Name);

    /// <summary>Where strategies want their positions.</summary>
    public DocumentRepository<OptimalPosition> db_optimal_position =>
        Records("db_optimal_position", "optimal positions", b => b.Optimal(), p => p.Key.ToString());

    /// <summary>Instrument orders under way.</summary>
    public DocumentRepository<Order> db_instrument_order_stack => Orders("db_instrument_order_stack", "instrument orders", OrderLevel.Instrument);

    /// <summary>Contract orders under way.</summary>
    public DocumentRepository<Order> db_contract_order_stack => Orders("db_contract_order_stack", "contract orders", OrderLevel.Contract);

    /// <summary>Broker orders under way.</summary>
    public DocumentRepository<Order> db_broker_order_stack => Orders("db_broker_order_stack", "broker orders", OrderLevel.Broker);

    /// <summary>Completed instrument orders.</summary>
    public DocumentRepository<Order> db_strategy_historic_orders =>
        History("db_strategy_historic_orders", "completed instrument orders", OrderLevel.Instrument);

    /// <summary>Completed contract orders.</summary>
    public DocumentRepository<Order> db_contract_historic_orders => History("db_contract_historic_orders", "completed contract orders", OrderLevel.Contract);

    /// <summary>Completed broker orders.</summary>
    public DocumentRepository<Order> db_broker_historic_orders => History("db_broker_historic_orders", "completed broker orders", OrderLevel.Broker);

    /// <summary>Roll states.</summary>
    public DocumentRepository<RollStatus> db_roll_state => Records("db_roll_state", "roll states", b => b.RollStatuses(), s => s.Instrument);

    /// <summary>Overrides.</summary>
    public DocumentRepository<OverrideSetting> db_override => Records("db_override", "overrides", b => b.Overrides(), s => s.Scope);

    /// <summary>Position limits.</summary>
    public DocumentRepository<PositionLimit> db_position_limit =>
        Records("db_position_limit", "position limits", b => b.PositionLimits(), l => $"{l.Strategy ?? "*"} {l.Instrument}");

    /// <summary>Trade limits.</summary>
    public DocumentRepository<TradeLimit> db_trade_limit =>
        Records("db_trade_limit", "trade limits", b => b.TradeLimits(), l => $"{l.Strategy ?? "*"} {l.Instrument} {l.PeriodDays}");

    /// <summary>Locks of instruments that hold now.</summary>
    public DocumentRepository<InstrumentLock> db_lock => Records("db_lock", "locks of instruments", b => b.InstrumentLocks(), l => $"{l.Instrument} {l.Kind}");

    /// <summary>Capital of strategies, by their names.</summary>
    public DocumentRepository<StrategyCapital> db_capital => Records("db_capital", "capital of strategies", b => b.StrategyCapitals(), c => c.Strategy);

    /// <summary>A repository by its name.</summary>
    /// <exception cref="UnknownNameException"><c>RepositoryNotFound</c>.</exception>
    /// <exception cref="SysTradeException"><c>NoSeriesStore</c>, <c>NoDocumentStore</c>.</exception>
    public IRepository Repository(string name)
    {
        var known = Synonyms.GetValueOrDefault(name, name);
        return SeriesByName.TryGetValue(known, out var make) || CatalogByName.TryGetValue(known, out make) || DocumentsByName.TryGetValue(known, out make)
            ? make(this)
            : throw new UnknownNameException("repository", name, AllNames, Description);
    }

    private SeriesRepository<TimeSeries> Numbers(string name, SeriesKind kind, string column) =>
        Kept(name, kind, (_, c) => c.Series(column), s => new ColumnSet(s.Index, Column.OfNumbers(column, s.ToArray())));

    private SeriesRepository<T> Kept<T>(string name, SeriesKind kind, Func<string, ColumnSet, T> from, Func<T, ColumnSet> to) =>
        new(name, kind, HasSeries ? Settings.Series[kind].Name : "", Series.Of(kind), from, to);

    private CatalogRepository<T> Facts<T>(string name, string thing, Func<IInstrumentCatalog, string, T?> find) =>
        new(
            name, thing, ReferenceEquals((Instruments as LiveCatalog)?.Current, Data.Csv.ShippedInstruments.Table) ? "shipped" : Settings.Instruments.Name,
            Instruments, find);

    private DocumentRepository<T> Records<T>(string name, string thing, Func<OrderBook, IReadOnlyList<T>> all, Func<T, string> key) =>
        new(name, thing, Settings.Documents?.Name ?? "", Documents, () => all(Book), key);

    private DocumentRepository<Order> Orders(string name, string thing, OrderLevel level) => Records(name, thing, b => b.Orders(level), o => o.Id.ToString());

    private DocumentRepository<Order> History(string name, string thing, OrderLevel level) => Records(name, thing, b => b.History(level), o => o.Id.ToString());
}
