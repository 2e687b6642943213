using System.Collections;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>Trading rules (variations) of the system, with their functions.</summary>
public sealed class RuleCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        SystemOf.Line(boundParameters)?.Rules.TradingRules.Value.Values.Select(r => (r.Name, $"{r.Definition.ShortName}: {r.Definition.Description}")) ?? [];
}
