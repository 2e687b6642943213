using SysTrade.Data;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Rows;

/// <summary>An output that a system offers.</summary>
/// <param name="FullName"><c>stage.output</c>, what to ask for.</param>
/// <param name="Stage">Stage that offers it.</param>
/// <param name="Scope">What it has to be asked with.</param>
/// <param name="ValueType">Sort of value: Series, Frame, AccountCurve, Number, Text, ...</param>
/// <param name="Unit">Unit of the value, or empty.</param>
/// <param name="Description">What it is.</param>
public sealed record OutputInfo(string FullName, string Stage, OutputScope Scope, string ValueType, string Unit, string Description)
{
    internal static OutputInfo Of(Output output) => new(output.FullName, output.Stage.Name, output.Scope, Sort(output.ValueType), output.Unit, output.Description);

    private static string Sort(Type type)
    {
        if (type == typeof(TimeSeries)) return "Series";
        if (type == typeof(Frame)) return "Frame";
        if (type == typeof(AccountCurve)) return "AccountCurve";
        if (type == typeof(MultiplePrices)) return "MultiplePrices";
        if (type == typeof(double) || type == typeof(int)) return "Number";
        if (type == typeof(string)) return "Text";
        if (typeof(IEnumerable<string>).IsAssignableFrom(type)) return "Names";
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? "Mapping" : type.Name;
    }
}
