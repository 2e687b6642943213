using SysTrade.Data.Documents;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Capital;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    /// <summary>
    /// Takes over the roll state that another program had an instrument in, where this book has none of its own. Gives the state as it is then.
    /// </summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="state">State.</param>
    /// <param name="reason">Where it comes from.</param>
    /// <param name="replace">True to take it over also where this book has a state of its own, unless a roll is under way here.</param>
    /// <exception cref="SysTradeException"><c>RollUnderWay</c>: the state here is not to be changed from outside now.</exception>
    public RollStatus AdoptRoll(string instrument, RollState state, string reason, bool replace = false) => Transact(s =>
    {
        if (s.Documents.Find(BookCollections.RollStates, InstrumentCode.Require(instrument)) is not { } found) return PutRoll(s, instrument, state, reason);
        var there = BookJson.Read<RollStatus>(found);
        if (!replace || there.State == state) return there;
        return RollUnderWay(s.Documents, there) is { } why
            ? throw new SysTradeException(
                "RollUnderWay", SysErrorKind.InvalidOperation, $"The roll state of {instrument} is {there.State} and was not replaced by {state}: {why}.",
                "Finish that roll first, or set the state by hand: Set-SysRollState.", instrument)
            : PutRoll(s, instrument, state, reason);
    });

    /// <summary>Why the roll state of an instrument may not be changed from outside now; null when it may.</summary>
    /// <param name="instrument">Instrument code.</param>
    public string? RollUnderWay(string instrument) => RollUnderWay(_store, Roll(instrument));

    /// <summary>What another program called the finished orders that were taken over into this history.</summary>
    /// <param name="program">Name of the program.</param>
    public IReadOnlySet<string> AdoptedIds(string program) => _store.Query(new DocumentQuery(BookCollections.Adopted))
        .Where(d => d.Key.StartsWith(program + " ", StringComparison.Ordinal)).Select(d => d.Key[(program.Length + 1)..]).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Takes finished orders of another program over into the history, all or none. They change no position, limit or profit: those are taken over as they stand,
    /// and these orders say what came before. Families that were taken over are passed over, so doing it twice is as doing it once.
    /// </summary>
    /// <param name="program">Name of the program.</param>
    /// <param name="families">Instrument orders with what was made for them.</param>
    /// <returns>How many orders were taken over.</returns>
    /// <exception cref="SysTradeException"><c>InvalidAdoption</c>: an order has not ended, or is of another level than its place says.</exception>
    public int AdoptHistory(string program, IReadOnlyList<AdoptedOrder> families)
    {
        foreach (var family in families) family.Require(OrderLevel.Instrument);
        return Transact(s => families.Where(f => s.Documents.Find(BookCollections.Adopted, $"{program} {f.ForeignId}") is null).Sum(f =>
        {
            Adopt(s, program, f, null, null);
            return f.Count;
        }));
    }

    /// <summary>
    /// Takes over what another program recorded of the account's capital, rows and moments as they were. Doing it again adds what came after; once this book has
    /// recorded capital itself, nothing is taken over any more.
    /// </summary>
    /// <param name="rows">What was recorded, oldest first; each row has its moment.</param>
    /// <param name="reason">Where it comes from; rows with this reason are known as taken over.</param>
    /// <returns>How many rows were taken over; null when this book has rows of its own.</returns>
    /// <exception cref="SysTradeException"><c>InvalidCapital</c>.</exception>
    public int? AdoptCapital(IReadOnlyList<AccountCapital> rows, string reason) =>
        AdoptCapital(AccountScope, rows.Select(r => (r.At, new CapitalDocument(AccountScope, r.Checked() with { By = Who, Reason = reason }, null))), reason);

    /// <summary>The same of a strategy's capital.</summary>
    /// <param name="strategy">Strategy.</param>
    /// <param name="rows">Moments and amounts, oldest first.</param>
    /// <param name="reason">Where it comes from.</param>
    /// <returns>How many rows were taken over; null when this book has rows of its own.</returns>
    /// <exception cref="SysTradeException"><c>InvalidCapital</c>, <c>InvalidStrategyName</c>.</exception>
    public int? AdoptCapital(string strategy, IReadOnlyList<(DateTime At, double Amount)> rows, string reason)
    {
        StrategyName.Require(strategy);
        foreach (var (at, amount) in rows)
        {
            if (double.IsFinite(amount) && amount >= 0) continue;
            throw new SysTradeException(
                "InvalidCapital", SysErrorKind.InvalidData, FormattableString.Invariant($"{amount} of {at:yyyy-MM-dd HH:mm} is no capital of {strategy}; expected 0 or more."),
                target: strategy);
        }

        return AdoptCapital(strategy, rows.Select(r => (r.At, new CapitalDocument(strategy, null, new StrategyCapital(strategy, r.At, r.Amount, Who, reason)))), reason);
    }

    private int? AdoptCapital(string scope, IEnumerable<(DateTime At, CapitalDocument Document)> rows, string reason) => Transact<int?>(s =>
    {
        var there = s.Documents.Query(new DocumentQuery(BookCollections.CapitalRows) { Field = "Scope", Value = scope }).Select(BookJson.Read<CapitalDocument>).ToArray();
        if (Array.Exists(there, d => (d.Account?.Reason ?? d.Strategy?.Reason) != reason)) return null;
        var last = there.Select(d => d.Account?.At ?? d.Strategy!.At).DefaultIfEmpty(DateTime.MinValue).Max();
        var added = rows.Where(r => r.At > last).OrderBy(r => r.At).ToArray();
        foreach (var (_, document) in added) Put(s, document);
        return added.Length;
    });

    private static OrderId Adopt(BookSession s, string program, AdoptedOrder adopted, OrderId? parent, long? family)
    {
        var id = new OrderId(adopted.Order.Id.Level, s.Documents.Next("order"));
        var children = adopted.Children.Select(c => Adopt(s, program, c, id, family ?? id.Number)).ToArray();
        s.PlaceEnded(adopted.Order with { Id = id, Family = family ?? id.Number, Parent = parent, Children = children, Lock = null });
        s.Documents.Insert(BookCollections.Adopted, $"{program} {adopted.ForeignId}", BookJson.Write(new AdoptedAs(id)));
        return id;
    }

    private static string? RollUnderWay(IDocumentReader reader, RollStatus there) =>
        there.State == RollState.Roll_Adjusted ? "its prices are being rolled"
        : RollBook(reader, there.Instrument) is var between and not 0 ? $"one leg of a roll is traded and the other is not ({between} contracts)"
        : All<OrderDocument>(reader, BookCollections.Orders, there.Instrument).Any(d => d.Order.IsRoll) ? "orders of a roll are on the stacks"
        : null;
}

/// <summary>Which order here an order of another program became.</summary>
internal sealed record AdoptedAs(OrderId Order);
