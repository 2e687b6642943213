using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Completers;

/// <summary>Names of repositories.</summary>
public sealed class RepositoryCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) => DataBlob.AllNames.Select(n => (n, n));
}
