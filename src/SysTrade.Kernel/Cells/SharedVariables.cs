using System.Management.Automation;
using SysTrade.Kernel.CSharp;
using SysTrade.Kernel.Shell;

namespace SysTrade.Kernel.Cells;

/// <summary>Keeps variables of the same name equal in both languages: what one sets, the other sees.</summary>
/// <remarks>
/// Before a PowerShell part every C# variable that changed is set there. Before a C# part the names it refers to are looked up, since a
/// C# variable has to be declared with a type; their case counts. Rows of one type come over as an array of it, objects that are not public as <c>object</c>.
/// </remarks>
/// <param name="csharp">The C# cells.</param>
/// <param name="shell">The PowerShell cells.</param>
internal sealed class SharedVariables(CSharpCells csharp, PowerShellCells shell)
{
    // The value on both sides when they were last made equal.
    private readonly Dictionary<string, (object CSharp, object Shell)> _equal = new(StringComparer.Ordinal);
    private HashSet<string>? _ofEngine;

    /// <summary>Sets the changed C# variables in PowerShell.</summary>
    public void ToShell()
    {
        var session = shell.Runspace.SessionStateProxy.PSVariable;
        _ofEngine ??= EngineVariables();
        foreach (var variable in csharp.Variables)
        {
            var value = variable.Value;
            if (_ofEngine.Contains(variable.Name) || _equal.TryGetValue(variable.Name, out var equal) && Equals(equal.CSharp, value)) continue;
            session.Set(variable.Name, value);
            if (value is null) _equal.Remove(variable.Name);
            else _equal[variable.Name] = (value, value);
        }
    }

    /// <summary>Sets, in C#, the variables of PowerShell that code refers to.</summary>
    public void ToCSharp(string code)
    {
        if (!shell.IsOpen || shell.Runspace.RunspaceAvailability != System.Management.Automation.Runspaces.RunspaceAvailability.Available) return;
        _ofEngine ??= EngineVariables();
        foreach (var name in CSharpCells.FreeNames(code))
        {
            // PowerShell does not tell System from $system; C# must, or the variable would hide the namespace.
            if (_ofEngine.Contains(name) || shell.Runspace.SessionStateProxy.PSVariable.Get(name) is not { Value: { } value } found || found.Name != name) continue;
            var plain = Plain(value);
            if (_equal.TryGetValue(name, out var equal) && (Equals(equal.Shell, value) || Equals(equal.CSharp, plain))) continue;
            csharp.Set(name, plain);
            _equal[name] = (plain, value);
        }
    }

    private static HashSet<string> EngineVariables()
    {
        // Those a session begins with, and those the engine sets as it runs.
        using var fresh = System.Management.Automation.PowerShell.Create(System.Management.Automation.Runspaces.InitialSessionState.CreateDefault2());
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "args", "input", "_", "this", "matches", "foreach", "switch", "lastexitcode", "psitem", "myinvocation", "error", "host" };
        foreach (var variable in fresh.AddScript("$ExecutionContext.InvokeProvider.ChildItem.Get('variable:', $false)").Invoke())
        {
            if (variable?.BaseObject is PSVariable v) names.Add(v.Name);
        }

        return names;
    }

    private static object Plain(object value)
    {
        if (value is PSObject wrapped) value = wrapped.BaseObject is PSCustomObject ? wrapped : wrapped.BaseObject;
        if (value is not object[] { Length: > 0 } items) return value;
        object?[] plain = [.. items.Select(i => i is null ? null : Plain(i))];
        var type = plain[0]?.GetType();
        if (type is null || !Array.TrueForAll(plain, p => p?.GetType() == type) || TypeNames.Of(type) is null) return plain;
        var typed = Array.CreateInstance(type, plain.Length);
        Array.Copy(plain, typed, plain.Length);
        return typed;
    }
}
