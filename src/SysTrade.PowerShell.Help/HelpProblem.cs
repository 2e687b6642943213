namespace SysTrade.PowerShell.Help;

/// <summary>Something wrong with a help page, at a line, in the form that builds show as an error.</summary>
/// <param name="File">Page or folder concerned.</param>
/// <param name="Line">Line from 1, or 0 for the whole file.</param>
/// <param name="Text">What was found and what is expected.</param>
public sealed record HelpProblem(string File, int Line, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Line > 0 ? $"{File}({Line}): error HELP: {Text}" : $"{File}: error HELP: {Text}";
}
