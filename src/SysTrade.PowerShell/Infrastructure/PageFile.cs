using SysTrade.Charts;
using SysTrade.Domain.Errors;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>The file a page of charts is written to: .png is a picture, anything else HTML.</summary>
internal static class PageFile
{
    /// <summary>True when the ending asks for a picture.</summary>
    public static bool IsPicture(string path) => Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase);

    /// <summary>Raises what speaks against writing a file: nothing of others is replaced unless that was asked for.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="force">Any file may be replaced.</param>
    /// <param name="noClobber">No file may be.</param>
    /// <exception cref="SysTradeException"><c>PathIsFolder</c>, <c>FileExists</c> or <c>FileIsNotAPage</c>.</exception>
    public static void RequireReplaceable(string path, bool force, bool noClobber = false)
    {
        if (Directory.Exists(path))
        {
            throw new SysTradeException("PathIsFolder", SysErrorKind.InvalidArgument, $"{path} is a folder.", "Give the path of a file, such as backtest.html.", path);
        }

        if (!File.Exists(path)) return;
        if (noClobber)
        {
            throw new SysTradeException("FileExists", SysErrorKind.InvalidOperation, $"{path} exists, and -NoClobber was given.", "Give another path, or leave -NoClobber out.", path);
        }

        if (force || (!IsPicture(path) && ChartPageWriter.IsPage(path))) return;
        var why = IsPicture(path) ? "exists; a picture cannot be told from one of others, and was not replaced." : "exists and is no page of ours; it was not replaced.";
        throw new SysTradeException("FileIsNotAPage", SysErrorKind.InvalidOperation, $"{path} {why}", "Give another path, or -Force to replace the file.", path);
    }

    /// <summary>Writes a page, or a picture of it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">Full path.</param>
    /// <param name="stopping">Ends the browser that makes a picture.</param>
    public static string Write(ChartPage page, string path, CancellationToken stopping) =>
        IsPicture(path) ? PageImage.Write(page, path, cancellation: stopping) : ChartPageWriter.Write(page, path);
}
