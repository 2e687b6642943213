using System.Management.Automation;

namespace SysTrade.PowerShell.Help;

/// <summary>Brings pages and commands together and finds what is missing on either side.</summary>
public static class HelpBuild
{
    /// <summary>Each command with its page.</summary>
    /// <param name="commands">The compiled commands.</param>
    /// <param name="folder">Folder of the pages.</param>
    /// <param name="problems">Gets what is missing or too much.</param>
    public static IReadOnlyList<(CmdletInfo Command, HelpPage Page)> Match(IReadOnlyList<CmdletInfo> commands, string folder, ICollection<HelpProblem> problems)
    {
        var pages = new Dictionary<string, HelpPage>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var page = HelpPageReader.Read(file, File.ReadAllText(file), problems);
            if (page.Command != Path.GetFileNameWithoutExtension(file)) problems.Add(new(file, 1, $"The heading '{page.Command}' is not the name of the file."));
            pages[page.Command] = page;
        }

        var matched = new List<(CmdletInfo Command, HelpPage Page)>();
        foreach (var command in commands)
        {
            if (pages.Remove(command.Name, out var page))
            {
                Check(command, page, problems);
                matched.Add((command, page));
            }
            else
            {
                problems.Add(new(folder, 0, $"{command.Name} has no help page; write {command.Name}.md."));
            }
        }

        foreach (var page in pages.Values) problems.Add(new(page.File, 1, $"There is no cmdlet '{page.Command}'."));
        return matched;
    }

    private static void Check(CmdletInfo command, HelpPage page, ICollection<HelpProblem> problems)
    {
        if (page.Description.Count == 0) problems.Add(new(page.File, 0, "The section Description is missing or empty."));
        if (page.Examples.Count == 0) problems.Add(new(page.File, 0, "There must be at least one example."));
        var own = CompiledCommands.Own(command.ParameterSets.SelectMany(s => s.Parameters)).Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in own.Except(page.Parameters.Keys, StringComparer.OrdinalIgnoreCase)) problems.Add(new(page.File, 0, $"Parameter -{name} is not described."));
        foreach (var name in page.Parameters.Keys.Except(own, StringComparer.OrdinalIgnoreCase)) problems.Add(new(page.File, 0, $"{command.Name} has no parameter -{name}."));
    }
}
