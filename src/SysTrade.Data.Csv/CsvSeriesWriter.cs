using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Writes columns as a file of the layout. Numbers are the shortest text that reads back as the same number; missing values are blank.</summary>
internal static class CsvSeriesWriter
{
    /// <summary>Makes the content of a file and hands it on; it is valid for as long as the call.</summary>
    public static void Encode(string file, CsvLayout layout, SeriesSchema schema, ColumnSet set, Action<ReadOnlyMemory<byte>> publish)
    {
        var columns = schema.Select(set);
        using var writer = new CsvWriter();
        writer.Text(layout.DateColumn);
        foreach (var (name, _) in schema.Columns) writer.Next().Text(layout.Heading(name));
        writer.EndRow();
        for (var row = 0; row < set.Count; row++)
        {
            var ticks = set.Index.Ticks[row];
            if (layout.DateFormat is { } format) writer.Text(new DateTime(ticks).ToString(format, CultureInfo.InvariantCulture));
            else Stamp(writer, ticks, file);
            foreach (var column in columns)
            {
                writer.Next();
                if (column.Type == ColumnType.Contract) writer.Contract(column.Contracts[row]);
                else if (double.IsInfinity(column.Numbers[row])) ThrowInfinite(column.Name, column.Numbers[row], ticks, file);
                else writer.Number(column.Numbers[row]);
            }

            writer.EndRow();
        }

        publish(writer.WrittenMemory);
    }

    /// <summary>Writes a file straight under its name.</summary>
    public static void WriteInPlace(string file, ReadOnlySpan<byte> content)
    {
        try
        {
            WriteNew(file, content);
        }
        catch (Exception cause) when (cause is DirectoryNotFoundException or FileNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            WriteNew(file, content);
        }
    }

    private static void ThrowInfinite(string column, double value, long ticks, string file) =>
        throw new SysTradeException(
            "NotFinite",
            SysErrorKind.InvalidData,
            $"Column '{column}' is {value} at {new DateTime(ticks):yyyy-MM-dd HH:mm:ss} and cannot be written to {file}: CSV files hold finite numbers and blanks.",
            "Correct the value, or make it missing.",
            file);

    private static void WriteNew(string file, ReadOnlySpan<byte> content)
    {
        using var handle = File.OpenHandle(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.Write(handle, content, 0);
    }

    private static void Stamp(CsvWriter writer, long ticks, string file)
    {
        if (ticks % TimeSpan.TicksPerSecond != 0)
        {
            throw new SysTradeException(
                "StampTooFine",
                SysErrorKind.InvalidData,
                $"{new DateTime(ticks):yyyy-MM-dd HH:mm:ss.fffffff} cannot be written to {file}: stamps are kept in whole seconds.",
                "Round the stamps to seconds.",
                file);
        }

        writer.Stamp(ticks);
    }
}
