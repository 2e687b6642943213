using SysTrade.Data.Documents;

namespace SysTrade.Execution.Books;

/// <summary>A store within one of its transactions: what is transacted here is a part of that.</summary>
internal sealed class JoinedStore(IDocumentStore store, IDocumentTransaction transaction) : IDocumentStore
{
    public string Description => store.Description;

    public IReadOnlyDictionary<string, CollectionDefinition> Collections => store.Collections;

    public IReadOnlyDictionary<string, long> Counters => throw Outside(nameof(Counters));

    public long LastSequence => throw Outside(nameof(LastSequence));

    public Document? Find(string collection, string key) => transaction.Find(collection, key);

    public IReadOnlyList<Document> Query(DocumentQuery query) => transaction.Query(query);

    public T Read<T>(Func<IDocumentReader, T> work) => work(transaction);

    public T Transact<T>(Func<IDocumentTransaction, T> work) => work(transaction);

    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000) => throw Outside(nameof(ChangesSince));

    public void TrimChanges(long throughSequence) => throw Outside(nameof(TrimChanges));

    public void Backup(string path) => throw Outside(nameof(Backup));

    public void Restore(string path) => throw Outside(nameof(Restore));

    public void Dispose()
    {
    }

    private static InvalidOperationException Outside(string what) => new($"{what} is asked of the store itself, not within a transaction.");
}
