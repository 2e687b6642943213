using SysTrade.Charts.Html;
using SysTrade.Domain.Display;

namespace SysTrade.Charts;

/// <summary>Notebook views of charts, pages of charts and their tables. The first of them in a notebook brings what draws them all.</summary>
internal sealed class ChartViews
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ConventionFormatter("text/html", static (o, w) =>
        {
            if (o is not StatisticsTable) w.Write(ChartRuntime.ToHtmlOnce());
            w.Write(o switch
            {
                Chart chart => FragmentWriter.Write(chart),
                ChartPage page => FragmentWriter.Write(page),
                _ => Html((StatisticsTable)o),
            });
        }),
        new ConventionFormatter("text/plain", static (o, w) => w.Write(o switch
        {
            Chart chart => $"{chart.GetType().Name}: {chart.Title}",
            ChartPage page => string.Join('\n', [page.Title, .. page.Sections.SelectMany(s => s.Charts).Select(c => "  " + c.Title)]),
            _ => Text((StatisticsTable)o),
        })),
    ];

    private static string Html(StatisticsTable table) => HtmlTables.Write(
        [.. table.Columns.Select(c => c.Name)],
        [.. table.Rows.Select(row => (IReadOnlyList<HtmlCell>)[.. row.Select((cell, c) => new HtmlCell(Cell(table, cell, c), cell.Text is null))])], table.Note, table.Title);

    private static string Text(StatisticsTable table) =>
        string.Join('\n', [table.Title, .. table.Rows.Select(row => string.Join("  ", row.Select((cell, c) => Cell(table, cell, c))))]);

    private static string Cell(StatisticsTable table, TableCell cell, int column) => cell.Text ?? table.Columns[column].Format.Format(cell.Number);
}
