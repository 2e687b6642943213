using SysTrade.Data;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Repositories;

/// <summary>Facts of one sort about instruments.</summary>
/// <typeparam name="T">Type of the facts of one instrument.</typeparam>
/// <param name="name">Name after pysystemtrade.</param>
/// <param name="thing">What it keeps, in words.</param>
/// <param name="technology">Technology of the store.</param>
/// <param name="catalog">The facts.</param>
/// <param name="find">Reads the facts of an instrument; null when they are not known.</param>
public sealed class CatalogRepository<T>(
    string name, string thing, string technology, IInstrumentCatalog catalog, Func<IInstrumentCatalog, string, T?> find) : IRepository
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Thing => thing;

    /// <inheritdoc/>
    public string Store => technology;

    /// <inheritdoc/>
    public string Place => catalog.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys => [.. catalog.Codes.Where(c => find(catalog, c) is not null)];

    /// <summary>The facts of an instrument, or null when they are not known.</summary>
    public T? Find(string code) => find(catalog, code);

    /// <summary>The facts of an instrument.</summary>
    /// <exception cref="UnknownNameException"><c>InstrumentNotFound</c>.</exception>
    /// <exception cref="MissingDataException"><c>FactsNotFound</c>.</exception>
    public T Get(string code)
    {
        catalog.Get(code);
        return find(catalog, code) ?? throw new MissingDataException(
            "FactsNotFound", $"Instrument '{code}' has no {thing} in {catalog.Description}.", "Add them there.", code);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name}: {thing} in {catalog.Description}";
}
