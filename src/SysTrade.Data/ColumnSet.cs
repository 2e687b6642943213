using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data;

/// <summary>What a store keeps under one key: a time index and named columns of numbers and contract months. Immutable.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class ColumnSet
{
    private readonly Column[] _columns;

    /// <summary>Creates a column set.</summary>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c> when a column is not as long as the index; <c>DuplicateColumn</c>.</exception>
    public ColumnSet(TimeIndex index, params IReadOnlyList<Column> columns)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Count != index.Count)
            {
                throw new SysTradeException(
                    "LengthMismatch", SysErrorKind.InvalidData, $"Column '{column.Name}' has {column.Count} values; the index has {index.Count} rows.");
            }

            if (!names.Add(column.Name))
            {
                throw new SysTradeException("DuplicateColumn", SysErrorKind.InvalidData, $"Column '{column.Name}' appears twice.");
            }
        }

        Index = index;
        _columns = [.. columns];
    }

    /// <summary>The moments.</summary>
    public TimeIndex Index { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public int Count => Index.Count;

    /// <summary>The column with the given name.</summary>
    /// <exception cref="UnknownNameException">There is no such column.</exception>
    public Column this[string name] => Find(name) ?? throw new UnknownNameException("column", name, _columns.Select(c => c.Name));

    /// <summary>True when there is a column with this name.</summary>
    public bool Contains(string name) => Find(name) is not null;

    /// <summary>A column of numbers as a series on the shared index. Nothing is copied.</summary>
    /// <exception cref="UnknownNameException">There is no such column.</exception>
    /// <exception cref="SysTradeException"><c>ColumnType</c> when the column holds contract months.</exception>
    public TimeSeries Series(string name) => new(Index, Typed(name, ColumnType.Number).OwnedNumbers());

    /// <summary>The contract months of a column.</summary>
    /// <exception cref="UnknownNameException">There is no such column.</exception>
    /// <exception cref="SysTradeException"><c>ColumnType</c> when the column holds numbers.</exception>
    public ReadOnlySpan<int> Contracts(string name) => Typed(name, ColumnType.Contract).Contracts;

    /// <summary>The rows between two moments, both included; a null end is open.</summary>
    public ColumnSet Between(DateTime? from, DateTime? to) => Slice(Index.Between(from, to));

    /// <summary>Rows by their places.</summary>
    public ColumnSet Slice(Range rows)
    {
        var (offset, length) = rows.GetOffsetAndLength(Count);
        if (offset == 0 && length == Count) return this;
        return new ColumnSet(Index.Slice(rows), _columns.Select(c => c.Slice(rows)).ToArray());
    }

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", _columns.Select(c => c.Name))}: {Index}";

    /// <summary>The array behind a column of contract months, for containers in this library that keep it unchanged.</summary>
    internal int[] OwnedContracts(string name) => Typed(name, ColumnType.Contract).OwnedContracts();

    private Column? Find(string name) => Array.Find(_columns, c => string.Equals(c.Name, name, StringComparison.Ordinal));

    private Column Typed(string name, ColumnType type)
    {
        var column = this[name];
        return column.Type == type
            ? column
            : throw new SysTradeException(
                "ColumnType", SysErrorKind.InvalidArgument, $"Column '{name}' holds {column.Type} values; {type} values were asked for.");
    }
}
