using System.Text;

namespace SysTrade.Charts.Html;

/// <summary>A chart as an HTML element with its data beside it, drawn when the runtime is there or as soon as it comes.</summary>
internal static class FragmentWriter
{
    public static string Write(Chart chart) => Write(html => PageBody.WriteChart(html, chart), [chart]);

    /// <summary>A whole page without its frame: tables and sections, whose charts move together.</summary>
    public static string Write(ChartPage page) => Write(html => PageBody.WriteContent(html, page), page.Sections.SelectMany(s => s.Charts));

    private static string Write(Action<HtmlWriter> body, IEnumerable<Chart> charts)
    {
        var id = $"sys-{Guid.NewGuid():N}";
        using var stream = new MemoryStream();
        using (var html = new HtmlWriter(stream))
        {
            html.Raw($"<div class=\"sys-charts\" id=\"{id}\">\n");
            body(html);
            html.Raw("</div>\n");
            html.Raw($"<script>(window.sysCharts = window.sysCharts || []).push([\"{id}\", ");
            ChartDocument.Write(html.Flushed(), charts);
            html.Raw("]);</script>\n");
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
