using SysTrade.Series;

namespace SysTrade.Systems.Export;

/// <summary>An output laid out for a file: series by date, or records.</summary>
/// <param name="Name">File name without extension; a slash separates a folder.</param>
public abstract record OutputTable(string Name);

/// <summary>A date column and one column for each instrument or rule; each column has its own moments.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Columns">Column names and their series.</param>
public sealed record SeriesTable(string Name, IReadOnlyList<(string Name, TimeSeries Series)> Columns) : OutputTable(Name)
{
    /// <summary>All moments of all columns.</summary>
    public TimeIndex Index() => TimeIndex.Union(Columns.Select(c => c.Series.Index));
}

/// <summary>Rows of texts and numbers under headings.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Headings">Column names.</param>
/// <param name="Rows">Cells: text, number or null.</param>
public sealed record RecordTable(string Name, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows) : OutputTable(Name);
