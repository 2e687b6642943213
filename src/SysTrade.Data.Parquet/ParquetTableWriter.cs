using SysTrade.Data.Tables;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Parquet;

/// <summary>Writes output tables as Parquet files, readable by pandas, polars, DuckDB and whatever else reads Parquet.</summary>
/// <remarks>
/// Moments are timestamps in microseconds without a zone. An empty cell is a null, NaN is NaN: a reader that keeps the two apart (polars,
/// Arrow) sees which moments a column lacks. The table's index becomes the index of a pandas data frame.
/// </remarks>
public static class ParquetTableWriter
{
    /// <summary>Extension of the files.</summary>
    public const string Extension = ".parquet";

    /// <summary>Writes a table below a folder and returns the file's full path. An existing file is replaced in one step.</summary>
    /// <exception cref="SysTradeException"><c>TableName</c>: the table's name leads out of the folder. <c>StampTooFine</c>: a moment has fractions of a microsecond.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is untouched.</exception>
    public static string Write(ColumnTable table, string folder)
    {
        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Combine(root, table.Name.Replace('/', Path.DirectorySeparatorChar) + Extension));
        if (!path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new SysTradeException(
                "TableName", SysErrorKind.InvalidArgument, $"Table '{table.Name}' would be written to {path}, outside {root}.", "Give the table a plain name.", table.Name);
        }

        ParquetEncoder.WriteFile(path, table, ParquetEncoder.TableGroupRows);
        return path;
    }
}
