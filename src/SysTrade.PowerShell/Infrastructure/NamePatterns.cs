using System.Management.Automation;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Names as they are typed: exact ones must exist, ones with wildcards mean all that match.</summary>
internal static class NamePatterns
{
    /// <summary>The known names that what was typed stands for, in the order typed, each once.</summary>
    /// <param name="typed">Names, case-sensitive, or patterns with <c>*</c>, <c>?</c> and <c>[a-z]</c>, whose case does not matter.</param>
    /// <param name="known">Names that exist.</param>
    /// <param name="thing">What the names are, for the error: <c>instrument</c>.</param>
    /// <param name="where">Where they were looked for, for the error.</param>
    /// <param name="onUnknown">Gets the error of each name that does not exist; the others go on.</param>
    public static IReadOnlyList<string> Expand(
        IEnumerable<string> typed, IReadOnlyList<string> known, string thing, string? where, Action<SysTradeException> onUnknown)
    {
        var found = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var name in typed)
        {
            if (WildcardPattern.ContainsWildcardCharacters(name))
            {
                var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
                foreach (var match in known) if (pattern.IsMatch(match)) found.TryAdd(match, true);
            }
            else if (known.Contains(name, StringComparer.Ordinal))
            {
                found.TryAdd(name, true);
            }
            else
            {
                onUnknown(new UnknownNameException(thing, name, known, where));
            }
        }

        return [.. found.Keys];
    }
}
