using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Engine = System.Management.Automation.PowerShell;

namespace SysTrade.PowerShell.Tests;

/// <summary>A PowerShell session in the test's process, with the engine's commands and given cmdlets.</summary>
internal sealed class HostedShell : IDisposable
{
    static HostedShell()
    {
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        // The module uses the cmdlets of a process that has them; a test that names no type of theirs before would otherwise get a second set.
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(SysVersion).TypeHandle);
    }

    public HostedShell(params Type[] cmdlets)
    {
        var state = InitialSessionState.CreateDefault2();
        foreach (var type in cmdlets)
        {
            var name = type.GetCustomAttribute<CmdletAttribute>()!;
            state.Commands.Add(new SessionStateCmdletEntry($"{name.VerbName}-{name.NounName}", type, null));
        }

        Runspace = RunspaceFactory.CreateRunspace(state);
        Runspace.Open();
    }

    public Runspace Runspace { get; }

    public static string Manifest { get; } = Path.Combine(SysTrade.Tests.RepositoryFolder.Path, "SysTrade.psd1");

    /// <summary>A session with the module imported by its manifest.</summary>
    public static HostedShell WithModule()
    {
        var shell = new HostedShell();
        shell.Run($"Import-Module '{Manifest}'");
        return shell;
    }

    public Engine Shell()
    {
        var shell = Engine.Create();
        shell.Runspace = Runspace;
        return shell;
    }

    /// <summary>Runs a script that must report no error.</summary>
    public IReadOnlyList<PSObject> Run(string script)
    {
        var (output, errors) = Try(script);
        if (errors.Count > 0) throw new InvalidOperationException($"{script}: {string.Join("; ", errors)}");
        return output;
    }

    /// <summary>Runs a script and gives its output and the errors it reported.</summary>
    public (IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors) Try(string script)
    {
        using var shell = Shell();
        var output = shell.AddScript(script).Invoke();
        return (output, [.. shell.Streams.Error]);
    }

    /// <summary>What completion offers at the end of a line.</summary>
    public IReadOnlyList<string> Complete(string line)
    {
        using var shell = Shell();
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, shell).CompletionMatches.Select(m => m.CompletionText)];
    }

    public void Dispose() => Runspace.Dispose();
}
