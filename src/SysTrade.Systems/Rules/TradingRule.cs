using SysTrade.Domain;

namespace SysTrade.Systems.Rules;

/// <summary>A rule variation as configured: which function, on which data, with which options.</summary>
/// <param name="Name">Name of the variation, such as <c>ewmac16_64</c>.</param>
/// <param name="Definition">The rule function.</param>
/// <param name="Data">Outputs that give the data, such as <c>rawdata.raw_carry</c>, in order.</param>
/// <param name="Options">Values for the function.</param>
/// <param name="DataOptions">Values for each data output, in the order of <paramref name="Data"/>.</param>
public sealed record TradingRule(
    string Name,
    RuleDefinition Definition,
    IReadOnlyList<string> Data,
    IReadOnlyDictionary<string, object?> Options,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> DataOptions)
{
    /// <summary>Data of a rule that names none.</summary>
    public const string DefaultData = "data.daily_prices";

    /// <summary>The options with the place they come from, for error messages.</summary>
    public NamedOptions NamedOptions() => new(Options, $"trading_rules.{Name}.other_args");
}
