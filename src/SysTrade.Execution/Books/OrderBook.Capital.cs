using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Capital;

namespace SysTrade.Execution.Books;

public sealed partial class OrderBook
{
    private const string AccountScope = "*";

    /// <summary>Capital of the account as it was last recorded; null when it never was.</summary>
    public AccountCapital? Capital() => Capital(_store);

    /// <summary>Capital of the account at all times it was recorded, oldest first.</summary>
    public IReadOnlyList<AccountCapital> CapitalHistory() => [.. CapitalRows(AccountScope).Select(r => r.Account!)];

    /// <summary>Capital of a strategy; null when it was given none.</summary>
    public StrategyCapital? Capital(string strategy) => _store.Find(BookCollections.Capital, strategy) is { } found ? BookJson.Read<CapitalDocument>(found).Strategy : null;

    /// <summary>Capital of all strategies that were given some, by their names.</summary>
    public IReadOnlyList<StrategyCapital> StrategyCapitals() =>
        [.. _store.Query(new DocumentQuery(BookCollections.Capital)).Select(d => BookJson.Read<CapitalDocument>(d).Strategy).OfType<StrategyCapital>().OrderBy(c => c.Strategy, StringComparer.Ordinal)];

    /// <summary>Capital of a strategy at all times it was given, oldest first.</summary>
    public IReadOnlyList<StrategyCapital> CapitalHistory(string strategy) => [.. CapitalRows(strategy).Select(r => r.Strategy!)];

    /// <summary>Records the account's capital as a person says it is: for the first time, or corrected. What was recorded before stays in the history.</summary>
    /// <param name="change">From what is recorded, null the first time, to what is right.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="SysTradeException"><c>InvalidCapital</c>.</exception>
    public AccountCapital SetCapital(Func<AccountCapital?, AccountCapital> change, string reason) => Transact(s => Put(s, change(Capital(s.Documents)), reason));

    /// <summary>Records what the account is worth now: the change is profit, and capital follows it.</summary>
    /// <param name="broker">Worth at the broker, the account's currency.</param>
    /// <param name="method">How capital follows.</param>
    /// <param name="allowsLarge">True to take a change of more than <see cref="AccountCapital.LargestChange"/> for profit, since a person looked at it.</param>
    /// <exception cref="SysTradeException"><c>NoCapital</c>: none was recorded; <c>LargeCapitalChange</c>: probably a deposit, a withdrawal or a wrong number.</exception>
    public AccountCapital UpdateCapital(double broker, CapitalMethod method, bool allowsLarge = false) => Transact(s =>
    {
        var before = Required(Capital(s.Documents));
        if (!allowsLarge && before.ChangeTo(broker) > AccountCapital.LargestChange)
        {
            throw new SysTradeException(
                "LargeCapitalChange", SysErrorKind.InvalidData,
                FormattableString.Invariant($"The account is worth {broker:N2} at the broker and was worth {before.Broker:N2} on {before.At:yyyy-MM-dd HH:mm}: a change of {before.ChangeTo(broker):P1}, more than {AccountCapital.LargestChange:P0}. Nothing was recorded."),
                "Record a deposit or a withdrawal first (Set-SysCapital -Deposit); when it is profit or loss, update with -Force.", broker);
        }

        return Put(s, before.After(broker, method, s.Now), FormattableString.Invariant($"profit of {broker - before.Broker:N2}, {method}"));
    });

    /// <summary>Records money that came in, or with a negative amount went out: no profit, and capital stays as it is.</summary>
    /// <exception cref="SysTradeException"><c>NoCapital</c>.</exception>
    public AccountCapital Deposit(double amount, string reason) => Transact(s => Put(s, Required(Capital(s.Documents)) is var before ? before with { Broker = before.Broker + amount } : before, reason));

    /// <summary>Gives a strategy its capital.</summary>
    /// <exception cref="SysTradeException"><c>InvalidCapital</c>, <c>InvalidStrategyName</c>.</exception>
    public StrategyCapital SetCapital(string strategy, double amount, string reason) => Transact(s => Put(s, strategy, amount, reason));

    /// <summary>Divides the account's total among strategies by weights, all in one transaction.</summary>
    /// <param name="weights">Weight of each strategy, in any unit.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="SysTradeException"><c>NoCapital</c>; <c>InvalidWeights</c>: none, or one that is below zero or not a number.</exception>
    public IReadOnlyList<StrategyCapital> DivideCapital(IReadOnlyDictionary<string, double> weights, string reason) => Transact(s =>
    {
        var sum = weights.Values.Sum();
        if (weights.Count == 0 || !(sum > 0) || weights.Any(w => !(w.Value >= 0)) || !double.IsFinite(sum))
        {
            throw new SysTradeException(
                "InvalidWeights", SysErrorKind.InvalidArgument, $"Capital cannot be divided by these weights: {string.Join(", ", weights.Select(w => FormattableString.Invariant($"{w.Key} {w.Value}")))}.",
                "Give a weight of 0 or more to each strategy, under strategy_capital_allocation.strategy_weights of the config, or to the command.");
        }

        var total = Required(Capital(s.Documents)).Total;
        return weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => Put(s, w.Key, total * w.Value / sum, reason)).ToArray();
    });

    private static AccountCapital? Capital(IDocumentReader reader) => reader.Find(BookCollections.Capital, AccountScope) is { } found ? BookJson.Read<CapitalDocument>(found).Account : null;

    private AccountCapital Required(AccountCapital? recorded) => recorded ?? throw new SysTradeException(
        "NoCapital", SysErrorKind.InvalidOperation, "No capital of the account is recorded in this book.", "Record it first: Set-SysCapital -BrokerValue AMOUNT.", _store.Description);

    private static AccountCapital Put(BookSession s, AccountCapital capital, string reason)
    {
        var made = capital.Checked() with { At = s.Now, By = s.Who, Reason = reason };
        Put(s, new CapitalDocument(AccountScope, made, null));
        return made;
    }

    private static StrategyCapital Put(BookSession s, string strategy, double amount, string reason)
    {
        StrategyName.Require(strategy);
        if (!double.IsFinite(amount) || amount < 0)
        {
            throw new SysTradeException("InvalidCapital", SysErrorKind.InvalidArgument, FormattableString.Invariant($"{amount} is no capital of {strategy}; expected 0 or more."), target: strategy);
        }

        var made = new StrategyCapital(strategy, s.Now, amount, s.Who, reason);
        Put(s, new CapitalDocument(strategy, null, made));
        return made;
    }

    private static void Put(BookSession s, CapitalDocument document)
    {
        s.Documents.Put(BookCollections.Capital, document.Scope, BookJson.Write(document));
        s.Documents.Insert(BookCollections.CapitalRows, BookJson.NumberKey(s.Documents.Next("capital")), BookJson.Write(document));
    }

    private IEnumerable<CapitalDocument> CapitalRows(string scope) =>
        _store.Query(new DocumentQuery(BookCollections.CapitalRows) { Field = "Scope", Value = scope }).OrderBy(d => d.Key, StringComparer.Ordinal).Select(BookJson.Read<CapitalDocument>);
}

internal sealed record CapitalDocument(string Scope, AccountCapital? Account, StrategyCapital? Strategy);
