using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using SysTrade.PowerShell.Loader;

namespace SysTrade.PowerShell.Help;

/// <summary>The cmdlets of the built module, described by PowerShell itself.</summary>
public static class CompiledCommands
{
    /// <summary>The public cmdlets of an assembly, by name.</summary>
    /// <param name="modulePath">Path of the module assembly.</param>
    public static IReadOnlyList<CmdletInfo> Read(string modulePath)
    {
        var state = InitialSessionState.CreateDefault2();
        var names = new List<string>();
        foreach (var type in ModuleLoadContext.LoadModule(modulePath).GetExportedTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is not { } cmdlet) continue;
            var name = $"{cmdlet.VerbName}-{cmdlet.NounName}";
            names.Add(name);
            state.Commands.Add(new SessionStateCmdletEntry(name, type, null));
        }

        // Left open: parameter sets are worked out on demand, in the session of the command.
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        return [.. names.Order(StringComparer.Ordinal).Select(n => runspace.SessionStateProxy.InvokeCommand.GetCmdlet(n))];
    }

    /// <summary>The parameters of a command that are its own, in a fixed order: positional ones first, then mandatory ones, then by name.</summary>
    /// <param name="parameters">The parameters of one parameter set or of the whole command.</param>
    public static IEnumerable<CommandParameterInfo> Own(IEnumerable<CommandParameterInfo> parameters) => parameters
        .Where(p => !Cmdlet.CommonParameters.Contains(p.Name) && !Cmdlet.OptionalCommonParameters.Contains(p.Name))
        .OrderBy(p => p.Position < 0 ? int.MaxValue : p.Position).ThenByDescending(p => p.IsMandatory).ThenBy(p => p.Name, StringComparer.Ordinal);
}
