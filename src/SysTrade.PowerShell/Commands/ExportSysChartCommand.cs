using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.Domain.Errors;
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
        RequireReplaceable(path);
        var subject = Subject;
        if (!ShouldProcess(path, !IsOfAKind ? $"Write charts of {subject}" : $"Write the {Kind.ToString().ToLowerInvariant()} page of {subject}")) return;
        if (Page() is not { } page) return;
        WriteObject(WrittenFile.At(IsPicture(path) ? RunLong("Picture", work => PageImage.Write(page, path, cancellation: work.Stopping)) : ChartPageWriter.Write(page, path)));
    }

    private static bool IsPicture(string path) => global::System.IO.Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);

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

        if (Force || (!IsPicture(path) && ChartPageWriter.IsPage(path))) return;
        throw new SysTradeException(
            "FileIsNotAPage", SysErrorKind.InvalidOperation, IsPicture(path) ? $"{path} exists; a picture cannot be told from one of others, and was not replaced." : $"{path} exists and is no page of ours; it was not replaced.",
            "Give another path, or -Force to replace the file.", path);
    }
}
