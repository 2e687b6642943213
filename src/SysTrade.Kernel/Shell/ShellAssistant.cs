using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using SysTrade.Hosting;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.Kernel.Shell;

/// <summary>Completion and explanation of PowerShell.</summary>
/// <param name="cells">The PowerShell cells.</param>
internal sealed class ShellAssistant(PowerShellCells cells)
{
    /// <summary>What may stand at a place.</summary>
    public Completions Complete(string code, int cursor)
    {
        if (!Ready()) return Completions.None with { Start = cursor };
        var found = Completions.Ask(cells.Runspace, code, cursor);
        return found.Texts.Count > 0 ? found : found with { Start = cursor, Length = 0 };
    }

    /// <summary>The help of the command at a place or the value of the variable there, or null.</summary>
    public string? Explain(string code, int cursor, bool detailed)
    {
        if (!Ready()) return null;
        var ast = Parser.ParseInput(code, out var tokens, out _);
        if (ast.Find(a => a is VariableExpressionAst && a.Extent.StartOffset <= cursor && a.Extent.EndOffset >= cursor, searchNestedScriptBlocks: true) is VariableExpressionAst variable)
        {
            var value = cells.Runspace.SessionStateProxy.PSVariable.GetValue(variable.VariablePath.UserPath);
            return value is null ? null : $"[{value.GetType().Name}] ${variable.VariablePath.UserPath} = {value}";
        }

        var command = ast.FindAll(a => a is CommandAst && a.Extent.StartOffset <= cursor && a.Extent.EndOffset >= cursor, searchNestedScriptBlocks: true).LastOrDefault() as CommandAst;
        return command?.GetCommandName() is { } name ? Help(name, detailed) : null;
    }

    private bool Ready()
    {
        if (cells.Runspace.RunspaceAvailability != RunspaceAvailability.Available) return false;
        Runspace.DefaultRunspace = cells.Runspace;
        return true;
    }

    private string? Help(string name, bool detailed)
    {
        using var shell = Engine.Create();
        shell.Runspace = cells.Runspace;
        try
        {
            shell.AddCommand("Get-Help").AddParameter("Name", name);
            if (detailed) shell.AddParameter("Full");
            var help = shell.Invoke();
            if (help.Count == 0) return null;
            var text = new System.Text.StringBuilder();
            Add(text, "Synopsis", help[0].Properties["Synopsis"]?.Value);
            Add(text, "Description", help[0].Properties["Description"]?.Value);
            using var syntax = Engine.Create();
            syntax.Runspace = cells.Runspace;
            var lines = syntax.AddCommand("Get-Command").AddParameter("Name", name).AddParameter("Syntax").Invoke<string>();
            Add(text, "Syntax", string.Join("\n", lines));
            return text.ToString().Trim();
        }
        catch (RuntimeException)
        {
            // Half a name is no command; there is nothing to explain then.
            return null;
        }
    }

    private static void Add(System.Text.StringBuilder text, string heading, object? content)
    {
        if (content is PSObject wrapped) content = wrapped.BaseObject;
        var value = content is object[] parts
            ? string.Join("\n\n", parts.Select(p => (p as PSObject)?.Properties["Text"]?.Value?.ToString() ?? p?.ToString())) : content?.ToString();
        if (!string.IsNullOrWhiteSpace(value)) text.Append(heading).Append('\n').Append(value.Trim()).Append("\n\n");
    }
}
