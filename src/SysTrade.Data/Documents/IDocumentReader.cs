namespace SysTrade.Data.Documents;

/// <summary>Reads documents: those last committed, of one moment, or as a transaction sees them.</summary>
public interface IDocumentReader
{
    /// <summary>A document, or null when there is none.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>CollectionNotFound</c>.</exception>
    /// <exception cref="Domain.Errors.SysTradeException"><c>InvalidDocumentKey</c>; <c>StoreDamaged</c> and others of the store.</exception>
    Document? Find(string collection, string key);

    /// <summary>Documents that a query describes, in its order.</summary>
    /// <exception cref="Domain.Errors.UnknownNameException"><c>CollectionNotFound</c>, or <c>IndexNotFound</c>: the query asks for a field without an index.</exception>
    /// <exception cref="Domain.Errors.SysTradeException"><c>InvalidQuery</c>: a value that no index holds, or a negative limit.</exception>
    IReadOnlyList<Document> Query(DocumentQuery query);
}
