using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Parquet;

/// <summary>Reads one column of numbers from a Parquet file of stamped rows that is of no kind of series: positions that pysystemtrade kept, and the like.</summary>
public static class ParquetNumbers
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">File.</param>
    /// <param name="column">Column.</param>
    /// <exception cref="MissingDataException"><c>FileNotFound</c>.</exception>
    /// <exception cref="DataFormatException">The file cannot be read.</exception>
    public static TimeSeries Read(string file, string column)
    {
        if (!File.Exists(file)) throw new MissingDataException("FileNotFound", $"There is no file {file}.", "Correct the path.", file);
        var schema = new SeriesSchema(SeriesKind.AdjustedPrices, $"numbers '{column}'", "FileNotFound", [(column, ColumnType.Number)], true);
        return ParquetSeriesReader.Read(file, new ParquetLayout { Folder = "." }, schema, null, null).Series(column);
    }
}
