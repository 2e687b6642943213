using System.Management.Automation.Runspaces;

namespace SysTrade.ConsoleHost.Running;

/// <summary>
/// Turns words of a command line into arguments of a script, as <c>pwsh -File</c> does: <c>-Folder x</c> and <c>-Folder:x</c> name a
/// parameter, <c>-Force</c> and <c>-Force:$false</c> a switch, a number such as <c>-5</c> and every other word is a value.
/// </summary>
public static class ScriptParameters
{
    /// <summary>The arguments, in order.</summary>
    /// <param name="words">Words of the command line.</param>
    public static IEnumerable<CommandParameter> Read(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length < 2 || word[0] != '-' || !(char.IsLetter(word[1]) || word[1] is '_' or '?'))
            {
                yield return new CommandParameter(null, word);
                continue;
            }

            var colon = word.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || colon == word.Length - 1) yield return new CommandParameter(word);
            else yield return new CommandParameter(word[..colon], Value(word[(colon + 1)..]));
        }
    }

    private static object Value(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };
}
