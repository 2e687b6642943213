using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Writes the page of a backtest, or charts of outputs, as one HTML file that needs neither a server nor a network.</summary>
[Cmdlet(VerbsData.Export, "SysChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSysChartCommand : ChartCmdlet
{
    /// <summary>File to write; its folder is made when it does not exist.</summary>
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
        RequireReplaceable(path);
        var system = TradingSystem;
        if (!ShouldProcess(path, IsBacktest ? $"Write the backtest page of {system.Name}" : $"Write charts of {system.Name}")) return;
        if (Page(system) is { } page) WriteObject(WrittenFile.At(ChartPageWriter.Write(page, path)));
    }

    private void RequireReplaceable(string path)
    {
        if (Directory.Exists(path))
        {
            throw new SysTradeException(
                "PathIsFolder", SysErrorKind.InvalidArgument, $"{path} is a folder.", "Give the path of a file, such as backtest.html.", path);
        }

        if (!File.Exists(path)) return;
        if (NoClobber)
        {
            throw new SysTradeException(
                "FileExists", SysErrorKind.InvalidOperation, $"{path} exists, and -NoClobber was given.", "Give another path, or leave -NoClobber out.", path);
        }

        if (Force || ChartPageWriter.IsPage(path)) return;
        throw new SysTradeException(
            "FileIsNotAPage", SysErrorKind.InvalidOperation, $"{path} exists and is no page of ours; it was not replaced.",
            "Give another path, or -Force to replace the file.", path);
    }
}
