using System.Text;
using SysTrade.Domain.Display;

namespace SysTrade.Kernel.Display;

/// <summary>The same tables for terminals.</summary>
internal static class TextTable
{
    private const int WidestColumn = 40;

    /// <summary>A table with its columns aligned.</summary>
    public static string Write(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<HtmlCell>> rows, string? note)
    {
        var widths = headings.Select((h, c) => Math.Min(WidestColumn, Math.Max(h.Length, rows.Max(r => r[c].Text.Length)))).ToArray();
        var text = new StringBuilder();
        Line(c => new HtmlCell(headings[c], rows.Count > 0 && rows[0][c].IsNumber));
        foreach (var row in rows) Line(c => row[c]);
        if (note is not null) text.Append(note);
        return text.ToString().TrimEnd();

        void Line(Func<int, HtmlCell> cell)
        {
            for (var c = 0; c < widths.Length; c++)
            {
                var (value, right) = (cell(c).Text, cell(c).IsNumber);
                if (value.Length > widths[c]) value = value[..(widths[c] - 3)] + "...";
                text.Append(right ? value.PadLeft(widths[c]) : value.PadRight(widths[c])).Append(c == widths.Length - 1 ? "\n" : "  ");
            }
        }
    }
}
