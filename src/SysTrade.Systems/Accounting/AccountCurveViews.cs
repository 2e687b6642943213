using SysTrade.Domain.Display;
using SysTrade.Series.Display;

namespace SysTrade.Systems.Accounting;

/// <summary>Notebook views of <see cref="AccountCurve"/>: the cumulative curve, the drawdown and the statistics that are looked at first.</summary>
internal sealed class AccountCurveViews
{
    private const string Red = "#d9594c";

    private static readonly (string Name, string Label)[] Shown =
    [
        ("ann_mean", "Mean a year"), ("ann_std", "Standard deviation a year"), ("sharpe", "Sharpe ratio"), ("sortino", "Sortino ratio"), ("skew", "Skew"),
        ("avg_drawdown", "Average drawdown"), ("worst_drawdown", "Worst drawdown"),
    ];

    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new ConventionFormatter("text/html", static (o, w) => w.Write(Html((AccountCurve)o))),
        new ConventionFormatter("text/plain", static (o, w) => w.Write(Text((AccountCurve)o))),
    ];

    private static string Html(AccountCurve curve)
    {
        var statistics = curve.Statistics;
        var rows = Shown.Select(s => (IReadOnlyList<HtmlCell>)[new HtmlCell(s.Label), HtmlCell.Of(statistics[s.Name])]).ToArray();
        return $"<div>{Sparkline.Svg(curve.Cumulative())}</div><div>{Sparkline.Svg(curve.Drawdown(), height: 40, colour: Red)}</div>"
            + HtmlTables.Write(["", curve.IsPercentage ? "% of capital" : "base currency"], rows, curve.ToString());
    }

    private static string Text(AccountCurve curve)
    {
        var statistics = curve.Statistics;
        var width = Shown.Max(s => s.Label.Length);
        return $"{curve}\n" + string.Join('\n', Shown.Select(s => $"{s.Label.PadRight(width)}  {HtmlTables.Number(statistics[s.Name])}"));
    }
}
