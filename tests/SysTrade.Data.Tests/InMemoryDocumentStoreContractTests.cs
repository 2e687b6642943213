using SysTrade.Data.Documents;
using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Tests;

public sealed class InMemoryDocumentStoreContractTests : DocumentStoreContract
{
    private readonly InMemoryDocumentStore _store = new(Collections, "test store");

    protected override IDocumentStore Open() => new Lent(_store);

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }

    /// <summary>The one store; closing what was lent leaves it open.</summary>
    private sealed class Lent(IDocumentStore store) : IDocumentStore
    {
        public string Description => store.Description;

        public IReadOnlyDictionary<string, CollectionDefinition> Collections => store.Collections;

        public IReadOnlyDictionary<string, long> Counters => store.Counters;

        public long LastSequence => store.LastSequence;

        public Document? Find(string collection, string key) => store.Find(collection, key);

        public IReadOnlyList<Document> Query(DocumentQuery query) => store.Query(query);

        public T Read<T>(Func<IDocumentReader, T> work) => store.Read(work);

        public T Transact<T>(Func<IDocumentTransaction, T> work) => store.Transact(work);

        public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000) => store.ChangesSince(sequence, limit);

        public void TrimChanges(long throughSequence) => store.TrimChanges(throughSequence);

        public void Backup(string path) => store.Backup(path);

        public void Restore(string path) => store.Restore(path);

        public void Dispose()
        {
        }
    }
}
