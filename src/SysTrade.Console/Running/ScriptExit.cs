using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SysTrade.ConsoleHost.Running;

/// <summary>
/// Makes <c>exit N</c> in the script that the program was asked to run end the program with N. Without it an <c>exit</c> ends the script
/// file only, as it must in scripts called by other scripts.
/// </summary>
/// <remarks>
/// PowerShell's own host sets the same switch, which is not public; nothing public tells an <c>exit</c> in a file from its end. This
/// program ships the engine it was built with, and a test runs such a script.
/// </remarks>
internal static class ScriptExit
{
    public static void EndsProgram(Runspace runspace)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var context = runspace.GetType().GetProperty("ExecutionContext", Hidden)?.GetValue(runspace);
        var rethrow = context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Hidden)
            ?? throw new MissingMemberException("This version of PowerShell's engine does not let a host see 'exit' in a script file.");
        rethrow.SetValue(context, true);
    }
}
