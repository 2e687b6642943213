using System.Collections.Concurrent;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Keeps column sets in memory: for generated markets, tests, and data made in a session.</summary>
public sealed class InMemorySeriesStore(string description = "memory") : ISeriesStore
{
    private readonly ConcurrentDictionary<(SeriesKind Kind, string Key), ColumnSet> _sets = new();
    private readonly Lock _appending = new();

    /// <inheritdoc/>
    public string Description { get; } = description;

    /// <summary>Prices here that a person has found right.</summary>
    public IPriceApprovals Approvals { get; } = new InMemoryPriceApprovals();

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind) => _sets.Keys.Where(k => k.Kind == kind).Select(k => k.Key).Order(StringComparer.Ordinal).ToArray();

    /// <inheritdoc/>
    public bool Contains(SeriesKind kind, string key) => SeriesSchema.For(kind) is var schema && schema.IsKey(key) && _sets.ContainsKey((kind, schema.RequireKey(key)));

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key)
    {
        var schema = SeriesSchema.For(kind);
        if (_sets.TryGetValue((kind, schema.RequireKey(key)), out var columns)) return columns;
        throw schema.NotFound(key, $"{Description} does not hold them", Keys(kind));
    }

    /// <inheritdoc/>
    public void Write(SeriesKind kind, string key, ColumnSet columns)
    {
        var schema = SeriesSchema.For(kind);
        _sets[(kind, schema.RequireKey(key))] = new ColumnSet(columns.Index, schema.Select(columns));
    }

    /// <inheritdoc/>
    public AppendResult Append(SeriesKind kind, string key, ColumnSet rows, OverlapRule rule = OverlapRule.MustAgree)
    {
        lock (_appending) return SeriesAppend.Run(this, kind, key, rows, rule);
    }
}
