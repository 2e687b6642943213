using System.Globalization;
using System.Text.Json;
using SysTrade.Data.Copying;
using SysTrade.Data.Mongo;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Execution.Rolls;
using static SysTrade.Storage.Migration.ForeignDocument;

namespace SysTrade.Storage.Migration;

/// <summary>Brings pysystemtrade's documents over into the order book, each to the record it has there.</summary>
/// <param name="book">The book.</param>
/// <param name="rule">What to do where the book says something else: Replace sets what the source has, any other rule leaves the book's.</param>
/// <param name="isPlan">True to write nothing.</param>
internal sealed class DocumentMigration(OrderBook book, CopyRule rule, bool isPlan)
{
    public const string SpreadCosts = "spread_costs";
    private const string Why = "brought over from pysystemtrade";
    private const string UnderWay =
        "orders under way stay where they are, or both programs would trade them: complete or cancel them there before trading here; completed, "
        + "they come as history";

    private static readonly Dictionary<string, string> WithoutHome = new(StringComparer.Ordinal)
    {
        ["futures_contracts"] = "contracts follow from the roll parameters and the prices of contracts; there is no list of its own",
        ["process_control"] = "the state of processes of that installation, which say nothing about any here",
        ["margin"] = "no record of margin is kept here; the broker says what it is",
        ["IBClientTracker"] = "ids of connections that are gone",
        ["EMAIL_CONTROL"] = "when mails were last sent",
        ["temporary_override_collection"] = "what an operation under way put aside; end No_Open there first, or set the override by hand",
        ["temporary_close_collection"] = "what an operation under way put aside; end the close there first, or set the limit by hand",
        ["INSTRUMENT_ORDER_STACK"] = UnderWay,
        ["CONTRACT_ORDER_STACK"] = UnderWay,
        ["BROKER_ORDER_STACK"] = UnderWay,
    };

    public IEnumerable<MigratedItem> Run(ForeignCollections source, CancellationToken stopping = default)
    {
        foreach (var collection in source.Names.Where(n => n != SpreadCosts && !OrderMigration.IsOrders(n)))
        {
            stopping.ThrowIfCancellationRequested();
            Func<JsonElement, MigratedItem>? bring = collection switch
            {
                "futures_roll_status" => RollState,
                "overide_status" => Override,
                "position_limit_status" => PositionLimit,
                "limit_status" => TradeLimit,
                "locks" => Lock,
                _ => null,
            };
            IReadOnlyList<string> documents;
            MigratedItem? broken = null;
            try
            {
                documents = [.. source.Read(collection)];
            }
            catch (DataFormatException error)
            {
                (documents, broken) = ([], new MigratedItem(collection, source.Description, MigrationOutcome.Failed, 0, error.Message) { Error = error });
            }

            if (broken is not null) yield return broken with { IsDone = !isPlan };
            else if (bring is null) yield return Left(collection, documents);
            else foreach (var json in documents) yield return Bring(collection, json, bring);
        }

        foreach (var item in new OrderMigration(book, isPlan).Run(source, stopping)) yield return item with { IsDone = !isPlan };
    }

    private MigratedItem Left(string collection, IReadOnlyList<string> documents)
    {
        var isStack = collection.EndsWith("_ORDER_STACK", StringComparison.Ordinal);
        // One document only counts.
        var count = isStack ? documents.Count(d => !d.Contains("_ORDER_ID_STORE_KEY", StringComparison.Ordinal)) : documents.Count;
        var reason = isStack && count == 0
            ? "there are no orders under way"
            : WithoutHome.GetValueOrDefault(collection, "not a collection that pysystemtrade is known to keep");
        return new MigratedItem(collection, "", MigrationOutcome.Left, count, reason) { IsDone = !isPlan };
    }

    private MigratedItem Bring(string collection, string json, Func<JsonElement, MigratedItem> bring)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            return bring(document.RootElement) with { Group = collection, IsDone = !isPlan };
        }
        catch (SysTradeException error)
        {
            var name = NameOf(document.RootElement) ?? Shown(json);
            var told = new SysTradeException(error.ErrorId, error.Kind, $"{collection}, {name}: {error.Message}", error.Remedy, name, error);
            return new MigratedItem(collection, name, MigrationOutcome.Failed, 1, error.Message) { Error = told, IsDone = !isPlan };
        }
    }

    private MigratedItem RollState(JsonElement document)
    {
        var instrument = InstrumentCode.Require(Text(document, "instrument_code"));
        var text = Text(document, "roll_state");
        if (!Enum.TryParse<RollState>(text, out var state) || !Enum.IsDefined(state))
        {
            throw Wrong("roll_state", text, $"one of {string.Join(", ", Enum.GetNames<RollState>())}");
        }

        if (state == Execution.Rolls.RollState.Roll_Adjusted)
        {
            return Item(instrument, MigrationOutcome.Left, "prices were being rolled there: finish that roll first");
        }

        if (book.RollStatuses().FirstOrDefault(s => s.Instrument == instrument) is { } there)
        {
            if (there.State == state || rule != CopyRule.Replace) return Compared(instrument, there.State.ToString(), text);
            if (book.RollUnderWay(instrument) is { } why)
            {
                return Item(
                    instrument, MigrationOutcome.Left,
                    $"the book has {there.State} here, pysystemtrade {text}; it was not replaced, since {why}: finish that roll first");
            }
        }

        if (!isPlan) book.AdoptRoll(instrument, state, Why, replace: rule == CopyRule.Replace);
        return Item(instrument, MigrationOutcome.Came);
    }

    private MigratedItem Override(JsonElement document)
    {
        var (scope, key) = (Text(document, "dict_name"), Text(document, "key"));
        (string? Strategy, string? Instrument) about = scope switch
        {
            "strategies" => (StrategyName.Require(key), null),
            "instruments" => (null, InstrumentCode.Require(key)),
            "strategies_instruments" => StrategyInstrument.Parse(key) is var both ? (both.Strategy, both.Instrument) : default,
            _ => throw Wrong("dict_name", scope, "strategies, instruments or strategies_instruments"),
        };
        var value = Execution.Limits.Override.Parse(Number(document, "value").ToString("R", CultureInfo.InvariantCulture));
        if (book.Overrides().FirstOrDefault(o => o.Strategy == about.Strategy && o.Instrument == about.Instrument) is { } there
            && (there.Value == value.ToString() || rule != CopyRule.Replace))
        {
            return Compared(key, there.Value, value.ToString());
        }

        if (value.IsNone && !book.Overrides().Any(o => o.Strategy == about.Strategy && o.Instrument == about.Instrument))
        {
            return Item(key, MigrationOutcome.AlreadyThere, "it restricts nothing");
        }

        if (!isPlan) book.SetOverride(about.Strategy, about.Instrument, value, Why);
        return Item(key, MigrationOutcome.Came);
    }

    private MigratedItem PositionLimit(JsonElement document)
    {
        var instrument = InstrumentCode.Require(Text(document, "instrument_code"));
        var marker = Text(document, "marker");
        var strategy = marker switch
        {
            "instrument" => null,
            "strategy_instrument" => StrategyName.Require(Text(document, "strategy_name")),
            _ => throw Wrong("marker", marker, "instrument or strategy_instrument"),
        };
        var limit = new PositionLimit(strategy, instrument, Whole(document, "position_limit"));
        var name = strategy is null ? instrument : $"{strategy} {instrument}";
        if (book.PositionLimits(instrument).FirstOrDefault(l => l.Strategy == strategy) is { } there && (there == limit || rule != CopyRule.Replace))
        {
            return Compared(name, $"{there.Limit}", $"{limit.Limit}");
        }

        if (!isPlan) book.SetPositionLimit(limit);
        return Item(name, MigrationOutcome.Came);
    }

    private MigratedItem TradeLimit(JsonElement document)
    {
        var (strategy, instrument) = LimitKey(document);
        var limit = new TradeLimit(strategy, InstrumentCode.Require(instrument), Number(document, "period_days"), Whole(document, "trade_limit"));
        var name = string.Create(CultureInfo.InvariantCulture, $"{(strategy is null ? instrument : $"{strategy} {instrument}")} {limit.PeriodDays} days");
        if (book.TradeLimits(instrument).FirstOrDefault(l => l.Strategy == strategy && l.PeriodDays.Equals(limit.PeriodDays)) is { } there
            && (there.Limit == limit.Limit || rule != CopyRule.Replace))
        {
            return Compared(name, $"{there.Limit}", $"{limit.Limit}");
        }

        // What was traded since the last reset there is forgotten a period after that reset, as it would be there.
        var used = document.TryGetProperty("trades_since_last_reset", out _) ? Whole(document, "trades_since_last_reset") : 0;
        if (used != 0 && Moment(document, "last_reset_time") is { } reset) limit = limit with { Uses = [new TradeUse(reset, used)] };
        if (!isPlan) book.SetTradeLimit(limit);
        return Item(name, MigrationOutcome.Came);
    }

    private MigratedItem Lock(JsonElement document)
    {
        var instrument = InstrumentCode.Require(Text(document, "instrument_code"));
        if (book.InstrumentLocks(instrument).Any(l => l.Kind == InstrumentLockKind.Manual)) return Item(instrument, MigrationOutcome.AlreadyThere);
        if (!isPlan) book.LockInstrument(instrument, InstrumentLockKind.Manual, Why);
        return Item(instrument, MigrationOutcome.Came);
    }

    private static (string? Strategy, string Instrument) LimitKey(JsonElement document)
    {
        if (!document.TryGetProperty("instrument_strategy_key", out _))
        {
            var strategy = document.TryGetProperty("strategy_name", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()!.Trim() : "";
            return (strategy.Length == 0 ? null : StrategyName.Require(strategy), Text(document, "instrument_code"));
        }

        // "strategy CODE", older "strategy/CODE"; of the instrument as a whole with no strategy before it.
        var key = Text(document, "instrument_strategy_key").Trim();
        var at = key.LastIndexOfAny([' ', '/']);
        var before = at < 0 ? "" : key[..at].Trim();
        return (before.Length == 0 ? null : StrategyName.Require(before), key[(at + 1)..]);
    }

    /// <summary>What a document is about, for messages about one that cannot be used.</summary>
    private static string? NameOf(JsonElement document)
    {
        string[] fields = ["dict_name", "key", "instrument_strategy_key", "strategy_name", "instrument_code"];
        var found = fields.Select(f => TextOrNull(document, f)?.Trim()).Where(t => !string.IsNullOrEmpty(t)).ToArray();
        return found.Length == 0 ? null : string.Join(' ', found);
    }

    private static MigratedItem Compared(string item, string there, string wanted) => there == wanted
        ? Item(item, MigrationOutcome.AlreadyThere)
        : Item(item, MigrationOutcome.Left, $"the book has {there} here, pysystemtrade {wanted}; the book's was kept (-IfDifferent Replace takes the other)");

    private static MigratedItem Item(string item, MigrationOutcome outcome, string reason = "") => new("", item, outcome, 1, reason);
}
