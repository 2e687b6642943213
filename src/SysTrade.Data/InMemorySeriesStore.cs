using System.Collections.Concurrent;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>Keeps column sets in memory: for generated markets, tests, and data made in a session.</summary>
public sealed class InMemorySeriesStore(string description = "memory") : ISeriesStore
{
    private readonly ConcurrentDictionary<(SeriesKind Kind, string Key), ColumnSet> _sets = new();

    /// <inheritdoc/>
    public string Description { get; } = description;

    /// <inheritdoc/>
    public IReadOnlyList<string> Keys(SeriesKind kind) => _sets.Keys.Where(k => k.Kind == kind).Select(k => k.Key).Order(StringComparer.Ordinal).ToArray();

    /// <inheritdoc/>
    public bool Contains(SeriesKind kind, string key) => _sets.ContainsKey((kind, key));

    /// <inheritdoc/>
    public ColumnSet Read(SeriesKind kind, string key)
    {
        if (_sets.TryGetValue((kind, key), out var columns)) return columns;
        var schema = SeriesSchema.For(kind);
        throw new MissingDataException(schema.NotFoundErrorId, $"There are no {schema.Thing} for '{key}' in {Description}.", null, key);
    }

    /// <inheritdoc/>
    public void Write(SeriesKind kind, string key, ColumnSet columns)
    {
        foreach (var (name, type) in SeriesSchema.For(kind).Columns)
        {
            if (columns[name].Type != type)
            {
                throw new SysTradeException(
                    "ColumnType", SysErrorKind.InvalidArgument, $"Column '{name}' must hold {type} values.");
            }
        }

        _sets[(kind, key)] = columns;
    }
}
