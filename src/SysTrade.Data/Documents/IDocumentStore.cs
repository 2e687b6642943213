namespace SysTrade.Data.Documents;

/// <summary>
/// Keeps JSON documents under a collection and a key, with transactions over several documents, versions for optimistic concurrency, unique
/// keys, atomic counters and a feed of changes. Each storage technology has one implementation.
/// </summary>
/// <remarks>
/// Safe for use from many threads and, where the technology has several processes at once, from several processes. Collections are declared in
/// code (<see cref="CollectionDefinition"/>) and given to the store when it is opened; a name from outside never makes one.
/// </remarks>
public interface IDocumentStore : IDisposable
{
    /// <summary>Where the documents are, for messages; never holds a password.</summary>
    string Description { get; }

    /// <summary>The collections the store was opened with, by name.</summary>
    IReadOnlyDictionary<string, CollectionDefinition> Collections { get; }

    /// <summary>A document as last committed, or null when there is none.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>CollectionNotFound</c>.</exception>
    Document? Find(string collection, string key);

    /// <summary>Documents as last committed that a query describes, in its order.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>CollectionNotFound</c>, or <c>IndexNotFound</c>: the query asks for a field without an index.</exception>
    IReadOnlyList<Document> Query(DocumentQuery query);

    /// <summary>
    /// Runs work in one transaction: it reads a consistent state with its own writes on top, and either all of its writes are kept, durably, or
    /// none. An exception from the work undoes it. Where another writer came between, the work is run again, so it must have no other effects.
    /// </summary>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>DocumentConflict</c>: an expected version was not found; <c>DuplicateKey</c>: a key or a unique field exists already; <c>StoreBusy</c>:
    /// other writers did not let it through within the store's time limit.
    /// </exception>
    T Transact<T>(Func<IDocumentTransaction, T> work);

    /// <summary>Number of the last committed change; 0 in a new store. Each committed transaction gives its changes numbers above all earlier ones.</summary>
    long LastSequence { get; }

    /// <summary>Changes after a sequence number, oldest first, at most <paramref name="limit"/>; of one transaction all or none come.</summary>
    IReadOnlyList<DocumentChange> ChangesSince(long sequence, int limit = 10_000);

    /// <summary>Writes a consistent copy of the whole store to a file, while it is in use; the file appears whole or not at all.</summary>
    void Backup(string path);
}

/// <summary>Reads and writes of one transaction of an <see cref="IDocumentStore"/>. Not for use after the work has returned, or from several threads.</summary>
public interface IDocumentTransaction
{
    /// <summary>A document as this transaction sees it, or null.</summary>
    Document? Find(string collection, string key);

    /// <summary>Documents as this transaction sees them, its own writes included.</summary>
    IReadOnlyList<Document> Query(DocumentQuery query);

    /// <summary>Adds a document; its version is 1.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DuplicateKey</c>.</exception>
    Document Insert(string collection, string key, string json);

    /// <summary>Writes a document, whether or not it exists. With an expected version, only over that version (0: it must not exist).</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DocumentConflict</c>, <c>DuplicateKey</c> (of a unique index).</exception>
    Document Put(string collection, string key, string json, long? expectedVersion = null);

    /// <summary>Deletes a document; false when there is none. With an expected version, only that version.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DocumentConflict</c>.</exception>
    bool Delete(string collection, string key, long? expectedVersion = null);

    /// <summary>The next number of a counter, from 1: never given twice to committed work; gaps occur where work was undone.</summary>
    long Next(string counter);
}
