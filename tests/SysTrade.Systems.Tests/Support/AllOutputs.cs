using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Tests.Support;

/// <summary>Every number a system gives, as named series.</summary>
internal static class AllOutputs
{
    /// <summary>Outputs of an instrument that are averages over other instruments of the system.</summary>
    public static readonly string[] AcrossTheSystem =
    [
        "rawdata.daily_vol_normalised_price_for_asset_class_with_redundant_instrument_code", "rawdata.normalised_price_for_asset_class",
        "rawdata.median_carry_for_asset_class_with_redundant_instrument_code", "rawdata.median_carry_for_asset_class",
    ];

    /// <summary>Outputs that are averages over the instruments of a class there are data for, whether in the system or not.</summary>
    public static readonly string[] AcrossTheData =
    [
        "rawdata.factor_values_over_asset_class", "rawdata.current_average_factor_value_over_asset_class", "rawdata.average_factor_value_in_asset_class_for_instrument",
    ];

    /// <summary>Everything that is a number, a series, a frame or a curve, for every instrument and rule.</summary>
    public static Dictionary<string, TimeSeries> Of(TradingSystem system)
    {
        var all = new Dictionary<string, TimeSeries>();
        var rules = system.Rules.TradingRules.Value.Keys.ToArray();
        foreach (var output in system.Outputs)
        {
            // Rows of other outputs, shown alone.
            if (output.Options.Any(o => o.Name == "relevant_date")) continue;
            foreach (var arguments in Arguments(output.Scope, system.Instruments, rules))
            {
                foreach (var (part, series) in Parts(ValueOrNull(output, arguments))) all[new OutputKey(output.FullName, arguments) + part] = series;
            }
        }

        return all;
    }

    /// <summary>Full name of the output a name of <see cref="Of"/> belongs to.</summary>
    public static string OutputOf(string name) => name.Split('(', '/')[0];

    /// <summary>Names whose series differ in a row or a stamp.</summary>
    public static string[] Different(Dictionary<string, TimeSeries> a, Dictionary<string, TimeSeries> b) =>
        [.. a.Keys.Union(b.Keys).Where(k => !a.TryGetValue(k, out var x) || !b.TryGetValue(k, out var y) || !Same(x, y)).Order(StringComparer.Ordinal)];

    /// <summary>Outputs that differ.</summary>
    public static string[] DifferentOutputs(TradingSystem a, TradingSystem b) => [.. Different(Of(a), Of(b)).Select(OutputOf).Distinct()];

    /// <summary>Equal bit for bit, NaN included; zero and minus zero are the same.</summary>
    public static bool Same(TimeSeries a, TimeSeries b)
    {
        if (a.Count != b.Count) return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (a.Index.Ticks[i] != b.Index.Ticks[i] || !(a[i] == b[i] || (double.IsNaN(a[i]) && double.IsNaN(b[i])))) return false;
        }

        return true;
    }

    /// <summary>Null where the market lacks what the output shows, such as roll parameters.</summary>
    private static object? ValueOrNull(Output output, OutputArguments arguments)
    {
        try
        {
            return output.GetValue(arguments);
        }
        catch (MissingDataException)
        {
            return null;
        }
    }

    private static IEnumerable<OutputArguments> Arguments(OutputScope scope, IReadOnlyList<string> codes, string[] rules) => scope switch
    {
        OutputScope.System => [default],
        OutputScope.Instrument => codes.Select(c => new OutputArguments(c)),
        OutputScope.Rule => rules.Select(r => new OutputArguments(Rule: r)),
        _ => codes.SelectMany(c => rules.Select(r => new OutputArguments(c, r))),
    };

    private static IEnumerable<(string Part, TimeSeries Series)> Parts(object? value) => value switch
    {
        TimeSeries series => [("", series)],
        Frame frame => frame.Names.Select(n => ("/" + n, frame[n])),
        AccountCurve curve => [("/gross", curve.Source.Gross), ("/costs", curve.Source.Costs), ("/capital", curve.Source.Capital)],
        double number => [("", new TimeSeries(Days.Index(1), [number]))],
        int number => [("", new TimeSeries(Days.Index(1), [number]))],
        IReadOnlyDictionary<string, double> numbers => numbers.Select(n => ("/" + n.Key, new TimeSeries(Days.Index(1), [n.Value]))),
        _ => [],
    };
}
