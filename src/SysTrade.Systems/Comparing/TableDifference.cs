using System.Globalization;
using SysTrade.Series;
using SysTrade.Systems.Export;

namespace SysTrade.Systems.Comparing;

/// <summary>Compares the tables of an output of two systems.</summary>
internal static class TableDifference
{
    /// <summary>A row for each column that differs, or one row that says that nothing does.</summary>
    public static IReadOnlyList<OutputDifference> Of(string output, IReadOnlyList<OutputTable> reference, IReadOnlyList<OutputTable> difference, double tolerance)
    {
        var (left, right) = (Columns(output, reference), Columns(output, difference));
        var rows = new List<OutputDifference>();
        var compared = 0;
        foreach (var item in left.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            var row = Column(output, item, left.GetValueOrDefault(item, Series.TimeSeries.Empty), right.GetValueOrDefault(item, Series.TimeSeries.Empty), tolerance);
            compared += row.Compared;
            if (row.Differing > 0) rows.Add(row);
        }

        if (rows.Count == 0) rows.Add(new OutputDifference(output, null, compared, 0, null, double.NaN, double.NaN, 0, null));
        return rows;
    }

    /// <summary>The columns by name; a single number becomes a column with one row, at no date.</summary>
    private static OrderedDictionary<string, TimeSeries> Columns(string output, IReadOnlyList<OutputTable> tables)
    {
        var columns = new OrderedDictionary<string, TimeSeries>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var prefix = table.Name.Length > output.Length ? table.Name[(output.Length + 1)..] + "/" : "";
            if (table is SeriesTable series)
            {
                foreach (var (name, values) in series.Columns) columns[prefix + name] = values;
            }
            else if (table is RecordTable records)
            {
                foreach (var row in records.Rows) AddCells(columns, records.Headings, row);
            }
        }

        return columns;
    }

    private static void AddCells(OrderedDictionary<string, TimeSeries> columns, IReadOnlyList<string> headings, IReadOnlyList<object?> row)
    {
        var key = string.Join('/', row.OfType<string>());
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i] is not (double or int or long or bool)) continue;
            var name = headings[i] == "value" ? key : key.Length > 0 ? $"{key}/{headings[i]}" : headings[i];
            columns[name.Length > 0 ? name : "value"] = new TimeSeries(NoDate, [Convert.ToDouble(row[i], CultureInfo.InvariantCulture)]);
        }
    }

    private static readonly TimeIndex NoDate = TimeIndex.FromTicks([0]);

    private static OutputDifference Column(string output, string item, TimeSeries reference, TimeSeries difference, double tolerance)
    {
        var index = reference.Index.Union(difference.Index);
        ReadOnlySpan<double> a = reference.Reindex(index).Values, b = difference.Reindex(index).Values;
        var allowed = tolerance * Scale(a);
        var (differing, first, largest, largestAt) = (0, -1, double.NaN, -1);
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i].Equals(b[i]) || Math.Abs(b[i] - a[i]) <= allowed) continue;
            differing++;
            if (first < 0) first = i;
            if (Math.Abs(b[i] - a[i]) is var size && !double.IsNaN(size) && !(Math.Abs(largest) >= size)) (largest, largestAt) = (b[i] - a[i], i);
        }

        DateTime? Moment(int row) => row < 0 || index.Ticks[row] == 0 ? null : index[row];
        return new OutputDifference(
            output, item, index.Count, differing, Moment(first), first < 0 ? double.NaN : a[first], first < 0 ? double.NaN : b[first],
            differing == 0 ? 0 : largest, Moment(largestAt));
    }

    /// <summary>Largest finite magnitude, or 1 when there is none.</summary>
    private static double Scale(ReadOnlySpan<double> values)
    {
        var scale = 0.0;
        foreach (var value in values)
        {
            if (double.IsFinite(value)) scale = Math.Max(scale, Math.Abs(value));
        }

        return scale == 0 ? 1 : scale;
    }
}
