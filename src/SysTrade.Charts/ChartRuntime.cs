using SysTrade.Charts.Html;

namespace SysTrade.Charts;

/// <summary>What a document needs once so that the fragments of <see cref="Chart.ToHtmlFragment"/> are drawn.</summary>
public static class ChartRuntime
{
    /// <summary>Style, plotly.js and the drawing script as HTML elements; about 3.6 million characters, no network reference.</summary>
    public static string ToHtml()
    {
        using var stream = new MemoryStream(4 * 1024 * 1024);
        using (var html = new HtmlWriter(stream)) WriteTo(html);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>
    /// The same the first time it is asked for in this process, then nothing: for notebooks, which are one document as long as the process lives.
    /// </summary>
    public static string ToHtmlOnce()
    {
        if (IsSent) return "";
        IsSent = true;
        return ToHtml();
    }

    /// <summary>Whether <see cref="ToHtmlOnce"/> has given it; false again when the output that held it was taken away.</summary>
    public static bool IsSent { get; set; }

    internal static void WriteTo(HtmlWriter html)
    {
        html.Raw("<style>");
        html.Resource(PageAssets.Open(PageAssets.Style));
        // A notebook page may carry an AMD loader, which plotly.js would register with instead of becoming a global.
        html.Raw("</style>\n<script>window.sysDefine = window.define; window.define = undefined;</script>\n<script>");
        html.Resource(PageAssets.OpenPlotly());
        html.Raw("</script>\n<script>window.define = window.sysDefine;</script>\n<script>");
        html.Resource(PageAssets.Open(PageAssets.Script));
        html.Raw("</script>\n");
    }
}
