namespace SysTrade.PowerShell.Help;

/// <summary>What one markdown page says about one cmdlet.</summary>
/// <param name="File">Path of the page.</param>
/// <param name="Command">Name of the cmdlet: the page's heading.</param>
/// <param name="Synopsis">The one line under the heading.</param>
/// <param name="Description">Paragraphs of the section <c>Description</c>.</param>
/// <param name="Parameters">Paragraphs by parameter name.</param>
/// <param name="Examples">The examples in order.</param>
/// <param name="Inputs">What the pipeline brings, paragraphs; may be empty.</param>
/// <param name="Outputs">What comes out, paragraphs; may be empty.</param>
/// <param name="Notes">Further paragraphs; may be empty.</param>
/// <param name="Related">Names of related commands and topics.</param>
public sealed record HelpPage(
    string File,
    string Command,
    string Synopsis,
    IReadOnlyList<string> Description,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyList<HelpExample> Examples,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Related);

/// <summary>One example of a help page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">What to type.</param>
/// <param name="Remarks">Paragraphs of explanation.</param>
public sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);
