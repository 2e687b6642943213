using System.Collections;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>What a config can be compatible with.</summary>
public sealed class CompatibilityCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        [("pysystemtrade", "Reproduce its numeric deviations, to compare numbers."), ("none", "Be right.")];
}
