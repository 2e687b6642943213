namespace SysTrade.Domain.Errors;

/// <summary>Finds the known names that a mistyped one probably meant.</summary>
public static class NearestName
{
    /// <summary>Known names within a small edit distance of <paramref name="name"/>, nearest first, at most <paramref name="count"/>.</summary>
    /// <remarks>
    /// Compares case-insensitively. A dotted name is also compared by its last part, so that
    /// <c>systems.rules.ewmac</c> finds <c>systems.provided.rules.ewmac.ewmac</c>.
    /// </remarks>
    public static IReadOnlyList<string> Find(string name, IEnumerable<string> known, int count = 3)
    {
        var limit = Math.Max(2, name.Length / 3);
        return known
            .Select(k => (Known: k, Distance: Distance(name, k)))
            .Where(x => x.Distance <= limit)
            .OrderBy(x => x.Distance).ThenBy(x => x.Known, StringComparer.Ordinal)
            .Take(count).Select(x => x.Known).ToArray();
    }

    private static int Distance(string name, string known)
    {
        var whole = EditDistance(name, known);
        if (known.Contains(name, StringComparison.OrdinalIgnoreCase) && name.Length >= 3) whole = Math.Min(whole, 2);
        int dotName = name.LastIndexOf('.'), dotKnown = known.LastIndexOf('.');
        if (dotName < 0 && dotKnown < 0) return whole;
        string lastName = name[(dotName + 1)..], lastKnown = known[(dotKnown + 1)..];
        var last = EditDistance(lastName, lastKnown) + 1;
        if (lastKnown.Length >= 3 && lastName.StartsWith(lastKnown, StringComparison.OrdinalIgnoreCase)) last = Math.Min(last, 3);
        return Math.Min(whole, last);
    }

    /// <summary>Number of insertions, deletions, replacements and swaps of neighbours between two names, ignoring case.</summary>
    public static int EditDistance(string a, string b)
    {
        var rows = new int[3][] { new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1] };
        for (var j = 0; j <= b.Length; j++) rows[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var (row, last, before) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }

        return rows[a.Length % 3][b.Length];
    }

    private static bool Same(char x, char y) => char.ToUpperInvariant(x) == char.ToUpperInvariant(y);
}
