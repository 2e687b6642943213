using System.Collections;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>Asset classes of the data.</summary>
public sealed class AssetClassCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        SystemOf.Data(boundParameters)?.AssetClasses.Select(a => (a, "")) ?? [];
}
