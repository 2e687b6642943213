using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.PowerShell.ScriptRules;

/// <summary>A trading rule written as a script: binds series and options to its parameters and reads its result.</summary>
/// <param name="script">The script.</param>
/// <param name="runner">Runs it.</param>
internal sealed class ScriptRule(ScriptText script, ScriptRunner runner)
{
    /// <summary>Name of the parameter that takes all options as one object.</summary>
    public const string OptionsParameter = "options";

    /// <summary>Number of parameters that can take series; the others take options by name.</summary>
    public static int SeriesParameters(ScriptText script) => script.Parameters.Count(p => !IsOptions(p));

    /// <summary>The rule's formula.</summary>
    public TimeSeries Forecast(IReadOnlyList<TimeSeries> data, NamedOptions options)
    {
        var result = runner.Run(Arguments(data, options));
        return result.Count == 1 && Base(result[0]) is TimeSeries series ? series : FromNumbers(result, data);
    }

    private List<(string? Name, object? Value)> Arguments(IReadOnlyList<TimeSeries> data, NamedOptions options)
    {
        var arguments = new List<(string? Name, object? Value)>();
        if (script.Parameters.Count == 0)
        {
            arguments.AddRange(data.Select(series => ((string?)null, (object?)series)));
            arguments.Add((null, options));
            return arguments;
        }

        var bound = 0;
        foreach (var parameter in script.Parameters)
        {
            if (IsOptions(parameter)) arguments.Add((parameter, options));
            else if (bound < data.Count) arguments.Add((parameter, data[bound++]));
            else if (Option(options, parameter) is { } value) arguments.Add((parameter, value));
        }

        return bound == data.Count ? arguments : throw new SysTradeException(
            "RuleFailed", SysErrorKind.InvalidOperation,
            $"the script has {bound} parameters for series ({string.Join(", ", script.Parameters.Select(p => "$" + p))}) and gets {data.Count} series.",
            "Give the script a parameter for each data source of the rule.");
    }

    /// <summary>An option by the name of a parameter, whose case does not matter; asking marks it as known.</summary>
    private static object? Option(NamedOptions options, string parameter) =>
        options.AnyOrNull(options.Names.FirstOrDefault(n => n.Equals(parameter, StringComparison.OrdinalIgnoreCase)) ?? parameter);

    private static TimeSeries FromNumbers(IReadOnlyList<PSObject> result, IReadOnlyList<TimeSeries> data)
    {
        IEnumerable items = result.Count == 1 && Base(result[0]) is IEnumerable and not string ? (IEnumerable)Base(result[0])! : result;
        var index = data[0].Index;
        var values = new double[index.Count];
        var count = 0;
        foreach (var item in items)
        {
            var number = Number(Base(item));
            if (number is null) throw WrongResult($"gave {Describe(Base(item))}{(count > 0 ? $" after {count} numbers" : "")}", index.Count);
            if (count < values.Length) values[count] = number.Value;
            count++;
        }

        if (count != values.Length) throw WrongResult(count == 0 ? "gave nothing" : $"gave {count} numbers", index.Count);
        return new TimeSeries(index, values);
    }

    private static double? Number(object? value) => value switch
    {
        null => double.NaN,
        double number => number,
        float or int or long or short or byte or decimal or uint or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Describe(object? value) => value switch
    {
        string text => $"the text '{(text.Length > 40 ? text[..40] + "..." : text)}'",
        TimeSeries => "more than one object, a series among them",
        _ => $"an object of type {value!.GetType().Name}",
    };

    private static SysTradeException WrongResult(string found, int rows) => new(
        "RuleResult", SysErrorKind.InvalidOperation, $"the script {found}; one series was expected, or {rows} numbers, one for each row of the first series.",
        "Let the script give nothing but its forecast: write $null = ... before calls whose result is not wanted.");

    private static bool IsOptions(string parameter) => parameter.Equals(OptionsParameter, StringComparison.OrdinalIgnoreCase);

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
