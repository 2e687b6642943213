using System.Net;
using SysTrade.Domain.Display;

namespace SysTrade.Series.Display;

/// <summary>Notebook views of <see cref="TimeSeries"/>: a line drawing, the first and the last rows.</summary>
internal sealed class TimeSeriesViews
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ConventionFormatter("text/html", static (o, w) => w.Write(SeriesTables.Html((TimeSeries)o))),
        new ConventionFormatter("text/plain", static (o, w) => w.Write(SeriesTables.Text((TimeSeries)o))),
    ];
}

/// <summary>Notebook views of <see cref="Frame"/>: the first and the last rows, and a line drawing under each column.</summary>
internal sealed class FrameViews
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ConventionFormatter("text/html", static (o, w) => w.Write(SeriesTables.Html((Frame)o))),
        new ConventionFormatter("text/plain", static (o, w) => w.Write(SeriesTables.Text((Frame)o))),
    ];
}

/// <summary>Series and frames as small tables.</summary>
internal static class SeriesTables
{
    private const int Ends = 5;
    private const int MostColumns = 12;
    private const string Gap = "...";

    public static string Html(TimeSeries series) =>
        Sparkline.Svg(series) + Table(series.Index, ["value"], (row, _) => series[row]) + $"<div><small>{WebUtility.HtmlEncode(series.ToString())}</small></div>";

    public static string Text(TimeSeries series) => Plain(series.Index, ["value"], (row, _) => series[row]) + series;

    public static string Html(Frame frame)
    {
        var names = Names(frame);
        var lines = string.Concat(names.Select((name, c) =>
            $"<div style=\"display:inline-block;margin:0 12px 8px 0\"><small>{WebUtility.HtmlEncode(name)}</small><br>{Sparkline.Svg(frame.Column(c), 180, 40)}</div>"));
        return Table(frame.Index, names, (row, c) => frame.Values(c)[row]) + $"<div>{lines}</div><div><small>{WebUtility.HtmlEncode(Whole(frame, names))}</small></div>";
    }

    public static string Text(Frame frame)
    {
        var names = Names(frame);
        return Plain(frame.Index, names, (row, c) => frame.Values(c)[row]) + Whole(frame, names);
    }

    private static string[] Names(Frame frame) => [.. frame.Names.Take(MostColumns)];

    private static string Whole(Frame frame, string[] shown) =>
        shown.Length < frame.ColumnCount ? $"{frame} ({frame.ColumnCount - shown.Length} columns not shown)" : frame.ToString();

    private static string Table(TimeIndex index, string[] names, Func<int, int, double> value) =>
        HtmlTables.Write(["", .. names], [.. Rows(index).Select(row => Cells(index, names.Length, row, value))]);

    private static IReadOnlyList<HtmlCell> Cells(TimeIndex index, int columns, int row, Func<int, int, double> value) => row < 0
        ? [new HtmlCell(Gap), .. Enumerable.Repeat(new HtmlCell(Gap, IsNumber: true), columns)]
        : [new HtmlCell(HtmlTables.Moment(index[row])), .. Enumerable.Range(0, columns).Select(c => new HtmlCell(Number(value(row, c)), IsNumber: true))];

    private static string Plain(TimeIndex index, string[] names, Func<int, int, double> value)
    {
        string[][] lines = [["", .. names], .. Rows(index).Select(row => Cells(index, names.Length, row, value).Select(c => c.Text).ToArray())];
        var widths = Enumerable.Range(0, names.Length + 1).Select(c => lines.Max(l => l[c].Length)).ToArray();
        return string.Concat(lines.Select(l => string.Join("  ", l.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c]))).TrimEnd() + "\n"));
    }

    private static string Number(double value) => double.IsNaN(value) ? "NaN" : HtmlTables.Number(value);

    /// <summary>The rows to show; -1 stands for those left out between.</summary>
    private static IEnumerable<int> Rows(TimeIndex index)
    {
        if (index.Count <= 2 * Ends) return Enumerable.Range(0, index.Count);
        return [.. Enumerable.Range(0, Ends), -1, .. Enumerable.Range(index.Count - Ends, Ends)];
    }
}
