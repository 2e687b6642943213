using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Completers;

/// <summary>Stages of the system; with <c>-Available</c> on the line, those that configs may name.</summary>
public sealed class StageCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        boundParameters.Contains("Available")
            ? StageRegistry.Provided.Lists.Select(l => (l.Name, l.Description)).Concat(StageRegistry.Provided.Definitions.Select(d => (d.Name, d.Description)))
            : SystemOf.Line(boundParameters)?.Stages.Values.Select(s => (s.Name, s.Description)) ?? [];
}
