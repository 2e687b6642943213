using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems.Rules;

namespace SysTrade.PowerShell.Completers;

/// <summary>Rule functions by their short names.</summary>
public sealed class RuleFunctionCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        (SystemOf.Line(boundParameters)?.Rules.Registry ?? RuleRegistry.Provided).Definitions.Select(d => (d.ShortName, d.Description));
}
