using System.Globalization;
using SysTrade.Data.Documents;

namespace SysTrade.Benchmarks.Orders;

/// <summary>Counts what a store is asked for, so that a measured time can be told as so many commits, writes and reads.</summary>
internal sealed class CountingStore(IDocumentStore inner) : IDocumentStore
{
    private long _transactions;
    private long _commits;
    private long _writes;
    private long _reads;

    /// <summary>False while what is done does not belong to what is measured.</summary>
    public bool IsCounting { get; set; }

    public string Description => inner.Description;

    public IReadOnlyDictionary<string, CollectionDefinition> Collections => inner.Collections;

    public IReadOnlyDictionary<string, long> Counters => inner.Counters;

    public long LastSequence => inner.LastSequence;

    /// <summary>The counts in words, divided by a number of orders.</summary>
    public string Each(int orders) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(double)_transactions / orders:0.0} transactions ({(double)_commits / orders:0.0} of them wrote), {(double)_writes / orders:0.0} documents written, " +
        $"{(double)_reads / orders:0.0} reads outside of transactions");

    public Document? Find(string collection, string key) => Counted(ref _reads, () => inner.Find(collection, key));

    public IReadOnlyList<Document> Query(DocumentQuery query) => Counted(ref _reads, () => inner.Query(query));

    public T Read<T>(Func<IDocumentReader, T> work) => Counted(ref _reads, () => inner.Read(work));

    public T Transact<T>(Func<IDocumentTransaction, T> work)
    {
        if (!IsCounting) return inner.Transact(work);
        var before = inner.LastSequence;
        var result = Counted(ref _transactions, () => inner.Transact(work));
        var written = inner.LastSequence - before;
        (_commits, _writes) = (_commits + (written > 0 ? 1 : 0), _writes + written);
        return result;
    }

    public IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000) => inner.ChangesSince(sequence, limit);

    public void TrimChanges(long throughSequence) => inner.TrimChanges(throughSequence);

    public void Backup(string path) => inner.Backup(path);

    public void Restore(string path) => inner.Restore(path);

    public void Dispose() => inner.Dispose();

    private T Counted<T>(ref long count, Func<T> work)
    {
        if (IsCounting) count++;
        return work();
    }
}
