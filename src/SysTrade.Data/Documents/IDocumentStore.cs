namespace SysTrade.Data.Documents;

/// <summary>
/// Keeps JSON documents under a collection and a key, with transactions over several documents, versions for optimistic concurrency, unique
/// keys, atomic counters and a feed of changes. Each storage technology has one implementation.
/// </summary>
/// <remarks>
/// Safe for use from many threads and, where the technology has several processes at once, from several processes. Collections are declared in
/// code (<see cref="CollectionDefinition"/>) and given to the store when it is opened; a name from outside never makes one. Processes that open
/// one store may declare different collections and indexes; each keeps up every index the store has.
/// </remarks>
public interface IDocumentStore : IDocumentReader, IDisposable
{
    /// <summary>Where the documents are, for messages; never holds a password.</summary>
    string Description { get; }

    /// <summary>The collections the store was opened with, by name.</summary>
    IReadOnlyDictionary<string, CollectionDefinition> Collections { get; }

    /// <summary>
    /// Runs work that reads several documents of one moment. Writers do not wait for it. Where the technology needs it, the work is run again after
    /// somebody wrote meanwhile, so it must have no other effects.
    /// </summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>StoreBusy</c>: writers left it no moment within the store's time limit.</exception>
    T Read<T>(Func<IDocumentReader, T> work);

    /// <summary>
    /// Runs work in one transaction: it reads a consistent state with its own writes on top, and either all of its writes are kept, durably, or
    /// none. Transactions are serialisable. An exception from the work undoes it. Where another writer came between, the work may be run again,
    /// so it must have no other effects.
    /// </summary>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>DocumentConflict</c>: an expected version was not found; <c>DuplicateKey</c>: a key or a unique field exists already; <c>StoreBusy</c>:
    /// other writers did not let it through within the store's time limit; <c>NestedTransaction</c>: called from inside such work;
    /// <c>StoreFull</c>, <c>StoreFailed</c>: nothing was kept.
    /// </exception>
    T Transact<T>(Func<IDocumentTransaction, T> work);

    /// <summary>The last number of each counter, by its name.</summary>
    IReadOnlyDictionary<string, long> Counters { get; }

    /// <summary>Number of the last committed change; 0 in a new store. Each committed transaction gives its changes numbers above all earlier ones.</summary>
    long LastSequence { get; }

    /// <summary>
    /// Changes after a sequence number, oldest first: those of whole transactions, at most <paramref name="limit"/> unless the first transaction
    /// alone has more.
    /// </summary>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>ChangesLost</c>: changes after that number were trimmed, or a backup was restored since; the documents must be read anew.
    /// </exception>
    IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000);

    /// <summary>Forgets changes up to a sequence number, to save space; documents stay.</summary>
    void TrimChanges(long throughSequence);

    /// <summary>Writes a consistent copy of the whole store to a file, while it is in use, and checks it; the file appears whole or not at all.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>BackupFailed</c>: the file cannot be written; what was there before is untouched.</exception>
    void Backup(string path);

    /// <summary>
    /// Replaces all content by that of a file <see cref="Backup"/> wrote, wholly or not at all. Counters never go back. Followers of changes get
    /// <c>ChangesLost</c>. Meant for a time when no other process works on the store.
    /// </summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>BackupUnusable</c>: not a backup, damaged, or of a newer version; nothing was changed.</exception>
    void Restore(string path);
}
