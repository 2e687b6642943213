using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the page of a backtest, of what was traded, or charts of outputs: in the notebook, else in the browser; where there is none, says where the page is.</summary>
[Cmdlet(VerbsCommon.Show, "SysChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(ChartPage))]
public sealed class ShowSysChartCommand : ChartCmdlet
{
    /// <summary>File to write and open, .html or .png. Left out, a notebook shows the page itself, and elsewhere it goes into the folder of pages.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>Replaces any file that -Path names.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (Path is null && HostShowsPages)
        {
            if (Page() is { } shown) WriteObject(shown);
            return;
        }

        var path = Path is null ? global::System.IO.Path.Combine(StateFolder.Path, "pages", FileName(Subject + PageName)) : ResolvePath(Path);
        if (Path is not null) PageFile.RequireReplaceable(path, Force);
        if (!ShouldProcess(path, "Write and open")) return;
        if (Page() is not { } page) return;
        var written = RunLong("Page", work => PageFile.Write(page, path, work.Stopping));
        if (PageOpener.Open(written) is { } obstacle) WriteWarning($"The page cannot be opened here ({obstacle}). It is {written}");
        WriteObject(WrittenFile.At(written));
    }

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')) + ".html";
}
