using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tables;

/// <summary>A table as named, typed columns: what a file format needs to know of an output, whatever made it.</summary>
public sealed class ColumnTable
{
    /// <summary>Creates a table.</summary>
    /// <param name="name">File name without extension; a slash separates a folder.</param>
    /// <param name="columns">The columns, equally long, with different names.</param>
    /// <param name="index">Name of the column that labels the rows, for readers that know row labels; null when none does.</param>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c> or <c>DuplicateColumn</c>.</exception>
    /// <exception cref="UnknownNameException"><paramref name="index"/> is not a column.</exception>
    public ColumnTable(string name, IReadOnlyList<TableColumn> columns, string? index = null)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Count != columns[0].Count)
            {
                throw new SysTradeException(
                    "LengthMismatch",
                    SysErrorKind.InvalidData,
                    $"In table {name}, column '{column.Name}' has {column.Count} rows and '{columns[0].Name}' {columns[0].Count}; they must be equally many.");
            }

            if (!names.Add(column.Name)) throw new SysTradeException("DuplicateColumn", SysErrorKind.InvalidData, $"Table {name} has two columns named '{column.Name}'.");
        }

        if (index is not null && !names.Contains(index)) throw new UnknownNameException("column", index, names);
        (Name, Columns, Index) = (name, columns, index);
    }

    /// <summary>File name without extension; a slash separates a folder.</summary>
    public string Name { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Name of the column that labels the rows, or null.</summary>
    public string? Index { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Columns.Count == 0 ? 0 : Columns[0].Count;

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} rows, {string.Join(", ", Columns.Select(c => c.Name))}";
}
