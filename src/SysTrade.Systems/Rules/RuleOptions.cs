using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Rules;

/// <summary>Options as rules need them.</summary>
internal static class RuleOptions
{
    /// <summary>A number of rows: whole and at least one.</summary>
    public static int Positive(NamedOptions options, string name, int otherwise)
    {
        var value = options.Int(name, otherwise);
        return value > 0
            ? value
            : throw new SysTradeException(
                "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"{options.Where}: {name} is {value}; it must be at least 1.",
                $"Raise {name} under other_args of the rule.", name);
    }

    /// <summary>A number that the rule cannot do without.</summary>
    public static double Required(NamedOptions options, string name)
    {
        var value = options.Double(name, double.NaN);
        return double.IsNaN(value)
            ? throw new SysTradeException(
                "OptionMissing", SysErrorKind.InvalidArgument, $"{options.Where}: the rule needs a number '{name}'.", $"Add {name} under other_args of the rule.", name)
            : value;
    }
}
