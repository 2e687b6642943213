using SysTrade.Charts.Html;
using SysTrade.Domain.Errors;

namespace SysTrade.Charts;

/// <summary>Writes a <see cref="ChartPage"/> as one HTML file that needs neither a server nor a network.</summary>
public static class ChartPageWriter
{
    /// <summary>What a page has near its beginning, so that it can be told from files of others.</summary>
    internal const string Mark = "<meta name=\"generator\" content=\"SysTrade\">\n";

    private const int MarkWithin = 512;

    /// <summary>True when a file is a page that was written here, and may be replaced without a loss.</summary>
    /// <param name="path">An existing file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool IsPage(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var start = new byte[MarkWithin];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start.AsSpan(0, length).IndexOf(System.Text.Encoding.ASCII.GetBytes(Mark)) >= 0;
    }

    /// <summary>Writes the page, replacing the file in one step: a reader sees the old page or the new one, never a part.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">File to write; its folder is made when it does not exist.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="SysTradeException"><c>ChartFileNotWritten</c> when the folder or file cannot be written.</exception>
    public static string Write(ChartPage page, string path)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                Write(page, stream);
            }

            File.Move(temporary, full, overwrite: true);
            return full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException(
                "ChartFileNotWritten",
                SysErrorKind.InvalidOperation,
                $"The page '{page.Title}' could not be written to {full}: {e.Message}",
                "Give a path to a file in a folder that can be written to.",
                full,
                e);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>Writes the page to a stream as UTF-8, without closing it.</summary>
    public static void Write(ChartPage page, Stream stream)
    {
        using var html = new HtmlWriter(stream);
        PageBody.Write(html, page);
    }
}
