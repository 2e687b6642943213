using System.Globalization;

namespace SysTrade.Charts.Html;

/// <summary>The markup of a page.</summary>
internal static class PageBody
{
    // The page may run what it contains and load nothing: a browser enforces here that no part of it, plotly.js included, reaches the network.
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    // A browser breaks a date at its hyphens where a table is wide; what is no longer than a date with its time stays on one line.
    private const int LongestUnbroken = 20;

    public static void Write(HtmlWriter html, ChartPage page)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n").Raw(ChartPageWriter.Mark);
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Element("title", page.Title);
        ChartRuntime.WriteTo(html);
        html.Raw("</head>\n<body class=\"sys-charts sys-page\" id=\"sys-page\">\n");
        WriteHead(html, page);
        html.Raw("<main>\n<noscript><p class=\"sys-note\">The charts on this page are drawn by JavaScript; the tables can be read without.</p></noscript>\n");
        WriteContent(html, page);
        html.Raw("</main>\n<script>(window.sysCharts = window.sysCharts || []).push([\"sys-page\", ");
        ChartDocument.Write(html.Flushed(), page.Sections.SelectMany(s => s.Charts));
        html.Raw("]);</script>\n</body>\n</html>\n");
    }

    public static void WriteChart(HtmlWriter html, Chart chart)
    {
        html.Raw("<figure class=\"sys-chart\">\n<figcaption>");
        html.Element("h3", chart.Title);
        html.Raw("<span class=\"sys-controls\"></span></figcaption>\n");
        html.Element("p", chart.Note, " class=\"sys-note\"");
        html.Raw("<div class=\"sys-plot\"></div>\n</figure>\n");
    }

    public static void WriteContent(HtmlWriter html, ChartPage page)
    {
        WriteTables(html, page.Tables);
        for (var i = 0; i < page.Sections.Count; i++) WriteSection(html, page.Sections[i], i);
    }

    private static void WriteHead(HtmlWriter html, ChartPage page)
    {
        html.Raw("<header>\n<div>");
        html.Element("h1", page.Title);
        html.Element("p", page.Subtitle, " class=\"sys-note\"");
        html.Raw("</div>\n<nav>");
        for (var i = 0; i < page.Sections.Count; i++) html.Element("a", page.Sections[i].Title, $" href=\"#section-{i}\"");
        html.Raw("<button type=\"button\" class=\"sys-theme\" title=\"Light or dark\" aria-label=\"Light or dark\">◐</button></nav>\n</header>\n");
    }

    private static void WriteSection(HtmlWriter html, ChartSection section, int number)
    {
        html.Raw($"<section id=\"section-{number}\">\n");
        html.Element("h2", section.Title);
        html.Element("p", section.Note, " class=\"sys-note\"");
        foreach (var chart in section.Charts) WriteChart(html, chart);
        WriteTables(html, section.Tables);
        html.Raw("</section>\n");
    }

    private static void WriteTables(HtmlWriter html, IReadOnlyList<StatisticsTable> tables)
    {
        if (tables.Count == 0) return;
        html.Raw("<div class=\"sys-tables\">\n");
        foreach (var table in tables) WriteTable(html, table);
        html.Raw("</div>\n");
    }

    private static void WriteTable(HtmlWriter html, StatisticsTable table)
    {
        html.Raw(table.Columns.Count > 4 ? "<div class=\"sys-table sys-wide\">\n" : "<div class=\"sys-table\">\n");
        html.Element("h3", table.Title);
        html.Element("p", table.Note, " class=\"sys-note\"");
        html.Raw("<div class=\"sys-scroll\"><table>\n<thead><tr>");
        var numeric = new bool[table.Columns.Count];
        for (var c = 0; c < numeric.Length; c++)
        {
            numeric[c] = table.Rows.Count > 0 && table.Rows.All(r => r[c].Text is null);
            html.Raw(numeric[c] ? "<th class=\"sys-number\" scope=\"col\">" : "<th scope=\"col\">").Text(table.Columns[c].Name).Raw("</th>");
        }

        html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Raw("<tr>");
            for (var c = 0; c < numeric.Length; c++) WriteCell(html, row[c], table.Columns[c].Format);
            html.Raw("</tr>\n");
        }

        html.Raw("</tbody>\n</table></div>\n</div>\n");
    }

    private static void WriteCell(HtmlWriter html, TableCell cell, NumberFormat format)
    {
        if (cell.Text is { } text)
        {
            html.Raw(text.Length <= LongestUnbroken ? "<td class=\"sys-short\">" : "<td>").Text(text).Raw("</td>");
            return;
        }

        var sort = double.IsFinite(cell.Number) ? cell.Number.ToString("R", CultureInfo.InvariantCulture) : "";
        html.Raw($"<td class=\"sys-number\" data-sort=\"{sort}\">").Text(format.Format(cell.Number)).Raw("</td>");
    }
}
