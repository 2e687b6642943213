using System.Collections;
using SysTrade.Data;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Completers;

/// <summary>Currencies with a rate against the dollar, and the dollar.</summary>
public sealed class CurrencyCompleter : QuietCompleter
{
    private const string Dollar = "USD";

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters) =>
        SystemOf.Data(boundParameters)?.Store.Keys(SeriesKind.FxPrices).Where(pair => pair.EndsWith(Dollar, StringComparison.Ordinal)).Select(pair => pair[..^3])
            .Append(Dollar).Order(StringComparer.Ordinal).Select(c => (c, "")) ?? [];
}
