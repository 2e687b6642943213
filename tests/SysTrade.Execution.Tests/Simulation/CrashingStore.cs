using SysTrade.Data.Documents;

namespace SysTrade.Execution.Tests.Simulation;

/// <summary>A document store in a process that can end before a transaction is begun and after it is committed.</summary>
internal sealed class CrashingStore(IDocumentStore inner, CrashPoint crash) : IDocumentStore
{
    public string Description => inner.Description;

    public IReadOnlyDictionary<string, CollectionDefinition> Collections => inner.Collections;

    public IReadOnlyDictionary<string, long> Counters => inner.Counters;

    public long LastSequence => inner.LastSequence;

    public Document? Find(string collection, string key) => inner.Find(collection, key);

    public IReadOnlyList<Document> Query(DocumentQuery query) => inner.Query(query);

    public T Read<T>(Func<IDocumentReader, T> work) => inner.Read(work);

    public T Transact<T>(Func<IDocumentTransaction, T> work)
    {
        crash.Pass();
        var result = inner.Transact(work);
        crash.Pass();
        return result;
    }

    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000) => inner.ChangesSince(sequence, limit);

    public void TrimChanges(long throughSequence) => inner.TrimChanges(throughSequence);

    public void Backup(string path) => inner.Backup(path);

    public void Restore(string path) => inner.Restore(path);

    public void Dispose()
    {
    }
}
