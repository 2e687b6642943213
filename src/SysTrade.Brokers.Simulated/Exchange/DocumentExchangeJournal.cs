using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SysTrade.Data.Documents;

namespace SysTrade.Brokers.Simulated.Exchange;

/// <summary>Keeps an exchange in a document store: each change is one transaction, so the account survives whatever stops the process.</summary>
/// <remarks>Orders and fills that ended are kept as well; they are the account's history.</remarks>
public sealed class DocumentExchangeJournal : IExchangeJournal
{
    private const string Orders = "paper_orders";
    private const string Fills = "paper_fills";
    private const string Facts = "paper_accounts";

    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly IDocumentStore _store;
    private readonly string _account;

    /// <summary>Creates the journal of one account.</summary>
    /// <param name="store">Store, opened with <see cref="Collections"/>; not disposed by the journal.</param>
    /// <param name="account">Account; several can share a store.</param>
    public DocumentExchangeJournal(IDocumentStore store, string account) => (_store, _account) = (store, account);

    /// <summary>Collections the store has to be opened with.</summary>
    public static IReadOnlyList<CollectionDefinition> Collections { get; } = [new(Orders), new(Fills), new(Facts)];

    /// <inheritdoc/>
    public ExchangeState? Load() => _store.Read<ExchangeState?>(reader =>
    {
        if (reader.Find(Facts, _account) is not { } facts) return null;
        var next = Read<AccountFacts>(facts).NextNumber;
        var orders = reader.Query(All(Orders)).Select(Read<ExchangeOrder>).ToArray();
        var fills = reader.Query(All(Fills)).ToDictionary(d => long.Parse(d.Key.AsSpan(d.Key.LastIndexOf('/') + 1), CultureInfo.InvariantCulture), Read<ExchangeFill>);
        return new ExchangeState(next, orders, fills);
    });

    /// <inheritdoc/>
    public void Save(long nextNumber, IReadOnlyList<ExchangeOrder> orders, IReadOnlyDictionary<long, ExchangeFill> fills) => _store.Transact(transaction =>
    {
        transaction.Put(Facts, _account, Write(new AccountFacts(nextNumber)));
        foreach (var order in orders) transaction.Put(Orders, $"{_account}/{order.Report.BrokerOrderId}", Write(order));
        foreach (var (number, fill) in fills) transaction.Put(Fills, string.Create(CultureInfo.InvariantCulture, $"{_account}/{number:D9}"), Write(fill));
        return true;
    });

    private DocumentQuery All(string collection) => DocumentQuery.WithPrefix(collection, $"{_account}/");

    private static T Read<T>(Document document) => JsonSerializer.Deserialize<T>(document.Json, Format)!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    private sealed record AccountFacts(long NextNumber);
}
