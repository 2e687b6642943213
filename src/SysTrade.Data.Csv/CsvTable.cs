using System.Globalization;
using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>A small table of text, for the configuration files.</summary>
internal sealed class CsvTable
{
    private readonly CsvHeader _header;
    private readonly List<Row> _rows = [];

    private CsvTable(string file, CsvHeader header)
    {
        File = file;
        _header = header;
    }

    public string File { get; }

    public IReadOnlyList<Row> Rows => _rows;

    public static CsvTable Read(string file)
    {
        using var bytes = CsvBytes.Read(file);
        return Parse(bytes.Text, file);
    }

    /// <summary>Reads text; <paramref name="file"/> is for messages.</summary>
    public static CsvTable Parse(ReadOnlySpan<byte> text, string file)
    {
        var cursor = new CsvCursor(text, file);
        var table = new CsvTable(file, CsvHeader.Read(ref cursor, file));
        while (!cursor.AtEnd) table.ReadRow(ref cursor);
        return table;
    }

    public bool Contains(string column) => _header.Find(column) >= 0;

    /// <summary>Raises <c>MissingColumn</c> unless all columns are there.</summary>
    public void Require(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns) _header.Require(column);
    }

    private void ReadRow(ref CsvCursor cursor)
    {
        var line = cursor.Line;
        var fields = new List<string>(_header.Names.Count);
        bool last;
        do fields.Add(Encoding.UTF8.GetString(CsvText.Trim(cursor.Field(out last))));
        while (!last);
        if (fields.TrueForAll(f => f.Length == 0)) return;
        if (fields.Count != _header.Names.Count)
        {
            throw new DataFormatException(
                "FieldCount",
                File,
                line,
                null,
                $"found {fields.Count} field(s); expected {_header.Names.Count}: {string.Join(", ", _header.Names)}.",
                "Complete the row; a value that holds a comma must be in quotes.");
        }

        _rows.Add(new Row(this, line, fields));
    }

    /// <summary>One row with its place in the file.</summary>
    public sealed class Row(CsvTable table, int line, List<string> fields)
    {
        public int Line => line;

        public string File => table.File;

        /// <summary>A field; empty when the table has no such column.</summary>
        public string Optional(string column) => table._header.Find(column) is var at and >= 0 ? fields[at] : "";

        /// <summary>A field that must not be empty.</summary>
        public string Text(string column)
        {
            var text = fields[table._header.Require(column)];
            return text.Length > 0 ? text : throw Error("MissingValue", column, "there is no value; one is needed.");
        }

        /// <summary>A field that must be a finite number.</summary>
        public double Number(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error("UnparsableNumber", column, $"'{Text(column)}' is not a number.");

        /// <summary>A field that must be a whole number.</summary>
        public int Whole(string column) => Number(column) is var value && value == Math.Floor(value) && Math.Abs(value) < int.MaxValue
            ? (int)value
            : throw Error("UnparsableNumber", column, $"'{Text(column)}' is not a whole number.");

        public DataFormatException Error(string errorId, string column, string problem) => new(errorId, table.File, line, column, problem, "Correct the row.");
    }
}
