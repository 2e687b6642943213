using System.Runtime.CompilerServices;
using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Which warnings of a system were shown, so that each is shown once.</summary>
internal static class SystemWarnings
{
    private static readonly ConditionalWeakTable<TradingSystem, HashSet<string>> Shown = [];

    /// <summary>The warnings that were not given yet.</summary>
    public static IReadOnlyList<string> New(TradingSystem system)
    {
        var shown = Shown.GetValue(system, static _ => new HashSet<string>(StringComparer.Ordinal));
        lock (shown) return [.. system.Warnings.Where(shown.Add)];
    }
}
