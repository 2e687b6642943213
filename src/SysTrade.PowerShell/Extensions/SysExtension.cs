using SysTrade.Systems;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Extensions;

/// <summary>Rules and stages of a C# file of the user's own.</summary>
/// <param name="Path">The file.</param>
/// <param name="Rules">Rule functions that configs may name: its public static methods marked with <see cref="TradingRuleAttribute"/>.</param>
/// <param name="Stages">Stages: its public classes derived from <see cref="Stage"/> with a constructor without parameters, by class name.</param>
public sealed record SysExtension(string Path, IReadOnlyList<RuleDefinition> Rules, IReadOnlyList<StageDefinition> Stages);
