namespace SysTrade.Data.Documents;

/// <summary>Reads and writes of one transaction of an <see cref="IDocumentStore"/>, its own writes included. Not for use after the work has returned, or from several threads.</summary>
/// <remarks>A write that is refused leaves the transaction as it was: work may catch the error and go on.</remarks>
public interface IDocumentTransaction : IDocumentReader
{
    /// <summary>Adds a document.</summary>
    /// <exception cref="Domain.Errors.SysTradeException">
    /// <c>DuplicateKey</c>: the key exists, or the value of a unique index. <c>InvalidDocument</c>: the text is no JSON object, or a value cannot be kept.
    /// </exception>
    Document Insert(string collection, string key, string json);

    /// <summary>Writes a document, whether or not it exists. With an expected version, only over that version (0: it must not exist).</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DocumentConflict</c>, <c>DuplicateKey</c> (of a unique index), <c>InvalidDocument</c>.</exception>
    Document Put(string collection, string key, string json, long? expectedVersion = null);

    /// <summary>Deletes a document; false when there is none. With an expected version, only that version.</summary>
    /// <exception cref="Domain.Errors.SysTradeException"><c>DocumentConflict</c>, also when there is none but a version above 0 was expected.</exception>
    bool Delete(string collection, string key, long? expectedVersion = null);

    /// <summary>The next number of a counter, from 1: never given twice to committed work; gaps occur where work was undone.</summary>
    long Next(string counter);

    /// <summary>Raises a counter to a number, so that the next is above it; one that is there already stays. For copies of whole stores.</summary>
    void Raise(string counter, long last);
}
