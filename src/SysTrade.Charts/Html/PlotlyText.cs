namespace SysTrade.Charts.Html;

/// <summary>Text for plotly.js, which reads a subset of HTML in names and titles.</summary>
internal static class PlotlyText
{
    /// <summary>The text with the characters that would start a tag or an entity escaped, so that it is shown as it is.</summary>
    public static string Escape(string text) =>
        text.AsSpan().IndexOfAny('&', '<', '>') < 0 ? text : text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
