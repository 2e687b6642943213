namespace SysTrade.Systems.Rules;

/// <summary>A known rule function that configs may name.</summary>
/// <param name="Name">Full name; for provided rules pysystemtrade's dotted name.</param>
/// <param name="ShortName">Name without the dots.</param>
/// <param name="Description">What it does.</param>
/// <param name="Data">Data series it takes when the config names none.</param>
/// <param name="Function">The formula.</param>
public sealed record RuleDefinition(string Name, string ShortName, string Description, IReadOnlyList<string> Data, RuleFunction Function)
{
    /// <summary>The formula with volatility of levels, used under the quirk <c>ewmac_calc_vol_of_levels</c>; null when the rule has no volatility of its own.</summary>
    public RuleFunction? WithVolatilityOfLevels { get; init; }
}
