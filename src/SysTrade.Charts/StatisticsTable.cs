using SysTrade.Domain.Display;

namespace SysTrade.Charts;

/// <summary>A column of a table.</summary>
/// <param name="Name">Heading, with the unit when the numbers do not carry it: <c>Cost (% a year)</c>.</param>
/// <param name="Format">How numbers in the column are written.</param>
public sealed record TableColumn(string Name, NumberFormat Format = default);

/// <summary>A table under a chart or in the head of a page. A click on a heading sorts it.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">One list of cells for each row, one cell for each column.</param>
[TypeFormatterSource(typeof(ChartViews))]
public sealed record StatisticsTable(string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows)
{
    /// <summary>One sentence under the heading, or null.</summary>
    public string? Note { get; init; }

    /// <summary>A table of names and values, such as settings; the values are texts.</summary>
    public static StatisticsTable OfPairs(string title, string nameHeading, string valueHeading, IEnumerable<KeyValuePair<string, string>> pairs) =>
        new(title, [new TableColumn(nameHeading), new TableColumn(valueHeading)], [.. pairs.Select(p => new TableCell[] { p.Key, p.Value })]);
}
