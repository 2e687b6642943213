namespace SysTrade.Data;

/// <summary>One store made of several: each kind of series is kept by the store that is named for it.</summary>
/// <param name="description">Where the data are, for messages.</param>
/// <param name="stores">A store for each kind.</param>
public sealed class RoutedSeriesStore(string description, IReadOnlyDictionary<SeriesKind, ISeriesStore> stores) : ISeriesStore
{
    /// <inheritdoc/>
    public string Description => description;

    /// <summary>The store that keeps a kind.</summary>
    public ISeriesStore Of(SeriesKind kind) => stores[kind];

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind) => Of(kind).Keys(kind);

    /// <inheritdoc/>
    public bool Contains(SeriesKind kind, string key) => Of(kind).Contains(kind, key);

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key) => Of(kind).Read(kind, key);

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key, DateTime? from, DateTime? to) => Of(kind).Read(kind, key, from, to);

    /// <inheritdoc/>
    public void Write(SeriesKind kind, string key, ColumnSet columns) => Of(kind).Write(kind, key, columns);

    /// <inheritdoc/>
    public AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree) => Of(kind).Append(kind, key, rows, rule);
}
