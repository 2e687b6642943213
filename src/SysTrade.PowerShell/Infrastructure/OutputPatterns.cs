using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Outputs as they are typed: <c>stage.output</c>, the output's name alone, or a pattern.</summary>
internal static class OutputPatterns
{
    /// <summary>The outputs that what was typed stands for, in the order typed, each once.</summary>
    /// <param name="system">The system.</param>
    /// <param name="typed">Names or patterns; a pattern is matched with the full name and with the name within the stage.</param>
    /// <param name="onUnknown">Gets the error of each name that stands for no output; the others go on.</param>
    public static IReadOnlyList<Output> Expand(TradingSystem system, IEnumerable<string> typed, Action<SysTradeException> onUnknown)
    {
        var found = new OrderedDictionary<string, Output>(StringComparer.Ordinal);
        foreach (var name in typed)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                var before = found.Count;
                foreach (var output in system.Outputs.Where(o => pattern.IsMatch(o.FullName) || pattern.IsMatch(o.Name))) found.TryAdd(output.FullName, output);
                if (found.Count == before) onUnknown(new UnknownNameException("output", name, system.Outputs.Select(o => o.FullName)));
                continue;
            }

            try
            {
                var output = system.FindOutput(name);
                found.TryAdd(output.FullName, output);
            }
            catch (SysTradeException error)
            {
                onUnknown(error);
            }
        }

        return [.. found.Values];
    }
}
