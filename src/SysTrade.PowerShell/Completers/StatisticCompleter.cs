using System.Collections;
using SysTrade.PowerShell.Infrastructure;
using SysTrade.PowerShell.Rows;

namespace SysTrade.PowerShell.Completers;

/// <summary>Names of the statistics of an account curve.</summary>
public sealed class StatisticCompleter : QuietCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        StatisticNames.All.Select(n => (n.Name, n.Description));
}
