using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

/// <summary>Every script under examples runs as it stands, on sample data of its own.</summary>
public sealed class ExampleTests(ExampleTests.Scratch scratch) : IClassFixture<ExampleTests.Scratch>
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Path, "examples");

    public static TheoryData<string> Examples => [.. Directory.EnumerateFiles(Folder, "*.ps1").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Example_RunsWithoutAnError(string name)
    {
        var (exitCode, output, error) = await Run(name);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.NotEqual("", output);
    }

    [Fact]
    public async Task Backtest_ShowsEveryInstrumentAndWritesThePage()
    {
        var (_, output, _) = await Run("backtest.ps1", "-Out", scratch.Path);
        foreach (var heading in new[] { "Mean %/y", "Sharpe", "Gross SR", "Turnover /y", "SR/trade", "Position" }) Assert.Contains(heading, output, StringComparison.Ordinal);
        Assert.Matches("(?m)^PORTFOLIO +-?[0-9]", output);
        Assert.Equal(36 + 1, output.Split('\n').Count(line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^[A-Z0-9_]+ +-?\d+\.\d\d +\d+\.\d\d ")));
        Assert.True(File.Exists(Path.Combine(scratch.Path, "chapter15_all.html")));
    }

    private Task<(int ExitCode, string Output, string Error)> Run(string name, params string[] arguments) =>
        ChildProcess.Run(Systrade.Path, ["run", Path.Combine(Folder, name), .. arguments], environment: scratch.Environment);

    /// <summary>A temporary folder that the scripts take for the machine's.</summary>
    public sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("systrade-examples-").FullName;

        public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
        {
            ["TMPDIR"] = Path,
            ["TMP"] = Path,
            ["SYSTRADE_DATA"] = null,
        };

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
