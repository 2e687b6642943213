using System.Collections;
using System.Management.Automation;
using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Stages;

namespace SysTrade.PowerShell.Rows;

/// <summary>Lays values of a system out as rows, one at a time.</summary>
internal static class OutputRows
{
    /// <summary>Type name of a row of a frame, which has a property for each column.</summary>
    public const string FrameRowType = "SysTrade.FrameRow";

    /// <summary>The rows of a value.</summary>
    /// <param name="value">What an output gave.</param>
    /// <param name="arguments">What it was asked for.</param>
    /// <param name="from">First moment, or null.</param>
    /// <param name="to">Last moment, or null.</param>
    public static IEnumerable<object> Of(object? value, OutputArguments arguments, DateTime? from, DateTime? to) => value switch
    {
        TimeSeries series => Rows(series, arguments, from, to),
        AccountCurve curve => Rows(curve.Returns, arguments, from, to),
        Frame frame => Rows(frame, arguments, from, to),
        OrderSimulation simulation => Rows(simulation.ToFrame(), arguments, from, to),
        MultiplePrices prices => Rows(prices, arguments, from, to),
        _ => Values(value, arguments),
    };

    /// <summary>A columnar value between two moments; values without moments are left as they are.</summary>
    public static object? Between(object? value, DateTime? from, DateTime? to) => value switch
    {
        TimeSeries series => series.Between(from, to),
        Frame frame => frame.Between(from, to),
        MultiplePrices prices when from is not null || to is not null => MultiplePrices.From(prices.ToColumns().Between(from, to)),
        _ => value,
    };

    /// <summary>The last moment of a columnar value; null when there is none.</summary>
    public static DateTime? LastMoment(object? value)
    {
        var index = value switch
        {
            TimeSeries series => series.Index,
            AccountCurve curve => curve.Returns.Index,
            Frame frame => frame.Index,
            OrderSimulation simulation => simulation.Index,
            MultiplePrices prices => prices.Index,
            _ => TimeIndex.Empty,
        };
        return index.Count == 0 ? null : index.Last;
    }

    private static IEnumerable<object> Rows(TimeSeries series, OutputArguments arguments, DateTime? from, DateTime? to)
    {
        var (code, rule) = (arguments.Instrument ?? "", arguments.Rule ?? "");
        var (start, length) = series.Index.Between(from, to).GetOffsetAndLength(series.Count);
        for (var row = start; row < start + length; row++) yield return new OutputRow(code, rule, series.Index[row], series[row]);
    }

    private static IEnumerable<object> Rows(MultiplePrices prices, OutputArguments arguments, DateTime? from, DateTime? to)
    {
        var (start, length) = prices.Index.Between(from, to).GetOffsetAndLength(prices.Count);
        for (var row = start; row < start + length; row++) yield return MultiplePriceRow.Of(arguments.Instrument ?? "", prices, row);
    }

    private static IEnumerable<object> Rows(Frame frame, OutputArguments arguments, DateTime? from, DateTime? to)
    {
        var (start, length) = frame.Index.Between(from, to).GetOffsetAndLength(frame.Count);
        for (var row = start; row < start + length; row++)
        {
            var made = new PSObject();
            made.TypeNames.Insert(0, FrameRowType);
            if (arguments.Instrument is { } code) made.Properties.Add(new PSNoteProperty("InstrumentCode", code), preValidated: true);
            if (arguments.Rule is { } rule) made.Properties.Add(new PSNoteProperty("Rule", rule), preValidated: true);
            made.Properties.Add(new PSNoteProperty("Date", frame.Index[row]), preValidated: true);
            for (var column = 0; column < frame.ColumnCount; column++)
            {
                made.Properties.Add(new PSNoteProperty(frame.Names[column], frame.Values(column)[row]));
            }

            yield return made;
        }
    }

    private static IEnumerable<object> Values(object? value, OutputArguments arguments)
    {
        var (code, rule) = (arguments.Instrument ?? "", arguments.Rule ?? "");
        switch (value)
        {
            case IEnumerable<DatedIssue> issues:
                foreach (var issue in issues) yield return issue;
                break;
            case IEnumerable<string> names:
                foreach (var name in names) yield return new OutputValue(code, rule, "", name);
                break;
            case IEnumerable<KeyValuePair<string, double>> numbers:
                foreach (var (name, number) in numbers) yield return new OutputValue(code, rule, name, number);
                break;
            case IEnumerable pairs and not string when IsMapping(value):
                foreach (var pair in pairs) yield return OfPair(pair, code, rule);
                break;
            case InstrumentCosts costs:
                yield return new OutputValue(code, rule, nameof(costs.PriceSlippage), costs.PriceSlippage);
                yield return new OutputValue(code, rule, nameof(costs.PerBlock), costs.PerBlock);
                yield return new OutputValue(code, rule, nameof(costs.PerTrade), costs.PerTrade);
                yield return new OutputValue(code, rule, nameof(costs.Percentage), costs.Percentage);
                break;
            default:
                yield return new OutputValue(code, rule, "", value);
                break;
        }
    }

    private static bool IsMapping(object value) => Array.Exists(
        value.GetType().GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));

    private static OutputValue OfPair(object pair, string code, string rule) => new(
        code, rule, pair.GetType().GetProperty("Key")!.GetValue(pair)!.ToString()!, pair.GetType().GetProperty("Value")!.GetValue(pair));
}
