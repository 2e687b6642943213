using SysTrade.Data;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage.Repositories;

/// <summary>Series of one kind, as the type that the rest of the program uses.</summary>
/// <typeparam name="T">Type of a series.</typeparam>
/// <param name="name">Name after pysystemtrade.</param>
/// <param name="kind">Kind of series.</param>
/// <param name="technology">Technology of the store.</param>
/// <param name="store">Store.</param>
/// <param name="from">Makes the type of the columns stored under a key.</param>
/// <param name="to">Makes columns of it.</param>
public sealed class SeriesRepository<T>(
    string name, SeriesKind kind, string technology, ISeriesStore store, Func<string, ColumnSet, T> from, Func<T, ColumnSet> to) : IRepository
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>Kind of series.</summary>
    public SeriesKind Kind => kind;

    /// <inheritdoc/>
    public string Thing => SeriesSchema.For(kind).Thing;

    /// <inheritdoc/>
    public string Store => technology;

    /// <inheritdoc/>
    public string Place => store.Description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys => store.Keys(kind);

    /// <summary>True when the key is stored.</summary>
    public bool Contains(string key) => store.Contains(kind, key);

    /// <summary>The series of a key.</summary>
    /// <exception cref="MissingDataException">There is none.</exception>
    public T Read(string key) => from(key, store.Read(kind, key));

    /// <summary>The rows between two moments, both included; a null end is open.</summary>
    /// <exception cref="MissingDataException">There is none.</exception>
    public T Read(string key, DateTime? first, DateTime? last) => from(key, store.Read(kind, key, first, last));

    /// <summary>Stores a new series.</summary>
    /// <exception cref="SysTradeException"><c>SeriesExists</c>: the key has one.</exception>
    public void Add(string key, T series)
    {
        if (store.Contains(kind, key))
        {
            throw new SysTradeException(
                "SeriesExists", SysErrorKind.InvalidOperation, $"{store.Description} has {Thing} of '{key}' already; they were not replaced.",
                "Append to them, or replace them on purpose.", key);
        }

        store.Write(kind, key, to(series));
    }

    /// <summary>Stores a series in place of what the key held.</summary>
    public void Replace(string key, T series) => store.Write(kind, key, to(series));

    /// <summary>Adds rows at the end; see <see cref="ISeriesStore.Append"/>.</summary>
    public AppendResult Append(string key, T rows, OverlapRule rule = OverlapRule.MustAgree) => store.Append(kind, key, to(rows), rule);

    /// <inheritdoc/>
    public override string ToString() => $"{name}: {Thing} in {store.Description}";
}
