using System.Globalization;
using SysTrade.Data.Tables;

namespace SysTrade.Systems.Export;

/// <summary>Lays an output table out as typed columns, for formats that have types.</summary>
public static class OutputTableColumns
{
    /// <summary>Heading of the moments of a series table.</summary>
    public const string Date = "date";

    /// <summary>The columns of a table.</summary>
    /// <remarks>
    /// Series: a <c>date</c> column, which is the index, and a column of numbers for each series; a cell is empty where the series lacks the
    /// moment and NaN where the series has it and its value is missing. Records: a column is of numbers, whole numbers or flags when all its
    /// cells are, else of texts.
    /// </remarks>
    public static ColumnTable ToColumnTable(this OutputTable table) => table switch
    {
        SeriesTable series => OfSeries(series),
        RecordTable records => new ColumnTable(table.Name, [.. records.Headings.Select((heading, i) => OfCells(heading, [.. records.Rows.Select(row => row[i])]))]),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table.GetType().Name, "Unknown kind of table."),
    };

    private static ColumnTable OfSeries(SeriesTable table)
    {
        var index = table.Index();
        var columns = new List<TableColumn>(table.Columns.Count + 1) { new MomentColumn(Date, index.Ticks.ToArray()) };
        foreach (var (name, series) in table.Columns)
        {
            if (series.Count == index.Count)
            {
                columns.Add(new NumberColumn(name, series.ToArray()));
                continue;
            }

            var rows = series.Index.ExactRows(index);
            var values = new double[rows.Length];
            for (var i = 0; i < rows.Length; i++) values[i] = rows[i] < 0 ? double.NaN : series[rows[i]];
            columns.Add(new NumberColumn(name, values, Array.ConvertAll(rows, row => row >= 0)));
        }

        return new ColumnTable(table.Name, columns, Date);
    }

    private static TableColumn OfCells(string heading, object?[] cells)
    {
        var present = Array.TrueForAll(cells, c => c is not null) ? null : Array.ConvertAll(cells, c => c is not null);
        if (Array.TrueForAll(cells, c => c is null)) return new TextColumn(heading, new string?[cells.Length]);
        if (Array.TrueForAll(cells, c => c is null or bool)) return new FlagColumn(heading, Array.ConvertAll(cells, c => c is true), present);
        if (Array.TrueForAll(cells, c => c is null or int or long))
        {
            return new IntegerColumn(heading, Array.ConvertAll(cells, c => Convert.ToInt64(c, CultureInfo.InvariantCulture)), present);
        }

        if (Array.TrueForAll(cells, c => c is null or int or long or double))
        {
            return new NumberColumn(heading, Array.ConvertAll(cells, c => Convert.ToDouble(c, CultureInfo.InvariantCulture)), present);
        }

        return new TextColumn(heading, Array.ConvertAll(cells, Text));
    }

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
    };
}
