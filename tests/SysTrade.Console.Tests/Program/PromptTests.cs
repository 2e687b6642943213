using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

public sealed class PromptTests
{
    [Fact]
    public async Task Prompt_RunsStatements_KeepsHistoryAndEndsWithTheCodeOfExit()
    {
        const string Script = "/usr/bin/script";
        if (!File.Exists(Script)) Assert.Skip($"There is no {Script} to give the program a terminal.");
        var state = Directory.CreateTempSubdirectory("systrade-state").FullName;
        try
        {
            var environment = new Dictionary<string, string?> { ["SYSTRADE_STATE"] = state, ["TERM"] = "xterm" };
            using var child = ChildProcess.Start(Script, ["-q", "-e", "-c", Systrade.Path, "/dev/null"], environment);
            await child.Type("if ($true) {\r\"multi$(1 + 1)\"\r}\r$password = 1\rexit 5\r");
            var screen = await child.Output.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(5, await child.ExitCode());
            Assert.Contains("multi2", screen, StringComparison.Ordinal);
            var history = await File.ReadAllLinesAsync(Path.Combine(state, "history"), TestContext.Current.CancellationToken);
            Assert.Equal(["if ($true) {\\n\"multi$(1 + 1)\"\\n}", "exit 5"], history);
        }
        finally
        {
            Directory.Delete(state, recursive: true);
        }
    }
}
