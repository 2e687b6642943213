using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SysTrade.Hosting;

/// <summary>What a session starts with: PowerShell's own commands and our module.</summary>
public static class SessionStart
{
    // Functions of the full shell that need its console, or that are made anew below.
    private static readonly string[] UnusableFunctions = ["Clear-Host", "exec", "help", "prompt"];

    private const string HelpFunction = "Get-Help @args";
    private const string PromptFunction = "\"systrade $($ExecutionContext.SessionState.Path.CurrentLocation)> \"";

    /// <summary>The initial state.</summary>
    public static InitialSessionState Create()
    {
        var state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.Commands.Add(ShellCommands.Entries());
        foreach (var name in UnusableFunctions) state.Commands.Remove(name, typeof(SessionStateFunctionEntry));
        RemoveDeadAliases(state);
        state.Commands.Add([new SessionStateFunctionEntry("help", HelpFunction), new SessionStateFunctionEntry("prompt", PromptFunction)]);

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
