using SysTrade.Data.Documents;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>Locks of instruments that hold now; of one instrument when asked for.</summary>
    public IReadOnlyList<InstrumentLock> InstrumentLocks(string? instrument = null) => Locks(_store, instrument, Now);

    /// <summary>Locks an instrument; a lock of the same kind is replaced.</summary>
    public InstrumentLock LockInstrument(string instrument, InstrumentLockKind kind, string reason, TimeSpan? lasts = null) => Transact(s =>
    {
        var made = new InstrumentLock(InstrumentCode.Require(instrument), kind, reason, s.Who, s.Now, s.Now + lasts);
        PutLock(s, made);
        return made;
    });

    /// <summary>Takes the lock of one kind off an instrument; false when there is none.</summary>
    public bool UnlockInstrument(string instrument, InstrumentLockKind kind) => Transact(s => s.Documents.Delete(BookCollections.InstrumentLocks, $"{instrument}|{kind}"));

    /// <summary>Position limits; those that concern an instrument when asked for.</summary>
    public IReadOnlyList<PositionLimit> PositionLimits(string? instrument = null) => [.. All<PositionLimit>(_store, BookCollections.PositionLimits, instrument)];

    /// <summary>Sets a position limit.</summary>
    /// <exception cref="SysTradeException"><c>InvalidLimit</c>, or what its names raise.</exception>
    public PositionLimit SetPositionLimit(PositionLimit limit) => Put(BookCollections.PositionLimits, LimitKey(limit.Strategy, limit.Instrument), limit.Checked());

    /// <summary>Removes a position limit; false when there is none.</summary>
    public bool RemovePositionLimit(string? strategy, string instrument) => Transact(s => s.Documents.Delete(BookCollections.PositionLimits, LimitKey(strategy, instrument)));

    /// <summary>Trade limits; those that concern an instrument when asked for.</summary>
    public IReadOnlyList<TradeLimit> TradeLimits(string? instrument = null) => [.. All<TradeLimit>(_store, BookCollections.TradeLimits, instrument)];

    /// <summary>Sets a trade limit; what was counted for the same period stays counted.</summary>
    /// <exception cref="SysTradeException"><c>InvalidLimit</c>, or what its names raise.</exception>
    public TradeLimit SetTradeLimit(TradeLimit limit) => Transact(s =>
    {
        var key = TradeLimitKey(limit.Checked());
        var kept = s.Documents.Find(BookCollections.TradeLimits, key) is { } there ? limit with { Uses = BookJson.Recall<TradeLimit>(there).Uses } : limit;
        s.Documents.Put(BookCollections.TradeLimits, key, BookJson.Write(kept));
        return kept;
    });

    /// <summary>Forgets what a trade limit has counted; false when there is none.</summary>
    public bool ResetTradeLimit(string? strategy, string instrument, double periodDays) => Transact(s =>
    {
        var key = TradeLimitKey(new TradeLimit(strategy, instrument, periodDays, 0));
        if (s.Documents.Find(BookCollections.TradeLimits, key) is not { } there) return false;
        s.Documents.Put(BookCollections.TradeLimits, key, BookJson.Write(BookJson.Recall<TradeLimit>(there).Reset()));
        return true;
    });

    /// <summary>Removes a trade limit; false when there is none.</summary>
    public bool RemoveTradeLimit(string? strategy, string instrument, double periodDays) =>
        Transact(s => s.Documents.Delete(BookCollections.TradeLimits, TradeLimitKey(new TradeLimit(strategy, instrument, periodDays, 0))));

    /// <summary>Contracts that every trade limit together still allows for a strategy's instrument.</summary>
    public int TradeCapacity(StrategyInstrument key) => TradeRoom(_store, key, Now).Contracts;

    /// <summary>Overrides that were set.</summary>
    public IReadOnlyList<OverrideSetting> Overrides() => [.. All<OverrideSetting>(_store, BookCollections.Overrides, null)];

    /// <summary>Sets the override of a strategy, an instrument, or one in the other; <see cref="Override.None"/> removes it.</summary>
    public OverrideSetting SetOverride(string? strategy, string? instrument, Override value, string reason) => Transact(s =>
    {
        if (strategy is null && instrument is null)
        {
            throw new SysTradeException("InvalidOverride", SysErrorKind.InvalidArgument, "An override names neither a strategy nor an instrument; expected one of them, or both.");
        }

        if (strategy is not null) StrategyName.Require(strategy);
        if (instrument is not null) InstrumentCode.Require(instrument);
        var made = new OverrideSetting(strategy, instrument, value.ToString(), reason, s.Who, s.Now);
        if (value.IsNone) s.Documents.Delete(BookCollections.Overrides, LimitKey(strategy, instrument ?? "*"));
        else s.Documents.Put(BookCollections.Overrides, LimitKey(strategy, instrument ?? "*"), BookJson.Write(made));
        return made;
    });

    /// <summary>All that restricts a strategy's instrument now, the roll state's included, each with where it comes from.</summary>
    public IReadOnlyList<(string From, Override Value)> OverridesOf(StrategyInstrument key, InstrumentLists? lists = null) =>
        OverridesOf(_store, key, lists ?? InstrumentLists.Empty);

    internal static IReadOnlyList<(string From, Override Value)> OverridesOf(IDocumentReader reader, StrategyInstrument key, InstrumentLists lists)
    {
        var found = new List<(string, Override)>();
        foreach (var (strategy, instrument) in new (string?, string?)[] { (key.Strategy, null), (null, key.Instrument), (key.Strategy, key.Instrument) })
        {
            if (reader.Find(BookCollections.Overrides, LimitKey(strategy, instrument ?? "*")) is not { } document) continue;
            var setting = BookJson.Recall<OverrideSetting>(document);
            found.Add(($"override of {setting.Scope}, set by {setting.By}: {setting.Reason}", Override.Parse(setting.Value)));
        }

        if (lists.OverrideOf(key) is { } listed) found.Add(listed);
        if (RollOf(reader, key.Instrument).State == RollState.No_Open) found.Add(("roll state No_Open", Override.ReduceOnly));
        return found;
    }

    /// <summary>Contracts that trade limits leave, and the limit that leaves the fewest; null without limits.</summary>
    internal static (int Contracts, TradeLimit? Limit) TradeRoom(IDocumentReader reader, StrategyInstrument key, DateTime now)
    {
        var tightest = All<TradeLimit>(reader, BookCollections.TradeLimits, key.Instrument).Where(l => l.Strategy is null || l.Strategy == key.Strategy).MinBy(l => l.Remaining(now));
        return (tightest?.Remaining(now) ?? int.MaxValue, tightest);
    }

    internal static IReadOnlyList<InstrumentLock> Locks(IDocumentReader reader, string? instrument, DateTime now) =>
        [.. All<InstrumentLock>(reader, BookCollections.InstrumentLocks, instrument).Where(l => l.HoldsAt(now))];

    internal static IEnumerable<T> All<T>(IDocumentReader reader, string collection, string? instrument)
        where T : class
    {
        var query = instrument is null ? new DocumentQuery(collection) : new DocumentQuery(collection) { Field = "Instrument", Value = instrument };
        return reader.Query(query).Select(BookJson.Recall<T>);
    }

    internal static void PutLock(BookSession s, InstrumentLock made) => s.Documents.Put(BookCollections.InstrumentLocks, $"{made.Instrument}|{made.Kind}", BookJson.Write(made));

    private static string LimitKey(string? strategy, string instrument)
    {
        if (strategy is not null) StrategyName.Require(strategy);
        if (instrument != "*") InstrumentCode.Require(instrument);
        return $"{strategy ?? "*"} {instrument}";
    }

    private static string TradeLimitKey(TradeLimit limit) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{LimitKey(limit.Strategy, limit.Instrument)} {limit.PeriodDays:0.######}");

    private T Put<T>(string collection, string key, T value) => Transact(s =>
    {
        s.Documents.Put(collection, key, BookJson.Write(value));
        return value;
    });
}
