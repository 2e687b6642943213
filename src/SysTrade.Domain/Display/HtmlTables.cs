using System.Globalization;
using System.Net;
using System.Text;

namespace SysTrade.Domain.Display;

/// <summary>A cell of an HTML table.</summary>
/// <param name="Text">What it says; it is escaped when it is written.</param>
/// <param name="IsNumber">Whether it is set to the right.</param>
public readonly record struct HtmlCell(string Text, bool IsNumber = false)
{
    /// <summary>A number, in <see cref="HtmlTables.Number"/> form.</summary>
    public static HtmlCell Of(double value) => new(HtmlTables.Number(value), IsNumber: true);
}

/// <summary>Small tables as notebooks show them. Notebooks bring their own style for tables, so there is little here.</summary>
public static class HtmlTables
{
    private const string Right = " style=\"text-align:right\"";
    private const string Left = " style=\"text-align:left\"";

    /// <summary>A table.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="rows">The rows, each as long as the headings.</param>
    /// <param name="note">A line under it, or null.</param>
    /// <param name="caption">A line above it, or null.</param>
    public static string Write(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<HtmlCell>> rows, string? note = null, string? caption = null)
    {
        var html = new StringBuilder("<table>");
        if (caption is not null) html.Append("<caption>").Append(WebUtility.HtmlEncode(caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (var c = 0; c < headings.Count; c++)
        {
            var numbers = rows.Count > 0 && rows[0][c].IsNumber;
            html.Append("<th").Append(numbers ? Right : Left).Append('>').Append(WebUtility.HtmlEncode(headings[c])).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append("<td").Append(cell.IsNumber ? Right : Left).Append('>').Append(WebUtility.HtmlEncode(cell.Text)).Append("</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table>");
        if (note is not null) html.Append("<div><small>").Append(WebUtility.HtmlEncode(note)).Append("</small></div>");
        return html.ToString();
    }

    /// <summary>A number to read rather than to compute with: about six significant digits; empty for NaN.</summary>
    public static string Number(double value)
    {
        if (double.IsNaN(value)) return "";
        var size = Math.Abs(value);
        if (size is not 0 and (< 1e-4 or >= 1e15)) return value.ToString("G6", CultureInfo.InvariantCulture);
        var decimals = size switch
        {
            >= 1e5 => 0,
            >= 1e3 => 2,
            >= 1 => 4,
            _ => 6,
        };
        return value.ToString($"#,0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
    }

    /// <summary>A moment; the time of day only where there is one.</summary>
    public static string Moment(DateTime moment) =>
        moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
