using System.Text;

namespace SysTrade.Charts.Html;

/// <summary>A chart as an HTML element with its data beside it, drawn when the runtime is there or as soon as it comes.</summary>
internal static class FragmentWriter
{
    public static string Write(Chart chart)
    {
        var id = $"sys-{Guid.NewGuid():N}";
        using var stream = new MemoryStream();
        using (var html = new HtmlWriter(stream))
        {
            html.Raw($"<div class=\"sys-charts\" id=\"{id}\">\n");
            PageBody.WriteChart(html, chart);
            html.Raw("</div>\n");
            html.Raw($"<script>(window.sysCharts = window.sysCharts || []).push([\"{id}\", ");
            ChartDocument.Write(html.Flushed(), [chart]);
            html.Raw("]);</script>\n");
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
