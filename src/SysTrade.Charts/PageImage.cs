using System.ComponentModel;
using System.Diagnostics;
using SysTrade.Domain.Errors;

namespace SysTrade.Charts;

/// <summary>Pictures of pages, made by a Chromium or Chrome without a window.</summary>
public static class PageImage
{
    /// <summary>Environment variable that names the browser when it is not on the PATH under one of the usual names.</summary>
    public const string BrowserVariable = "SYSTRADE_BROWSER";

    private const int Head = 96, Foot = 48, SectionHead = 90, ChartFrame = 96, TableHead = 96, TableRow = 28, TallestTable = 640, TallestPage = 16_000;

    private static readonly string[] BrowserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    /// <summary>The browser there is, or null.</summary>
    public static string? FindBrowser()
    {
        if (Environment.GetEnvironmentVariable(BrowserVariable) is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var endings = OperatingSystem.IsWindows() ? new[] { ".exe" } : [""];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => BrowserNames.SelectMany(name => endings.Select(ending => Path.Combine(folder, name + ending)))).FirstOrDefault(File.Exists);
    }

    /// <summary>Writes a picture of a whole page, replacing the file in one step.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">PNG file to write; its folder is made when it does not exist.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="patience">How long the browser may take; null gives it a minute.</param>
    /// <param name="cancellation">Ends the browser.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="SysTradeException"><c>BrowserNotFound</c>, or <c>PictureNotMade</c> when the browser makes none.</exception>
    public static string Write(ChartPage page, string path, int width = 1280, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        var full = Path.GetFullPath(path);
        var browser = FindBrowser() ?? throw new SysTradeException(
            "BrowserNotFound", SysErrorKind.NotFound, "A picture of a page is made by Chromium or Chrome, and none was found on the PATH.",
            $"Install chromium, name the browser in {BrowserVariable}, or write the page as .html.", full);
        var scratch = Directory.CreateTempSubdirectory("systrade-picture-");
        try
        {
            var html = ChartPageWriter.Write(page, Path.Combine(scratch.FullName, "page.html"));
            var made = Path.Combine(scratch.FullName, "page.png");
            Run(browser, scratch.FullName, html, made, width, HeightOf(page), patience ?? TimeSpan.FromMinutes(1), cancellation);
            return Place(made, full, page.Title);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Run(string browser, string scratch, string html, string made, int width, int height, TimeSpan patience, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--blink-settings=preferredColorScheme=1", $"--user-data-dir={Path.Combine(scratch, "profile")}", $"--window-size={width},{height}", "--virtual-time-budget=10000",
            $"--screenshot={made}", new Uri(html).AbsoluteUri,
        ];
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception error)
        {
            throw NotMade(html, $"{browser} cannot be started: {error.Message}", error);
        }

        using (process)
        using (cancellation.Register(() => End(process)))
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
            if (!process.WaitForExit(patience))
            {
                End(process);
                throw NotMade(html, $"{browser} did not finish within {patience.TotalSeconds:0} seconds.");
            }

            Task.WaitAll([output, errors], CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            if (process.ExitCode != 0 || !File.Exists(made)) throw NotMade(html, $"{browser} ended with code {process.ExitCode}: {LastLine(errors.Result)}");
        }
    }

    private static string Place(string made, string full, string title)
    {
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.Copy(made, temporary);
            File.Move(temporary, full, overwrite: true);
            return full;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException(
                "ChartFileNotWritten", SysErrorKind.InvalidOperation, $"The picture of '{title}' could not be written to {full}: {error.Message}", "Give a path to a file in a folder that can be written to.", full, error);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>A browser draws as much of a page as its window shows, so the window has to be as high as the page.</summary>
    private static int HeightOf(ChartPage page) => Math.Min(
        TallestPage,
        Head + Foot + TablesOf(page.Tables) + page.Sections.Sum(s => SectionHead + s.Charts.Sum(c => ChartFrame + (c.Height > 0 ? c.Height : c.UsualHeight)) + TablesOf(s.Tables)));

    private static int TablesOf(IReadOnlyList<StatisticsTable> tables) => tables.Sum(t => Math.Min(TallestTable, TableHead + (TableRow * t.Rows.Count)));

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";

    private static SysTradeException NotMade(string page, string reason, Exception? cause = null) => new(
        "PictureNotMade", SysErrorKind.InvalidOperation, $"The picture was not made: {reason}", "Write the page as .html instead.", page, cause);
}
