using System.Management.Automation.Language;

namespace SysTrade.Hosting;

/// <summary>What can be said about a PowerShell text before it runs.</summary>
public static class Statements
{
    /// <summary>Whether PowerShell needs more lines to make sense of a text.</summary>
    /// <param name="text">What was typed so far.</param>
    public static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out var errors);
        return errors.Any(e => e.IncompleteInput);
    }
}
