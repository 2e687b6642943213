using SysTrade.Data.Documents;

namespace SysTrade.Storage.Repositories;

/// <summary>Records of the order book of one sort, to read. Changes go through the book, where each is one transaction with what belongs to it.</summary>
/// <typeparam name="T">Type of a record.</typeparam>
/// <param name="name">Name after pysystemtrade.</param>
/// <param name="thing">What it keeps, in words.</param>
/// <param name="technology">Technology of the store.</param>
/// <param name="documents">Store.</param>
/// <param name="all">Reads the records.</param>
/// <param name="key">Key of a record.</param>
public sealed class DocumentRepository<T>(
    string name, string thing, string technology, IDocumentStore documents, Func<IReadOnlyList<T>> all, Func<T, string> key) : IRepository
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Thing => thing;

    /// <inheritdoc/>
    public string Store => technology;

    /// <inheritdoc/>
    public string Place => documents.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys => [.. all().Select(key)];

    /// <summary>The records as they are now.</summary>
    public IReadOnlyList<T> All() => all();

    /// <inheritdoc/>
    public override string ToString() => $"{name}: {thing} in {documents.Description}";
}
