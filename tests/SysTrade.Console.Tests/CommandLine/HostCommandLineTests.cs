using SysTrade.ConsoleHost;
using SysTrade.ConsoleHost.CommandLine;

namespace SysTrade.Console.Tests.CommandLine;

public sealed class HostCommandLineTests
{
    [Theory]
    [InlineData(true, HostMode.Interactive)]
    [InlineData(false, HostMode.StandardInput)]
    public void NoArguments_PromptOrScriptFromStandardInput(bool terminal, HostMode mode) => Assert.Equal(mode, Parse([], terminal)!.Mode);

    [Fact]
    public void Run_NamesFileAndArguments()
    {
        var parsed = Parse(["run", "f.ps1", "--verbose", "-x"])!;
        Assert.Equal((HostMode.File, "f.ps1", false), (parsed.Mode, parsed.Text, parsed.Verbose));
        Assert.Equal(["--verbose", "-x"], parsed.ScriptArguments);
    }

    [Fact]
    public void Switches_BeforeTheScriptAreTheProgramsOwn()
    {
        var parsed = Parse(["--debug", "run", "--verbose", "f.ps1"])!;
        Assert.True(parsed.Verbose && parsed.Debug);
    }

    [Fact]
    public void Command_MayBeginWithADash() => Assert.Equal("-5 + 3", Parse(["-c", "-5 + 3"])!.Text);

    [Theory]
    [InlineData("run")]
    [InlineData("-c")]
    [InlineData("--nonsense")]
    [InlineData("f.ps1")]
    public void WrongUsage_SaysSoAndGivesCode2(string argument)
    {
        using var error = new StringWriter();
        Assert.Null(HostCommandLine.Parse([argument], true, error, out var exitCode));
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains("ERROR: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Remedy: ", error.ToString(), StringComparison.Ordinal);
    }

    private static HostArguments? Parse(string[] args, bool terminal = true) => HostCommandLine.Parse(args, terminal, TextWriter.Null, out _);
}
