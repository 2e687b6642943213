using System.Management.Automation;
using SysTrade.Charts;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Shows the page of a backtest, or charts of outputs, in the browser; where there is none, says where the page is.</summary>
[Cmdlet(VerbsCommon.Show, "SysChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ShowSysChartCommand : ChartCmdlet
{
    /// <inheritdoc/>
    protected override void Process()
    {
        var path = Path.Combine(StateFolder.Path, "pages", FileName(Subject + PageName));
        if (!ShouldProcess(path, "Write and open")) return;
        if (Page() is not { } page) return;
        var written = ChartPageWriter.Write(page, path);
        if (PageOpener.Open(written) is { } obstacle) WriteWarning($"The page cannot be opened here ({obstacle}). It is {written}");
        WriteObject(WrittenFile.At(written));
    }

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')) + ".html";
}
