using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Rules;

/// <summary>Options that a rule cannot do without.</summary>
internal static class RuleOptions
{
    public static double Required(NamedOptions options, string name)
    {
        var value = options.Double(name, double.NaN);
        return double.IsNaN(value)
            ? throw new SysTradeException(
                "OptionMissing", SysErrorKind.InvalidArgument, $"{options.Where}: the rule needs a number '{name}'.", $"Add {name} under other_args of the rule.", name)
            : value;
    }
}
