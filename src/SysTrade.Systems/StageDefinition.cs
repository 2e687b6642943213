using SysTrade.Systems.Rules;

namespace SysTrade.Systems;

/// <summary>A stage that a config may name.</summary>
/// <param name="Name">Name for configs, for example <c>daily_market_orders</c>. It need not be the stage's own name: several kinds of stage may take the same place.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Create">Makes a new one; the rule functions known are handed to it.</param>
public sealed record StageDefinition(string Name, string Description, Func<RuleRegistry, Stage> Create);
