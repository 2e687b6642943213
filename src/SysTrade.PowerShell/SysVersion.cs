using System.Collections;
using System.Reflection;

namespace SysTrade.PowerShell;

/// <summary>Which SysTrade this is, what it runs on and which folders it uses.</summary>
public sealed record SysVersion
{
    /// <summary>Version of SysTrade, of the assembly that is running.</summary>
    public required string Version { get; init; }

    /// <summary>.NET runtime.</summary>
    public required string Runtime { get; init; }

    /// <summary>PowerShell edition and version.</summary>
    public required string PowerShell { get; init; }

    /// <summary>Program PowerShell runs in: <c>systrade</c>, <c>ConsoleHost</c>, ...</summary>
    public required string HostProgram { get; init; }

    /// <summary>Operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Processors the process may use.</summary>
    public required int Processors { get; init; }

    /// <summary>Memory the process may use, GiB.</summary>
    public required double MemoryGiB { get; init; }

    /// <summary>Folder of the running module assembly.</summary>
    public required string ModuleFolder { get; init; }

    /// <summary>Folder where SysTrade keeps state of this user, such as the prompt's history. It need not exist yet.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The session's location in the file system, where relative paths start.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>Version of this assembly, without build metadata.</summary>
    public static string Product { get; } =
        typeof(SysVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    internal static string Text(object? versionTable) =>
        versionTable is IDictionary table ? $"{table["PSEdition"]} {table["PSVersion"]}" : "unknown";
}
