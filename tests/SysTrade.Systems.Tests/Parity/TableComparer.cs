using System.Globalization;
using SysTrade.Series;
using SysTrade.Systems.Export;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Parity;

/// <summary>Compares a table of ours, as it is exported, with a reference file, cell by cell.</summary>
internal static class TableComparer
{
    private const double Tolerance = 1e-9;
    private const double SignCountTolerance = 1e-3;

    /// <summary>Statistics that count signs, so that noise around zero shows (numeric notes, item 44).</summary>
    private static readonly HashSet<string> SignCounts = new(StringComparer.Ordinal)
    {
        "hitrate", "avg_gain", "avg_loss", "gaintolossratio", "time_in_drawdown", "quant_ratio_lower", "quant_ratio_upper",
    };

    /// <summary>
    /// Sortino divides by the deviation of the losses, and a zero return that comes out as -1e-13 is one loss more. It is compared more strictly
    /// than the counts themselves, as one return in thousands moves it by parts in a million.
    /// </summary>
    private const double SortinoTolerance = 1e-5;

    /// <summary>Columns that say how a number was made and are no number of ours.</summary>
    private static readonly HashSet<string> NotCompared = new(StringComparer.Ordinal) { "data_length", "frequency", "no_data" };

    /// <summary>Differences found, in words; empty when every cell agrees.</summary>
    /// <param name="ours">Our table.</param>
    /// <param name="theirs">Reference file.</param>
    /// <param name="folder">Folder to export to.</param>
    /// <param name="sampled">True when the reference keeps a few rows only.</param>
    /// <param name="exact">True when every cell must be equal, as for rounded positions.</param>
    /// <param name="tolerance">Allowed difference relative to the column's scale.</param>
    public static List<string> Compare(OutputTable ours, GoldenCsv theirs, string folder, bool sampled, bool exact, double tolerance = Tolerance)
    {
        var exported = GoldenCsv.Read(CsvTableWriter.Write(ours, folder));
        return ours is SeriesTable ? CompareSeries(ours.Name, exported, theirs, sampled, exact ? 0 : tolerance) : CompareRecords(ours.Name, exported, theirs);
    }

    private static List<string> CompareSeries(string name, GoldenCsv ours, GoldenCsv theirs, bool sampled, double tolerance)
    {
        var differences = new List<string>();
        foreach (var column in theirs.Columns)
        {
            if (!ours.Contains(column))
            {
                differences.Add($"{name}: column {column} is missing; there are {string.Join(", ", ours.Columns)}");
                continue;
            }

            if (Difference(ours[column], theirs[column], sampled || name == "fx_rate", name == "fx_rate", tolerance) is { } difference) differences.Add($"{name}.{column}: {difference}");
        }

        return differences;
    }

    private static string? Difference(TimeSeries ours, TimeSeries theirs, bool theirRowsOnly, bool upToOurEnd, double tolerance)
    {
        if (upToOurEnd) theirs = theirs.Between(null, ours.Index.Last);
        var scale = Close.Scale(theirs.Values);
        if (!theirRowsOnly && !ours.Index.Equals(theirs.Index)) return $"rows differ: ours {ours.Index}, theirs {theirs.Index}";
        var (count, first, largest) = (0, "", 0.0);
        for (var i = 0; i < theirs.Count; i++)
        {
            var row = ours.Index.Find(theirs.Index.Ticks[i]);
            var (a, e) = (row < 0 ? double.NaN : ours[row], theirs[i]);
            if (row >= 0 && (a.Equals(e) || a == e || Math.Abs(a - e) <= tolerance * scale)) continue;
            if (count++ == 0) first = $"{theirs.Index[i]:yyyy-MM-dd} is {(row < 0 ? "absent" : a.ToString("R"))}, expected {e:R}";
            largest = Math.Max(largest, Math.Abs(a - e) / scale);
        }

        return count == 0 ? null : $"{count} of {theirs.Count} cells differ, at most {largest:G3} of the scale {scale:G3}; first {first}";
    }

    private static List<string> CompareRecords(string name, GoldenCsv ours, GoldenCsv theirs)
    {
        var differences = new List<string>();
        if (ours.RowCount != theirs.RowCount) return [$"{name}: {ours.RowCount} rows, expected {theirs.RowCount}"];
        foreach (var column in theirs.Names)
        {
            if (NotCompared.Contains(column)) continue;
            if (!ours.Contains(column))
            {
                differences.Add($"{name}: column {column} is missing");
                continue;
            }

            var (mine, expected, key) = (ours.Text(column), theirs.Text(column), theirs.Text(theirs.Names[0]));
            for (var i = 0; i < mine.Count; i++)
            {
                if (!Same(mine[i], expected[i], Math.Max(ToleranceOf(column), ToleranceOf(key[i]))))
                {
                    differences.Add($"{name}.{column}[{key[i]}]: {mine[i]}, expected {expected[i]}");
                }
            }
        }

        return differences;
    }

    /// <summary>Allowed relative difference of a statistic.</summary>
    public static double ToleranceOf(string statistic) => statistic == "sortino" ? SortinoTolerance : SignCounts.Contains(statistic) ? SignCountTolerance : Tolerance;

    private static bool Same(string ours, string theirs, double tolerance)
    {
        if (ours == theirs) return true;
        if (!TryNumber(ours, out var a) || !TryNumber(theirs, out var e)) return false;
        return a.Equals(e) || Math.Abs(a - e) <= tolerance * Math.Max(Math.Abs(e), 1e-12);
    }

    private static bool TryNumber(string text, out double value)
    {
        value = text switch { "nan" or "" => double.NaN, "inf" => double.PositiveInfinity, "-inf" => double.NegativeInfinity, _ => 0 };
        return value != 0 || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
