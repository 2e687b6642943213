using System.Collections;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>Stages of the system.</summary>
public sealed class StageCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        SystemOf.Line(boundParameters)?.Stages.Values.Select(s => (s.Name, s.Description)) ?? [];
}
