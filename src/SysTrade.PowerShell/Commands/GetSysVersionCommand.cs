using System.Management.Automation;
using System.Runtime.InteropServices;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Tells which SysTrade this is, what it runs on and which folders it uses: the first thing to put in a bug report.</summary>
[Cmdlet(VerbsCommon.Get, "SysVersion")]
[OutputType(typeof(SysVersion))]
public sealed class GetSysVersionCommand : SysCmdlet
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(new SysVersion
    {
        Version = SysVersion.Product,
        Runtime = RuntimeInformation.FrameworkDescription,
        PowerShell = SysVersion.Text(((PSVariable?)SessionState.PSVariable.Get("PSVersionTable"))?.Value),
        HostProgram = $"{Host.Name} {Host.Version}",
        OperatingSystem = RuntimeInformation.OSDescription.Trim(),
        Processors = Environment.ProcessorCount,
        MemoryGiB = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30),
        ModuleFolder = Path.GetDirectoryName(typeof(GetSysVersionCommand).Assembly.Location)!,
        StateFolder = StateFolder.Path,
        CurrentFolder = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
    });
}
