using System.Globalization;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Graph;

/// <summary>Follows the memo's record of what each value was made from.</summary>
internal sealed class Explainer(Memo memo, SystemConfig config, DateTime? at)
{
    private readonly HashSet<OutputKey> _explained = [];

    public Explanation Explain(Output output, OutputArguments arguments, int depth)
    {
        arguments = output.Normalise(arguments);
        var value = output.GetValue(arguments);
        var key = new OutputKey(output.FullName, arguments);
        var entry = memo.Find(key);
        var isRepeated = !_explained.Add(key);
        var (date, last) = Last(value);
        return new Explanation(
            key, output.Description, output.Unit, date, last,
            entry is null ? new Dictionary<string, string>() : Options(entry.ConfigKeys),
            entry is null || isRepeated || depth <= 0 ? [] : [.. Ordered(entry).Select(d => Explain(d.Output, d.Key.Arguments, depth - 1))],
            isRepeated && entry is { Dependencies.Length: > 0 });
    }

    private static IEnumerable<MemoEntry> Ordered(MemoEntry entry) => entry.Dependencies.OrderBy(d => d.Key.ToString(), StringComparer.Ordinal);

    private Dictionary<string, string> Options(string[] paths)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            if (config.Find(path) is not { IsNull: false } node) continue;
            options[path] = node is ConfigScalar scalar ? Convert.ToString(scalar.Value, CultureInfo.InvariantCulture) ?? "" : node.Describe();
        }

        return options;
    }

    private (DateTime? Date, object? Value) Last(object? value) => value switch
    {
        TimeSeries series => LastOf(series),
        Frame frame => (RowDate(frame.Index), string.Join(", ", frame.Names.Select(n => $"{n} {Number(LastOf(frame[n]).Value)}"))),
        AccountCurve curve => LastOf(curve.Cumulative()) is var (date, sum) ? (date, $"{Number(sum)} in all") : default,
        IEnumerable<string> texts => (null, string.Join(", ", texts)),
        _ => (null, value),
    };

    private (DateTime? Date, object? Value) LastOf(TimeSeries series)
    {
        for (var row = at is { } moment ? series.Index.FindAtOrBefore(moment.Ticks) : series.Count - 1; row >= 0; row--)
        {
            if (!double.IsNaN(series[row])) return (series.Index[row], series[row]);
        }

        return (null, double.NaN);
    }

    private DateTime? RowDate(TimeIndex index)
    {
        var row = at is { } moment ? index.FindAtOrBefore(moment.Ticks) : index.Count - 1;
        return row < 0 ? null : index[row];
    }

    private static string Number(object? value) => value is double number ? number.ToString("G6", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
