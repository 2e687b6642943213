using System.Text;
using System.Text.RegularExpressions;

namespace SysTrade.PowerShell.Help;

/// <summary>
/// Reads a help page: <c># Verb-Noun</c>, a synopsis line, then sections <c>## Description</c>, <c>## Parameters</c> with one
/// <c>### -Name</c> each, <c>## Examples</c> with one <c>### Title</c> and a fenced block each, and optionally <c>## Inputs</c>,
/// <c>## Outputs</c>, <c>## Notes</c> and <c>## Related</c> (a list of names).
/// </summary>
public static partial class HelpPageReader
{
    private static readonly string[] Sections = ["Description", "Parameters", "Examples", "Inputs", "Outputs", "Notes", "Related"];

    /// <summary>Reads one page.</summary>
    /// <param name="file">Path, for messages.</param>
    /// <param name="text">Its content.</param>
    /// <param name="problems">Gets what is wrong with it.</param>
    public static HelpPage Read(string file, string text, ICollection<HelpProblem> problems)
    {
        var blocks = Split(text);
        var title = blocks[0].Level == 1 ? blocks[0].Heading : "";
        if (title.Length == 0) problems.Add(new(file, 1, "The page must begin with '# ' and the name of the cmdlet."));
        var synopsis = Paragraphs(blocks[0].Body);
        if (synopsis.Count != 1) problems.Add(new(file, 1, $"One paragraph, the synopsis, must follow the heading; there are {synopsis.Count}."));

        var sections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var parameters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        var examples = new List<HelpExample>();
        var section = "";
        foreach (var block in blocks.Skip(1))
        {
            if (block.Level == 2)
            {
                section = block.Heading;
                if (!Sections.Contains(section)) problems.Add(new(file, block.Line, $"Unknown section '{section}'; sections are {string.Join(", ", Sections)}."));
                if (!sections.TryAdd(section, Paragraphs(block.Body))) problems.Add(new(file, block.Line, $"Section '{section}' stands twice."));
            }
            else if (section == "Parameters" && block.Heading.StartsWith('-'))
            {
                var paragraphs = Paragraphs(block.Body);
                if (paragraphs.Count == 0) problems.Add(new(file, block.Line, $"Parameter {block.Heading} has no text."));
                if (!parameters.TryAdd(block.Heading[1..], paragraphs)) problems.Add(new(file, block.Line, $"Parameter {block.Heading} stands twice."));
            }
            else if (section == "Examples")
            {
                examples.Add(Example(file, block, problems));
            }
            else
            {
                problems.Add(new(file, block.Line, $"Heading '{block.Heading}' is out of place: '### -Name' belongs under Parameters, '### Title' under Examples."));
            }
        }

        IReadOnlyList<string> Section(string name) => sections.GetValueOrDefault(name, []);
        return new HelpPage(
            file, title, synopsis.FirstOrDefault(""), Section("Description"), parameters, examples, Section("Inputs"), Section("Outputs"), Section("Notes"),
            [.. Section("Related").SelectMany(p => p.Split('\n')).Select(l => Plain(l.TrimStart('-', ' ')))]);
    }

    private static HelpExample Example(string file, Block block, ICollection<HelpProblem> problems)
    {
        var code = new StringBuilder();
        var rest = new List<string>();
        var inside = false;
        foreach (var line in block.Body)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else if (inside) code.Append(line).Append('\n');
            else rest.Add(line);
        }

        if (code.Length == 0) problems.Add(new(file, block.Line, $"Example '{block.Heading}' has no code block."));
        return new HelpExample(block.Heading, code.ToString().TrimEnd('\n'), Paragraphs(rest));
    }

    private static List<Block> Split(string text)
    {
        var blocks = new List<Block> { new(0, "", 1, []) };
        var fenced = false;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            var match = fenced ? Match.Empty : HeadingPattern().Match(line);
            if (match.Success) blocks.Add(new(match.Groups[1].Length, match.Groups[2].Value.Trim(), number, []));
            else blocks[^1].Body.Add(line);
        }

        if (blocks.Count > 1 && blocks[0].Body.TrueForAll(string.IsNullOrWhiteSpace)) blocks.RemoveAt(0);
        return blocks;
    }

    /// <summary>Paragraphs are separated by empty lines; a list keeps its line breaks, other lines are joined.</summary>
    private static List<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var current = new StringBuilder();
        foreach (var line in lines.Append(""))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                if (current.Length > 0) paragraphs.Add(Plain(current.ToString()));
                current.Clear();
                continue;
            }

            var item = line.TrimStart().StartsWith("- ", StringComparison.Ordinal) || line.TrimStart().StartsWith('|');
            if (current.Length > 0) current.Append(item ? '\n' : ' ');
            current.Append(line.Trim());
        }

        return paragraphs;
    }

    /// <summary>Text as a console shows it: without emphasis and code marks, links by their text.</summary>
    private static string Plain(string text) => LinkPattern().Replace(text, "$1").Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex("^(#{1,3}) +(.+)$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex LinkPattern();

    private sealed record Block(int Level, string Heading, int Line, List<string> Body);
}
