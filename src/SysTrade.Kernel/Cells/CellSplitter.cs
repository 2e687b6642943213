using SysTrade.Domain.Errors;

namespace SysTrade.Kernel.Cells;

/// <summary>A language of a part of a cell.</summary>
internal enum CellLanguage
{
    /// <summary>C#, the language of a cell that names none.</summary>
    CSharp,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>Text to be shown.</summary>
    Markdown,

    /// <summary>HTML to be shown.</summary>
    Html,
}

/// <summary>A part of a cell in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Start">Where its text begins in the cell.</param>
/// <param name="Text">Its text.</param>
internal sealed record CellPart(CellLanguage Language, int Start, string Text);

/// <summary>Splits a cell at its language marks, lines such as <c>#!pwsh</c>, as .NET Interactive writes them.</summary>
internal static class CellSplitter
{
    private const string Mark = "#!";

    private static readonly Dictionary<string, CellLanguage> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = CellLanguage.CSharp,
        ["c#"] = CellLanguage.CSharp,
        ["pwsh"] = CellLanguage.PowerShell,
        ["powershell"] = CellLanguage.PowerShell,
        ["markdown"] = CellLanguage.Markdown,
        ["html"] = CellLanguage.Html,
    };

    // Variables are shared without being asked for, so these have nothing left to do.
    private static readonly HashSet<string> Needless = new(StringComparer.OrdinalIgnoreCase) { "share", "set" };

    /// <summary>The marks there are.</summary>
    public static IEnumerable<string> Marks => Languages.Keys.Select(l => Mark + l);

    /// <summary>The parts, in order; empty ones are left out.</summary>
    /// <exception cref="SysTradeException"><c>UnknownCellMark</c>.</exception>
    public static IReadOnlyList<CellPart> Split(string code) => Split(code, strict: true);

    /// <summary>The part that holds a place, for completion: unknown marks are no error here.</summary>
    public static CellPart At(string code, int offset) =>
        Split(code, strict: false).LastOrDefault(p => p.Start <= offset) ?? new CellPart(CellLanguage.CSharp, 0, code);

    private static List<CellPart> Split(string code, bool strict)
    {
        var parts = new List<CellPart>();
        var (language, start, at) = (CellLanguage.CSharp, 0, 0);
        while (at < code.Length)
        {
            var end = code.IndexOf('\n', at);
            var next = end < 0 ? code.Length : end + 1;
            var line = code.AsSpan(at, next - at).Trim();
            if (IsMark(line) && Read(line.ToString(), strict) is { } mark)
            {
                Add(at);
                language = mark.Language ?? language;
                start = next;
            }

            at = next;
        }

        Add(code.Length);
        return parts;

        void Add(int until)
        {
            var text = code[start..until];
            if (!string.IsNullOrWhiteSpace(text)) parts.Add(new CellPart(language, start, text));
        }
    }

    // A script's first line may name an interpreter: #!/usr/bin/env.
    private static bool IsMark(ReadOnlySpan<char> line) => line.StartsWith(Mark, StringComparison.Ordinal) && line.Length > 2 && char.IsAsciiLetter(line[2]);

    private static (CellLanguage? Language, string Name)? Read(string line, bool strict)
    {
        var name = line[Mark.Length..].Split([' ', '\t'], 2)[0];
        if (Languages.TryGetValue(name, out var language)) return (language, name);
        if (Needless.Contains(name)) return (null, name);
        if (!strict) return null;
        throw new SysTradeException(
            "UnknownCellMark", SysErrorKind.NotFound, $"There is no cell mark '{Mark}{name}'; there are {string.Join(", ", Marks)}.",
            "Variables are shared between C# and PowerShell without a mark.", line);
    }
}
