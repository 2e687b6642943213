using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SysTrade.Hosting;

/// <summary>What a session starts with: PowerShell's core commands and our module.</summary>
public static class SessionStart
{
    // Functions of the full shell that call commands which are not in the engine.
    private static readonly string[] UnusableFunctions = ["cd..", "cd\\", "cd~", "Clear-Host", "exec", "help", "oss", "Pause", "prompt"];

    // What a prompt cannot do without. They are functions of this program, gone when a script runs under another.
    private const string CdFunction = "param([string]$Path = $HOME) $null = $ExecutionContext.SessionState.Path.SetLocation($Path)";
    private const string PwdFunction = "$ExecutionContext.SessionState.Path.CurrentLocation";
    private const string HelpFunction = "Get-Help @args";
    private const string PromptFunction = "\"systrade $($ExecutionContext.SessionState.Path.CurrentLocation)> \"";

    /// <summary>The initial state.</summary>
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        RemoveDeadAliases(state);
        foreach (var name in UnusableFunctions) state.Commands.Remove(name, typeof(SessionStateFunctionEntry));
        state.Commands.Remove("cd", typeof(SessionStateAliasEntry));
        state.Commands.Remove("pwd", typeof(SessionStateAliasEntry));
        state.Commands.Add(
        [
            new SessionStateFunctionEntry("cd", CdFunction), new SessionStateFunctionEntry("pwd", PwdFunction),
            new SessionStateFunctionEntry("help", HelpFunction), new SessionStateFunctionEntry("prompt", PromptFunction),
        ]);

        state.ImportPSModule([Path.Combine(AppContext.BaseDirectory, "SysTrade.psd1")]);
        return state;
    }

    /// <summary>An alias for a command that does not exist gives a puzzling error; without it the error names what was typed.</summary>
    private static void RemoveDeadAliases(InitialSessionState state)
    {
        var commands = state.Commands.Where(c => c is SessionStateCmdletEntry or SessionStateFunctionEntry).Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var alias in state.Commands.OfType<SessionStateAliasEntry>().ToArray())
        {
            if (!commands.Contains(alias.Definition)) state.Commands.Remove(alias.Name, typeof(SessionStateAliasEntry));
        }
    }
}
