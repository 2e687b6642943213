using System.Diagnostics;

namespace SysTrade.Charts.Tests;

/// <summary>Opens a page in a browser without a screen and looks at what its script made of it.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Probe = """
        <script>
        window.addEventListener("load", async () => {
          const plots = [...document.querySelectorAll(".sys-plot")], select = document.querySelector("select");
          await new Promise((r) => setTimeout(r, 300));
          select.value = "CRUDE_W_mini";
          select.dispatchEvent(new Event("change"));
          await Plotly.relayout(plots[0], { "xaxis.range[0]": "2008-03-03", "xaxis.range[1]": "2008-06-02" });
          await new Promise((r) => setTimeout(r, 300));
          const times = plots.filter((p) => p.layout.xaxis.type === "date");
          document.body.dataset.drawn = document.querySelectorAll(".sys-plot .main-svg .plot path").length > 0;
          document.body.dataset.zoomed = times.filter((p) => p.layout.xaxis.range[0].startsWith("2008-03-03")).length;
          document.body.dataset.chosen = [...document.querySelectorAll("select")].map((s) => s.value).join();
          document.body.dataset.fits = plots[1].layout.yaxis.range[0] < 0 && plots[1].layout.yaxis.range[1] >= 0;
        });
        </script>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-charts-").FullName;

    [Fact]
    public async Task Page_OpenedFromAFile_DrawsAllChartsZoomsThemTogetherAndSharesTheSelection()
    {
        var browser = FindBrowser();
        if (browser is null) Assert.Skip("needs Chromium or Chrome on the PATH to open a page");
        var path = ChartPageWriter.Write(BacktestPage.Create(SampleBacktest.Create(4, 2)), Path.Combine(_folder, "page.html"));
        var html = File.ReadAllText(path);
        File.WriteAllText(path, html.Replace("</body>", Probe + "</body>", StringComparison.Ordinal));

        var body = await DumpBody(browser, path);

        Assert.Contains("data-drawn=\"true\"", body, StringComparison.Ordinal);
        Assert.Contains("data-zoomed=\"4\"", body, StringComparison.Ordinal);
        Assert.Contains("data-chosen=\"CRUDE_W_mini,CRUDE_W_mini\"", body, StringComparison.Ordinal);
        Assert.Contains("data-fits=\"true\"", body, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string? FindBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private async Task<string> DumpBody(string browser, string path)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", $"--user-data-dir={Path.Combine(_folder, "profile")}", "--virtual-time-budget=5000", "--dump-dom", new Uri(path).AbsoluteUri,
        ];
        using var process = Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The browser did not finish with the page in 60 seconds.");
        }

        await errors;
        var dom = await output;
        var body = dom.IndexOf("<body", StringComparison.Ordinal);
        Assert.True(body > 0, "The browser printed no page.");
        return dom[body..dom.IndexOf('>', body)];
    }
}
