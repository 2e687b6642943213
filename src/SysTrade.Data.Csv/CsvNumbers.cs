using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Csv;

/// <summary>Reads a column of numbers of a CSV file with stamps, such as positions that pysystemtrade backed up.</summary>
public static class CsvNumbers
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">File.</param>
    /// <param name="column">Column; where the file has one column beside the stamps, whatever its name.</param>
    /// <exception cref="MissingDataException"><c>FileNotFound</c>.</exception>
    /// <exception cref="DataFormatException">The file cannot be read.</exception>
    public static TimeSeries Read(string file, string column)
    {
        if (!File.Exists(file)) throw new MissingDataException("FileNotFound", $"There is no file {file}.", "Correct the path.", file);
        var schema = new SeriesSchema(SeriesKind.AdjustedPrices, $"numbers '{column}'", "FileNotFound", [(column, ColumnType.Number)], true);
        var layout = new CsvLayout { Folder = "." };
        if (Headings(file) is [_, var only] && only != column) layout = layout with { Columns = new Dictionary<string, string> { [column] = only } };
        return CsvSeriesParser.Read(file, layout, schema).Series(column);
    }

    private static IReadOnlyList<string> Headings(string file)
    {
        using var bytes = CsvBytes.Read(file);
        var cursor = new CsvCursor(bytes.Text, file);
        return CsvHeader.Read(ref cursor, file).Names;
    }
}
