using System.Text;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>The headings of a file and where each column stands.</summary>
internal sealed class CsvHeader
{
    private static readonly string[] UsualDateColumns = ["DATETIME", "DATE_TIME", "DATE", "TIMESTAMP", "TIME", "INDEX", ""];

    private readonly string _file;

    private CsvHeader(string file, string[] names, int line)
    {
        _file = file;
        Names = names;
        Line = line;
    }

    public IReadOnlyList<string> Names { get; }

    public int Line { get; }

    /// <summary>Reads the first line that is not blank.</summary>
    public static CsvHeader Read(ref CsvCursor cursor, string file)
    {
        while (!cursor.AtEnd)
        {
            var names = new List<string>();
            var line = cursor.Line;
            bool last;
            do names.Add(Encoding.UTF8.GetString(CsvText.Trim(cursor.Field(out last))));
            while (!last);
            if (names.Count == 1 && names[0].Length == 0) continue;
            RequireUnique(names, file, line);
            return new CsvHeader(file, [.. names], line);
        }

        throw new DataFormatException(
            "EmptyFile", file, 0, null, "the file is empty; expected a line of headings and rows below it.", "Replace or delete the file.");
    }

    /// <summary>Position of a column by its exact heading, or else by the only one that differs in case; -1 when there is none.</summary>
    public int Find(string name)
    {
        var found = -1;
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal)) return i;
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase)) found = found == -1 ? i : -2;
        }

        return Math.Max(found, -1);
    }

    /// <summary>Position of a column; raises <c>MissingColumn</c> when there is none.</summary>
    public int Require(string name) => Find(name) is var at and >= 0 ? at : throw Missing(name);

    /// <summary>Position of the column of stamps.</summary>
    public int RequireDate(CsvLayout layout)
    {
        var at = Find(layout.DateColumn);
        if (at >= 0) return at;
        if (!layout.DateColumnIsFixed)
        {
            foreach (var name in UsualDateColumns)
            {
                at = Find(name);
                if (at >= 0) return at;
            }
        }

        throw Missing(layout.DateColumn);
    }

    public DataFormatException Missing(string name) => new(
        "MissingColumn",
        _file,
        Line,
        name,
        $"there is no such column. Columns found: {string.Join(", ", Names.Select(n => n.Length == 0 ? "(no name)" : n))}.",
        "Add the column, or say under which heading it stands. Columns are separated by commas.");

    private static void RequireUnique(List<string> names, string file, int line)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                throw new DataFormatException(
                    "DuplicateHeader",
                    file,
                    line,
                    name,
                    $"this heading appears twice. Columns found: {string.Join(", ", names)}.",
                    "Rename or delete one of them.");
            }
        }
    }
}
