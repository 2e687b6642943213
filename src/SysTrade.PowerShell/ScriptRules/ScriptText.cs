using System.Management.Automation;
using System.Management.Automation.Language;

namespace SysTrade.PowerShell.ScriptRules;

/// <summary>A script block as text that can be run elsewhere, and where it was written.</summary>
/// <param name="Body">What stands between the braces.</param>
/// <param name="File">Script file, or null.</param>
/// <param name="Line">Line of the opening brace in the file or the input, from 1.</param>
/// <param name="Parameters">Parameters in order, as they are written.</param>
internal sealed record ScriptText(string Body, string? File, int Line, IReadOnlyList<string> Parameters)
{
    public static ScriptText Of(ScriptBlock script)
    {
        var tree = (ScriptBlockAst)(script.Ast is FunctionDefinitionAst function ? function.Body : script.Ast);
        var text = tree.Extent.Text;
        var body = tree.Parent is not null && text.StartsWith('{') && text.EndsWith('}') ? text[1..^1] : text;
        var parameters = tree.ParamBlock?.Parameters ?? (script.Ast as FunctionDefinitionAst)?.Parameters;
        return new ScriptText(body, tree.Extent.File, tree.Extent.StartLineNumber, parameters is null ? [] : [.. parameters.Select(p => p.Name.VariablePath.UserPath)]);
    }

    /// <summary>Where a line of the body stands, for messages.</summary>
    /// <param name="line">Line of the body, from 1.</param>
    public string Place(int line) => $"{File ?? "the script"}, line {Line + line - 1}";
}
