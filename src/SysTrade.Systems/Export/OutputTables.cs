using System.Collections;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Accounting.Simulation;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Export;

/// <summary>Lays outputs out as tables, one for each output or, where an output has several columns for each instrument, one for each instrument.</summary>
public static class OutputTables
{
    /// <summary>The tables of an output.</summary>
    /// <param name="system">The system.</param>
    /// <param name="output">The output.</param>
    /// <param name="instruments">Instruments to include; null takes all of the system.</param>
    /// <param name="rules">Rules to include; null takes those of each instrument.</param>
    public static IReadOnlyList<OutputTable> Of(TradingSystem system, Output output, IReadOnlyList<string>? instruments = null, IReadOnlyList<string>? rules = null)
    {
        var codes = instruments ?? system.Instruments;
        return output.Scope switch
        {
            OutputScope.System => Whole(output.FullName, output.GetValue(default)),
            OutputScope.Instrument => ByName(output, "instrument", codes, code => new OutputArguments(code), system),
            OutputScope.Rule => ByName(output, "rule", rules ?? Rules(system, codes), rule => new OutputArguments(Rule: rule), system),
            _ => ByInstrumentAndRule(system, output, codes, rules),
        };
    }

    private static string[] Rules(TradingSystem system, IReadOnlyList<string> codes) =>
        [.. codes.SelectMany(code => system.CombForecast.TradingRuleList[code]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<OutputTable> Whole(string name, object? value) => value switch
    {
        TimeSeries series => [new SeriesTable(name, [("value", series)])],
        Frame frame => [Table(name, frame)],
        AccountCurve curve => [Table(name, curve.GrossCostsNet()), .. curve.Members.Count == 0 ? [] : new[] { Table(name + ".members", curve.MemberReturns()) }],
        _ => EstimateTables.Of(name, value) ?? [Records(name, [], [([], value)])],
    };

    private static IReadOnlyList<OutputTable> ByName(
        Output output, string heading, IReadOnlyList<string> names, Func<string, OutputArguments> arguments, TradingSystem system)
    {
        var values = system.PerInstrument(names, name => output.GetValue(arguments(name)));
        return values.FirstOrDefault(v => v is not null) switch
        {
            TimeSeries => [new SeriesTable(output.FullName, [.. names.Select((n, i) => (n, (TimeSeries)values[i]!))])],
            AccountCurve => [new SeriesTable(output.FullName, [.. names.Select((n, i) => (n, ((AccountCurve)values[i]!).Returns))])],
            Frame => [.. names.Select((n, i) => Table($"{output.FullName}/{n}", (Frame)values[i]!))],
            OrderSimulation => [.. names.Select((n, i) => Table($"{output.FullName}/{n}", ((OrderSimulation)values[i]!).ToFrame()))],
            MultiplePrices => [.. names.Select((n, i) => Table($"{output.FullName}/{n}", (MultiplePrices)values[i]!))],
            var value when EstimateTables.Of("", value) is not null => [.. names.SelectMany((n, i) => EstimateTables.Of($"{output.FullName}/{n}", values[i])!)],
            _ => [Records(output.FullName, [heading], names.Select((n, i) => (new[] { n }, values[i])))],
        };
    }

    private static IReadOnlyList<OutputTable> ByInstrumentAndRule(TradingSystem system, Output output, IReadOnlyList<string> codes, IReadOnlyList<string>? rules)
    {
        var values = system.PerInstrument(codes, code => (rules ?? system.CombForecast.TradingRuleList[code]).Select(rule => (Rule: rule, Value: output.GetValue(new OutputArguments(code, rule)))).ToArray());
        return values.SelectMany(v => v).FirstOrDefault().Value switch
        {
            TimeSeries => [.. codes.Select((code, i) => new SeriesTable($"{output.FullName}/{code}", [.. values[i].Select(v => (v.Rule, (TimeSeries)v.Value!))]))],
            AccountCurve => [.. codes.Select((code, i) => new SeriesTable($"{output.FullName}/{code}", [.. values[i].Select(v => (v.Rule, ((AccountCurve)v.Value!).Returns))]))],
            _ => [Records(output.FullName, ["instrument", "rule"], codes.SelectMany((code, i) => values[i].Select(v => (new[] { code, v.Rule }, v.Value))))],
        };
    }

    private static SeriesTable Table(string name, MultiplePrices prices)
    {
        TimeSeries Contracts(int[] contracts) => new(prices.Index, [.. contracts.Select(c => c == 0 ? double.NaN : (double)c)]);
        return new SeriesTable(
            name,
            [
                ("CARRY", prices.Carry), ("CARRY_CONTRACT", Contracts(prices.CarryContract)),
                ("PRICE", prices.Price), ("PRICE_CONTRACT", Contracts(prices.PriceContract)),
                ("FORWARD", prices.Forward), ("FORWARD_CONTRACT", Contracts(prices.ForwardContract)),
            ]);
    }

    private static SeriesTable Table(string name, Frame frame) => new(name, [.. frame.Names.Select(n => (n, frame[n]))]);

    /// <summary>Values that are not series: numbers and texts in a <c>value</c> column, lists joined, mappings a row for each entry, records a column for each property.</summary>
    private static RecordTable Records(string name, string[] headings, IEnumerable<(string[] Key, object? Value)> values)
    {
        var all = values.ToArray();
        var first = all.Select(v => v.Value).FirstOrDefault(v => v is not null);
        if (first is IDictionary || IsMapping(first))
        {
            return new RecordTable(name, [.. headings, "name", "value"], [.. all.SelectMany(v => Entries(v.Value).Select(e => (IReadOnlyList<object?>)[.. v.Key, e.Name, Cell(e.Value)]))]);
        }

        if (first is null || IsCell(first)) return new RecordTable(name, [.. headings, "value"], [.. all.Select(v => (IReadOnlyList<object?>)[.. v.Key, Cell(v.Value)])]);
        var properties = first.GetType().GetProperties().Where(p => !p.GetMethod!.IsStatic).ToArray();
        return properties.Length > 0 && properties.All(p => p.GetValue(first) is var part && (part is null || IsCell(part)))
            ? new RecordTable(name, [.. headings, .. properties.Select(p => p.Name)], [.. all.Select(v => (IReadOnlyList<object?>)[.. v.Key, .. properties.Select(p => Cell(p.GetValue(v.Value)))])])
            : throw new SysTradeException(
                "OutputNotTabular", SysErrorKind.InvalidArgument, $"Output {name} has values of type {first.GetType().Name}, which have no table form.", "Ask for the value itself.", name);
    }

    private static bool IsCell(object value) => value is string or double or int or long or bool or IEnumerable<string>;

    private static bool IsMapping(object? value) =>
        value?.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)) == true;

    private static IEnumerable<(string Name, object? Value)> Entries(object? value)
    {
        if (value is not IEnumerable entries) yield break;
        foreach (var entry in entries)
        {
            dynamic pair = entry;
            yield return ((string)pair.Key, (object?)pair.Value);
        }
    }

    private static object? Cell(object? value) => value switch
    {
        null or string or double or int or long or bool => value,
        IEnumerable<string> texts => string.Join(' ', texts),
        _ => value.ToString(),
    };
}
