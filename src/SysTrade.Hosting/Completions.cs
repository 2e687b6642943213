using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.Hosting;

/// <summary>What may stand in place of a part of the line.</summary>
/// <param name="Start">Where the part begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="Texts">What may stand there.</param>
/// <param name="Names">The same as shown in a list.</param>
public sealed record Completions(int Start, int Length, IReadOnlyList<string> Texts, IReadOnlyList<string> Names)
{
    /// <summary>Nothing.</summary>
    public static Completions None { get; } = new(0, 0, [], []);

    /// <summary>Asks PowerShell's completion, which also calls the completers of the cmdlets.</summary>
    /// <param name="runspace">The session.</param>
    /// <param name="text">The line.</param>
    /// <param name="cursor">The place.</param>
    public static Completions Ask(Runspace runspace, string text, int cursor)
    {
        using var shell = Engine.Create();
        shell.Runspace = runspace;
        try
        {
            var found = CommandCompletion.CompleteInput(text, cursor, null, shell);
            if (found.CompletionMatches.Count > 0)
            {
                return new Completions(
                    found.ReplacementIndex, found.ReplacementLength, [.. found.CompletionMatches.Select(m => m.CompletionText)],
                    [.. found.CompletionMatches.Select(m => m.ListItemText)]);
            }
        }
        catch (RuntimeException)
        {
            // Half a line may not make sense yet; a key press is no place for an error message. Files are still offered.
        }

        return Files(runspace.SessionStateProxy.Path.CurrentFileSystemLocation.ProviderPath, text, cursor);
    }

    /// <summary>File names: PowerShell's own completion of them needs commands that this program does not have.</summary>
    internal static Completions Files(string currentFolder, string text, int cursor)
    {
        var start = cursor;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('\'' or '"' or '(' or ',' or '=' or ';')) start--;
        var word = text[start..cursor];
        if (word.StartsWith('-') || word.StartsWith('$')) return None;
        var slash = word.LastIndexOf('/') + 1;
        var folder = word[..slash];
        var path = folder.StartsWith('~') ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + folder[1..] : Path.Combine(currentFolder, folder);
        if (!Directory.Exists(path)) return None;
        var hidden = word.Length > slash && word[slash] == '.';
        string[] names = [.. new DirectoryInfo(path).EnumerateFileSystemInfos(word[slash..] + "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 })
            .Where(f => hidden || !f.Name.StartsWith('.')).Select(f => f is DirectoryInfo ? f.Name + "/" : f.Name).Order(StringComparer.Ordinal)];
        return new Completions(start, cursor - start, [.. names.Select(n => folder + n)], names);
    }
}
