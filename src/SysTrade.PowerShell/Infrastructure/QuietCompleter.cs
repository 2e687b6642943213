using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>
/// Base of our completers: matches what was typed against names with a description, quotes where PowerShell needs it, and never
/// disturbs the prompt. A completer reads only what the session already holds; it opens and connects nothing.
/// </summary>
public abstract class QuietCompleter : IArgumentCompleter
{
    /// <summary>The names that may stand here with a description each, in the order to be shown.</summary>
    /// <param name="boundParameters">Parameters already given on the line.</param>
    protected abstract IEnumerable<(string Name, string Description)> Candidates(IDictionary boundParameters);

    /// <summary>True when a name may be what is being typed: by default when it begins so, in either case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="typed">What was typed, without quotes.</param>
    protected virtual bool Matches(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return Match(wordToComplete ?? "", Candidates(fakeBoundParameters));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A key press must not print an error into the line being typed: no names is the right answer. The cause stays visible here.
            Trace.TraceWarning($"Completing {commandName} -{parameterName}: {error}");
            return [];
        }
    }

    private List<CompletionResult> Match(string word, IEnumerable<(string Name, string Description)> candidates)
    {
        var quote = word.Length > 0 && word[0] is '\'' or '"' ? word[..1] : "";
        var typed = word.Trim('\'', '"');
        var results = new List<CompletionResult>();
        foreach (var (name, description) in candidates)
        {
            if (!Matches(name, typed)) continue;
            var tip = description.Length > 0 ? description : name;
            results.Add(new CompletionResult(Quoted(name, quote), name, CompletionResultType.ParameterValue, tip));
        }

        return results;
    }

    private static string Quoted(string name, string quote)
    {
        var plain = name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/');
        if (quote == "\"" && plain) return $"\"{name}\"";
        return plain && quote.Length == 0 ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
    }
}
