using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;

namespace SysTrade.PowerShell.ScriptRules;

/// <summary>
/// What a script uses of the session it was written in: variables with their values at this moment, and functions. It takes them along,
/// since it runs in sessions of its own.
/// </summary>
internal sealed class ScriptSurroundings
{
    private readonly SessionState _session;
    private readonly OrderedDictionary<string, object?> _variables = new(StringComparer.OrdinalIgnoreCase);
    private readonly OrderedDictionary<string, string> _functions = new(StringComparer.OrdinalIgnoreCase);

    private ScriptSurroundings(SessionState session) => _session = session;

    /// <summary>What a script uses.</summary>
    /// <param name="script">The script.</param>
    /// <param name="session">The session it was written in.</param>
    public static ScriptSurroundings Of(ScriptBlock script, SessionState session)
    {
        var surroundings = new ScriptSurroundings(session);
        surroundings.Take(script.Ast);
        return surroundings;
    }

    /// <summary>Adds them to what a new session starts with.</summary>
    /// <param name="state">The state.</param>
    public void AddTo(InitialSessionState state)
    {
        foreach (var (name, value) in _variables) state.Variables.Add(new SessionStateVariableEntry(name, Own(value), ""));
        foreach (var (name, body) in _functions) state.Commands.Add(new SessionStateFunctionEntry(name, body));
    }

    private void Take(Ast script)
    {
        var tree = script is FunctionDefinitionAst function ? function.Body : script;
        foreach (var variable in tree.FindAll(static n => n is VariableExpressionAst, searchNestedScriptBlocks: true).Cast<VariableExpressionAst>()) TakeVariable(variable);
        foreach (var command in tree.FindAll(static n => n is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            if (command.GetCommandName() is { } name) TakeFunction(name);
        }
    }

    private void TakeVariable(VariableExpressionAst variable)
    {
        var path = variable.VariablePath;
        if (!path.IsVariable || path.IsDriveQualified) return;
        var name = path.UserPath[(path.UserPath.LastIndexOf(':') + 1)..];
        if (_variables.ContainsKey(name) || _session.PSVariable.Get(name) is not { } found) return;

        // Read-only ones and those the engine sets have values of their own in every session.
        if ((found.Options & (ScopedItemOptions.Constant | ScopedItemOptions.ReadOnly | ScopedItemOptions.AllScope)) != 0 || IsAutomatic(name)) return;
        _variables.Add(name, found.Value);
    }

    private void TakeFunction(string name)
    {
        if (_functions.ContainsKey(name) || _session.InvokeCommand.GetCommand(name, CommandTypes.Function) is not FunctionInfo found) return;
        if (!string.IsNullOrEmpty(found.ModuleName)) return;
        _functions.Add(found.Name, found.Definition);
        Take(found.ScriptBlock.Ast);
    }

    /// <summary>A script block belongs to the session it was made in and would call back into it; a copy of its text does not.</summary>
    private static object? Own(object? value) => value is ScriptBlock script ? ScriptBlock.Create(ScriptText.Of(script).Body) : value;

    private static bool IsAutomatic(string name) => name.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "_" or "PSITEM" or "ARGS" or "INPUT" or "THIS" or "MATCHES" or "MYINVOCATION"
        or "PSBOUNDPARAMETERS" or "PSCMDLET" or "PSSCRIPTROOT" or "PSCOMMANDPATH" or "ERROR" or "ERRORACTIONPREFERENCE" or "LASTEXITCODE" or "STACKTRACE"
        or "FOREACH" or "SWITCH" or "EVENT" or "SENDER";
}
