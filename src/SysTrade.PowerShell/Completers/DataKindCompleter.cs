using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Completers;

/// <summary>Kinds of data that are copied.</summary>
public sealed class DataKindCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) => DataCopy.Kinds.Select(k => (k, k.Replace('_', ' ')));
}
