using System.Management.Automation;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes the page of a backtest, or charts of outputs, as one HTML file that needs neither a server nor a network, or as a picture.</summary>
[Cmdlet(VerbsData.Export, "SysChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSysChartCommand : ChartCmdlet
{
    /// <summary>File to write, .html or .png; its folder is made when it does not exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Replaces any file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Replaces no file, not even a page written earlier.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var path = ResolvePath(Path);
        PageFile.RequireReplaceable(path, Force, NoClobber);
        var subject = Subject;
        if (!ShouldProcess(path, !IsOfAKind ? $"Write charts of {subject}" : $"Write the {Kind.ToString().ToLowerInvariant()} page of {subject}")) return;
        if (Page() is not { } page) return;
        WriteObject(WrittenFile.At(RunLong("Page", work => PageFile.Write(page, path, work.Stopping))));
    }
}
