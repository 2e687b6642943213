using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("1", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Nothing; 1", 1)]
    [InlineData("Get-Nothing -ErrorAction SilentlyContinue", 1)]
    [InlineData("Get-Command Get-Nothing -ErrorAction SilentlyContinue", 0)]
    [InlineData("try { throw 'x' } catch { }", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("Get-Nothing; exit 0", 0)]
    [InlineData("if (", 1)]
    public async Task Command_EndsWith(string command, int expected) => Assert.Equal(expected, (await Systrade.Run("-c", command)).ExitCode);

    [Theory]
    [InlineData("1", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("Get-Nothing\n'went on'", 1)]
    [InlineData("exit 9", 9)]
    [InlineData("& { exit 9 }\n'not reached'", 9)]
    [InlineData("if (", 1)]
    public async Task File_EndsWith(string script, int expected) => Assert.Equal(expected, (await Systrade.RunFile(script)).ExitCode);

    [Fact]
    public async Task ExitInACalledScript_EndsThatScriptOnly()
    {
        var (exitCode, output, _) = await Systrade.RunFile("""
            $inner = "$PSScriptRoot/inner.ps1"
            [System.IO.File]::WriteAllText($inner, 'exit 4')
            & $inner
            "inner said $LASTEXITCODE"
            """);
        Assert.Equal((0, "inner said 4\n"), (exitCode, output));
    }

    [Fact]
    public async Task MissingFile_IsWrongUsage()
    {
        var (exitCode, output, error) = await Systrade.Run("run", "no-such-script.ps1");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains("no-such-script.ps1", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task Signal_StopsThePipelineAndRunsItsFinally(string signal, int expected)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no kill command on Windows.");
        using var child = ChildProcess.Start(Systrade.Path, ["-c", "try { 'ready'; while ($true) { } } finally { [Console]::Out.WriteLine('cleaned') }"]);
        Assert.Equal("ready", await child.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        child.Signal(signal);
        Assert.Equal(expected, await child.ExitCode());
        Assert.Equal("cleaned\n", await child.Output.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SecondSignal_EndsAProgramThatDoesNotStop()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("There is no kill command on Windows.");
        using var child = ChildProcess.Start(
            Systrade.Path, ["-c", "try { 'ready'; while ($true) { } } finally { [Console]::Out.WriteLine('stuck'); [System.Threading.Thread]::Sleep(-1) }"]);
        Assert.Equal("ready", await child.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        child.Signal("INT");
        Assert.Equal("stuck", await child.Output.ReadLineAsync(TestContext.Current.CancellationToken));
        child.Signal("INT");
        Assert.Equal(130, await child.ExitCode());
    }
}
