using System.Text.Json;
using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;

namespace SysTrade.Storage.Migration;

/// <summary>
/// Brings the orders of the past over into the book's history, each family at once. They are orders that have ended: none of them becomes a live one, and no
/// position, limit or profit changes by them.
/// </summary>
/// <param name="book">The book.</param>
/// <param name="isPlan">True to write nothing.</param>
internal sealed class OrderMigration(OrderBook book, bool isPlan)
{
    private const string Program = "pysystemtrade";

    // Families in one transaction: enough to spare the disk, few enough to be stopped soon.
    private const int Batch = 200;

    private static readonly string[] Names = ["_STRATEGY_HISTORIC_ORDERS", "_CONTRACT_HISTORIC_ORDERS", "_BROKER_HISTORIC_ORDERS"];

    private readonly List<MigratedItem> _failed = [];

    public static bool IsOrders(string collection) => Array.IndexOf(Names, collection) >= 0;

    /// <summary>Brings them over; gives a line for each collection, and one for each order that cannot come.</summary>
    public IEnumerable<MigratedItem> Run(ForeignCollections source, CancellationToken stopping)
    {
        if (!source.Names.Any(IsOrders)) return [];
        var brokers = Read(source, OrderLevel.Broker, ForeignOrder.Broker);
        var filledFor = brokers.Where(b => b.Parent is not null).ToLookup(b => b.Parent!.Value);
        var contracts = Read(source, OrderLevel.Contract, d => ForeignOrder.Contract(d, filledFor[ForeignDocument.Whole(d, "order_id")]));
        var heads = Read(source, OrderLevel.Instrument, ForeignOrder.Instrument);
        var madeFor = contracts.Where(c => c.Parent is not null).ToLookup(c => c.Parent!.Value);
        var families = heads.ConvertAll(h => With(h, madeFor[h.Number].Select(c => With(c, filledFor[c.Number].Select(b => With(b, []))))));
        var there = book.AdoptedIds(Program);
        foreach (var batch in families.Where(f => !there.Contains(f.ForeignId)).Chunk(Batch))
        {
            stopping.ThrowIfCancellationRequested();
            if (!isPlan) book.AdoptHistory(Program, batch);
        }

        return [.. Report(families, there, contracts, brokers), .. _failed];
    }

    private static AdoptedOrder With(ForeignOrder order, IEnumerable<AdoptedOrder> children) => new(order.Id, order.Order, [.. children]);

    private static IEnumerable<MigratedItem> Report(
        List<AdoptedOrder> families, IReadOnlySet<string> there, List<ForeignOrder> contracts, List<ForeignOrder> brokers)
    {
        var (came, known) = (new int[Names.Length], new int[Names.Length]);
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var late = new List<string>();
        foreach (var family in families)
        {
            var isThere = there.Contains(family.ForeignId);
            foreach (var order in Flat(family))
            {
                placed.Add(order.ForeignId);
                if (isThere && !there.Contains(order.ForeignId)) late.Add(order.ForeignId);
                else (isThere ? known : came)[(int)order.Order.Id.Level]++;
            }
        }

        for (var level = 0; level < Names.Length; level++)
        {
            if (came[level] > 0)
            {
                yield return new MigratedItem(Names[level], "", MigrationOutcome.Came, came[level], "into the history; they change no position");
            }

            if (known[level] > 0) yield return new MigratedItem(Names[level], "", MigrationOutcome.AlreadyThere, known[level]);
        }

        if (late.Count > 0) yield return Left(Names[1], late, "their families are in the history already without them");
        foreach (var level in new[] { contracts, brokers })
        {
            var alone = level.Where(o => !placed.Contains(o.Id)).Select(o => o.Id).ToArray();
            if (alone.Length > 0)
            {
                yield return Left(
                    Names[(int)level[0].Order.Id.Level], alone,
                    "the orders they were made for are not among the historic ones, so nothing says which strategy's trade they were");
            }
        }
    }

    private static MigratedItem Left(string collection, IReadOnlyList<string> ids, string reason) => new(
        collection, ids.Count == 1 ? ids[0] : $"{string.Join(", ", ids.Take(5))}{(ids.Count > 5 ? ", ..." : "")}", MigrationOutcome.Left, ids.Count, reason);

    private static IEnumerable<AdoptedOrder> Flat(AdoptedOrder order) => order.Children.SelectMany(Flat).Prepend(order);

    private List<ForeignOrder> Read(ForeignCollections source, OrderLevel level, Func<JsonElement, ForeignOrder> read)
    {
        var (name, found) = (Names[(int)level], new Dictionary<int, ForeignOrder>());
        if (!source.Names.Contains(name)) return [];
        try
        {
            foreach (var json in source.Read(name))
            {
                using var document = JsonDocument.Parse(json);
                // Where its numbers come from, not an order.
                if (ForeignDocument.TextOrNull(document.RootElement, "order_id") is not null) continue;
                Read(name, json, document.RootElement, read, found);
            }
        }
        catch (DataFormatException error)
        {
            _failed.Add(new MigratedItem(name, source.Description, MigrationOutcome.Failed, 0, error.Message) { Error = error });
        }

        return [.. found.Values.OrderBy(o => o.Number)];
    }

    private void Read(string name, string json, JsonElement document, Func<JsonElement, ForeignOrder> read, Dictionary<int, ForeignOrder> found)
    {
        try
        {
            var order = read(document);
            if (found.TryAdd(order.Number, order)) return;
            throw ForeignDocument.Wrong("order_id", $"{order.Number}", "a number that no other order of the collection has");
        }
        catch (SysTradeException error)
        {
            var item = ForeignDocument.NumberOrNull(document, "order_id") is { } number ? $"order {number:0}" : ForeignDocument.Shown(json);
            var told = new SysTradeException(error.ErrorId, error.Kind, $"{name}, {item}: {error.Message}", error.Remedy, item, error);
            _failed.Add(new MigratedItem(name, item, MigrationOutcome.Failed, 1, error.Message) { Error = told });
        }
    }
}
