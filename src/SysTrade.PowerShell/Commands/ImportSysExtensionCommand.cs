using System.Management.Automation;
using SysTrade.PowerShell.Extensions;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Compiles a C# file with rules and stages of your own, for New-SysSystem.</summary>
[Cmdlet(VerbsData.Import, "SysExtension", SupportsShouldProcess = true)]
[OutputType(typeof(SysExtension))]
public sealed class ImportSysExtensionCommand : SysCmdlet
{
    /// <summary>C# file; wildcards are allowed.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var file in Path.SelectMany(ResolveExistingPaths))
        {
            if (!ShouldProcess(file, "Compile and load")) continue;
            Try(() => WriteObject(RunLong($"Compiling {System.IO.Path.GetFileName(file)}", _ => ExtensionCompiler.Compile(file))));
        }
    }
}
