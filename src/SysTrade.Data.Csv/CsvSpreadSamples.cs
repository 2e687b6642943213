using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Csv;

/// <summary>Reads samples of spreads as pysystemtrade writes them: a column of stamps and a column <c>spread</c>, ask less bid.</summary>
public static class CsvSpreadSamples
{
    private static readonly SeriesSchema Schema = new(SeriesKind.AdjustedPrices, "spread samples", "SpreadsNotFound", [("spread", ColumnType.Number)], true);

    /// <summary>Reads a file.</summary>
    /// <exception cref="MissingDataException"><c>FileNotFound</c>.</exception>
    /// <exception cref="DataFormatException">The file cannot be read.</exception>
    public static TimeSeries Read(string file) => File.Exists(file)
        ? CsvSeriesParser.Read(file, new CsvLayout { Folder = "." }, Schema).Series("spread")
        : throw new MissingDataException("FileNotFound", $"There is no file {file}.", "Correct the path.", file);
}
