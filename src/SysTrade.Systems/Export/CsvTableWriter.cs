using System.Globalization;
using System.Text;

namespace SysTrade.Systems.Export;

/// <summary>Writes output tables as CSV.</summary>
/// <remarks>
/// Series: a <c>date</c> column (yyyy-MM-dd, with the time where it is not midnight), shortest round-trip numbers; an empty cell says that
/// the moment is not in that column, <c>nan</c> that it is and the value is missing.
/// </remarks>
public static class CsvTableWriter
{
    /// <summary>Writes a table below a folder and returns the file's full path. An existing file is replaced in one step.</summary>
    public static string Write(OutputTable table, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, table.Name.Replace('/', Path.DirectorySeparatorChar) + ".csv"));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = path + ".tmp";
        using (var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16))
        {
            writer.NewLine = "\n";
            if (table is SeriesTable series) WriteSeries(series, writer);
            else WriteRecords((RecordTable)table, writer);
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
        return path;
    }

    private static void WriteSeries(SeriesTable table, StreamWriter writer)
    {
        writer.Write("date");
        foreach (var (name, _) in table.Columns) Cell(writer, name);
        writer.WriteLine();
        var index = table.Index();
        var rows = table.Columns.Select(c => c.Series.Index.ExactRows(index)).ToArray();
        Span<char> text = stackalloc char[40];
        for (var i = 0; i < index.Count; i++)
        {
            var moment = index[i];
            moment.TryFormat(text, out var length, Format(moment), CultureInfo.InvariantCulture);
            writer.Write(text[..length]);
            for (var c = 0; c < rows.Length; c++)
            {
                writer.Write(',');
                if (rows[c][i] < 0) continue;
                length = Number(table.Columns[c].Series[rows[c][i]], text);
                writer.Write(text[..length]);
            }

            writer.WriteLine();
        }
    }

    private static void WriteRecords(RecordTable table, StreamWriter writer)
    {
        writer.WriteLine(string.Join(',', table.Headings.Select(Quote)));
        Span<char> text = stackalloc char[40];
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (i > 0) writer.Write(',');
                if (row[i] is double number) writer.Write(text[..Number(number, text)]);
                else writer.Write(Quote(Convert.ToString(row[i], CultureInfo.InvariantCulture) ?? ""));
            }

            writer.WriteLine();
        }
    }

    private static string Format(DateTime moment) =>
        moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.ffffff";

    private static int Number(double value, Span<char> text)
    {
        if (double.IsNaN(value))
        {
            "nan".CopyTo(text);
            return 3;
        }

        if (double.IsInfinity(value))
        {
            var word = value > 0 ? "inf" : "-inf";
            word.CopyTo(text);
            return word.Length;
        }

        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        return length;
    }

    private static void Cell(StreamWriter writer, string text)
    {
        writer.Write(',');
        writer.Write(Quote(text));
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
