using System.Globalization;
using System.Text;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Csv;

/// <summary>Reads one file of time series into columns.</summary>
internal sealed class CsvSeriesParser
{
    private const int Ignored = -1;
    private const int Stamp = -2;

    private readonly string _file;
    private readonly CsvLayout _layout;
    private readonly SeriesSchema _schema;
    private readonly double[][] _numbers;
    private readonly int[][] _contracts;
    private long[] _ticks = [];

    private CsvSeriesParser(string file, CsvLayout layout, SeriesSchema schema)
    {
        _file = file;
        _layout = layout;
        _schema = schema;
        _numbers = new double[schema.Columns.Count][];
        _contracts = new int[schema.Columns.Count][];
    }

    /// <summary>Reads a file.</summary>
    public static ColumnSet Read(string file, CsvLayout layout, SeriesSchema schema)
    {
        using var bytes = CsvBytes.Read(file);
        return Parse(bytes.Text, file, layout, schema);
    }

    /// <summary>Reads text; <paramref name="file"/> is for messages.</summary>
    public static ColumnSet Parse(ReadOnlySpan<byte> text, string file, CsvLayout layout, SeriesSchema schema) =>
        new CsvSeriesParser(file, layout, schema).Parse(text);

    private ColumnSet Parse(ReadOnlySpan<byte> text)
    {
        var cursor = new CsvCursor(text, _file);
        var header = CsvHeader.Read(ref cursor, _file);
        var targets = Targets(header);
        Allocate(text.Count((byte)'\n') + 1);
        var rows = 0;
        while (!cursor.AtEnd)
        {
            var line = cursor.Line;
            if (!ReadRow(ref cursor, header, targets, rows, line)) continue;
            rows = Keep(rows, line);
        }

        if (rows == 0)
        {
            throw new DataFormatException("EmptyFile", _file, 0, null, "there are headings but no rows.", "Replace or delete the file.");
        }

        return ToColumns(rows);
    }

    /// <summary>For each column of the file, what it feeds: a column of the schema, the stamps, or nothing.</summary>
    private int[] Targets(CsvHeader header)
    {
        var targets = new int[header.Names.Count];
        Array.Fill(targets, Ignored);
        var date = header.RequireDate(_layout);
        targets[date] = Stamp;
        for (var i = 0; i < _schema.Columns.Count; i++)
        {
            var heading = _layout.Heading(_schema.Columns[i].Name);
            var at = header.Find(heading);
            // A file of stamps and one other column can only mean that one, whatever it is called.
            if (at < 0 && _schema.Columns.Count == 1 && targets.Length == 2) at = 1 - date;
            targets[at < 0 ? header.Require(heading) : at] = i;
        }

        return targets;
    }

    private void Allocate(int rows)
    {
        _ticks = new long[rows];
        for (var i = 0; i < _schema.Columns.Count; i++)
        {
            if (_schema.Columns[i].Type == ColumnType.Number) _numbers[i] = new double[rows];
            else _contracts[i] = new int[rows];
        }
    }

    private bool ReadRow(ref CsvCursor cursor, CsvHeader header, int[] targets, int row, int line)
    {
        var field = cursor.Field(out var last);
        if (last && CsvText.Trim(field).Length == 0) return false;
        var position = 0;
        while (true)
        {
            if (position < targets.Length && targets[position] != Ignored) Store(field, targets[position], row, line, header.Names[position]);
            position++;
            if (last) break;
            field = cursor.Field(out last);
        }

        if (position != targets.Length) ThrowFieldCount(position, header, line);
        return true;
    }

    private void Store(ReadOnlySpan<byte> field, int target, int row, int line, string heading)
    {
        if (target == Stamp)
        {
            if (!TryStamp(field, out _ticks[row])) ThrowStamp(field, line, heading);
        }
        else if (_numbers[target] is { } numbers)
        {
            if (!CsvText.TryNumber(field, out numbers[row])) ThrowNumber(field, line, heading);
        }
        else if (!CsvText.TryContract(field, out _contracts[target][row]))
        {
            ThrowContract(field, line, heading);
        }
    }

    private bool TryStamp(ReadOnlySpan<byte> field, out long ticks)
    {
        field = CsvText.Trim(field);
        if (_layout.DateFormat is null) return CsvText.TryStamp(field, out ticks);
        Span<char> text = stackalloc char[64];
        ticks = 0;
        if (field.Length > text.Length || !Encoding.UTF8.TryGetChars(field, text, out var length)) return false;
        if (!DateTime.TryParseExact(text[..length], _layout.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)) return false;
        ticks = moment.Ticks;
        return true;
    }

    /// <summary>Checks a row against the one before and gives the number of rows now kept.</summary>
    private int Keep(int row, int line)
    {
        if (row == 0 || _ticks[row] > _ticks[row - 1]) return row + 1;
        if (_ticks[row] < _ticks[row - 1]) ThrowUnsorted(row, line);
        if (!_schema.DuplicatesKeepLast) ThrowDuplicate(row, line);
        for (var i = 0; i < _schema.Columns.Count; i++)
        {
            if (_numbers[i] is { } numbers) numbers[row - 1] = numbers[row];
            else _contracts[i][row - 1] = _contracts[i][row];
        }

        return row;
    }

    private ColumnSet ToColumns(int rows)
    {
        var columns = new Column[_schema.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            var name = _schema.Columns[i].Name;
            columns[i] = _numbers[i] is { } numbers ? Column.OfNumbers(name, numbers[..rows]) : Column.OfContracts(name, _contracts[i][..rows]);
        }

        return new ColumnSet(TimeIndex.FromTicks(_ticks.AsSpan(0, rows)), columns);
    }

    private static string Shown(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.Length > 60 ? field[..60] : field);

    private static string Shown(long ticks) => new DateTime(ticks).ToString("yyyy-MM-dd HH:mm:ss");

    private void ThrowFieldCount(int found, CsvHeader header, int line) =>
        throw new DataFormatException(
            "FieldCount",
            _file,
            line,
            null,
            $"found {found} field(s); expected {header.Names.Count}: {string.Join(", ", header.Names)}.",
            "Complete the row or delete it; a short last row usually means that writing the file was cut off.");

    private void ThrowStamp(ReadOnlySpan<byte> field, int line, string heading) =>
        throw new DataFormatException(
            "UnparsableDate",
            _file,
            line,
            heading,
            $"'{Shown(field)}' is not a date. Expected {_layout.DateFormat ?? "yyyy-MM-dd HH:mm:ss or yyyy-MM-dd"}.",
            "Correct the date, or say which format the file uses.");

    private void ThrowNumber(ReadOnlySpan<byte> field, int line, string heading) =>
        throw new DataFormatException(
            "UnparsableNumber",
            _file,
            line,
            heading,
            $"'{Shown(field)}' is not a number. Expected digits with a decimal point, or nothing where the value is missing.",
            "Correct the number.");

    private void ThrowContract(ReadOnlySpan<byte> field, int line, string heading) =>
        throw new DataFormatException(
            "UnparsableContract",
            _file,
            line,
            heading,
            $"'{Shown(field)}' is not a contract month. Expected YYYYMMDD or YYYYMM, such as 20230300.",
            "Correct the contract.");

    private void ThrowUnsorted(int row, int line) =>
        throw new DataFormatException(
            "UnsortedIndex",
            _file,
            line,
            null,
            $"stamp {Shown(_ticks[row])} follows {Shown(_ticks[row - 1])}; rows must be in order of time.",
            "Sort the rows by time. If days and months are swapped, say which date format the file uses.");

    private void ThrowDuplicate(int row, int line) =>
        throw new DataFormatException(
            "DuplicateIndex", _file, line, null, $"stamp {Shown(_ticks[row])} appears twice; each moment may appear once.", "Delete one of the rows.");
}
