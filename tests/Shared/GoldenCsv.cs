using System.Globalization;
using System.IO.Compression;
using SysTrade.Series;

namespace SysTrade.Tests;

/// <summary>A reference output: a .csv or .csv.gz whose first column is usually a date.</summary>
/// <remarks>
/// An empty cell says that the moment is not in that column's index; <c>nan</c> says that it is there and its value is missing.
/// A first line that begins with <c>#</c> is kept as <see cref="Comment"/>.
/// </remarks>
internal sealed class GoldenCsv
{
    private readonly List<string[]> _rows;
    private readonly Dictionary<string, int> _positions;

    private GoldenCsv(string? comment, string[] names, List<string[]> rows)
    {
        Comment = comment;
        Names = names;
        _rows = rows;
        _positions = names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
    }

    /// <summary>The text after <c>#</c> in the first line, or null.</summary>
    public string? Comment { get; }

    /// <summary>All headings, the first column's included.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Headings of the value columns: all but the first.</summary>
    public IReadOnlyList<string> Columns => Names.Skip(1).ToArray();

    /// <summary>Number of rows under the heading.</summary>
    public int RowCount => _rows.Count;

    /// <summary>A value column at the moments it has.</summary>
    public TimeSeries this[string name]
    {
        get
        {
            var position = Position(name);
            var moments = new List<long>(_rows.Count);
            var values = new List<double>(_rows.Count);
            foreach (var row in _rows)
            {
                if (row[position].Length == 0) continue;
                moments.Add(Moment(row[0]).Ticks);
                values.Add(Number(row[position]));
            }

            return new TimeSeries(TimeIndex.FromTicks(moments.ToArray()), [.. values]);
        }
    }

    /// <summary>Reads a file of the golden folder, skipping the calling test visibly when the folder is not here.</summary>
    public static GoldenCsv Golden(params string[] parts) => Read(SharedFolder.File(["golden", .. parts]));

    /// <summary>Reads a file; <c>name.csv</c> also finds <c>name.csv.gz</c>.</summary>
    public static GoldenCsv Read(string path)
    {
        if (!File.Exists(path) && File.Exists(path + ".gz")) path += ".gz";
        using Stream file = File.OpenRead(path);
        using Stream text = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(text);
        var line = reader.ReadLine() ?? throw new InvalidDataException($"{path} is empty.");
        string? comment = null;
        if (line.StartsWith('#'))
        {
            comment = line[1..].Trim();
            line = reader.ReadLine() ?? throw new InvalidDataException($"{path} has no heading.");
        }

        var names = line.Split(',');
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } next)
        {
            var cells = next.Split(',');
            if (cells.Length != names.Length) throw new InvalidDataException($"{path}, row {rows.Count + 1}: {cells.Length} cells under {names.Length} headings.");
            rows.Add(cells);
        }

        return new GoldenCsv(comment, names, rows);
    }

    /// <summary>True when the file has the column.</summary>
    public bool Contains(string name) => _positions.ContainsKey(name);

    /// <summary>The cells of a column as they are written.</summary>
    public IReadOnlyList<string> Text(string name)
    {
        var position = Position(name);
        return _rows.Select(r => r[position]).ToArray();
    }

    /// <summary>The cells of a column as numbers; an empty cell is NaN.</summary>
    public double[] Numbers(string name)
    {
        var position = Position(name);
        return _rows.Select(r => r[position].Length == 0 ? double.NaN : Number(r[position])).ToArray();
    }

    /// <summary>The cells of a column as moments.</summary>
    public IReadOnlyList<DateTime> Moments(string name)
    {
        var position = Position(name);
        return _rows.Select(r => Moment(r[position])).ToArray();
    }

    /// <summary>Some columns, by default all, on the union of their moments.</summary>
    public Frame ToFrame(params string[] names)
    {
        var chosen = names.Length == 0 ? Columns : names;
        return Frame.Concat(chosen, chosen.Select(n => this[n]).ToArray());
    }

    /// <summary>The rows whose cell in one column has the given text.</summary>
    public GoldenCsv Where(string column, string text)
    {
        var position = Position(column);
        return new GoldenCsv(Comment, [.. Names], _rows.Where(r => r[position] == text).ToList());
    }

    /// <summary>Reads a number as the files write it: shortest round-trip decimal, nan, inf or -inf.</summary>
    public static double Number(string text) => text switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a moment as the files write it.</summary>
    public static DateTime Moment(string text) => DateTime.ParseExact(
        text, ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None);

    private int Position(string name) =>
        _positions.TryGetValue(name, out var position) ? position : throw new ArgumentException($"There is no column '{name}'; there are {string.Join(", ", Names)}.");
}
