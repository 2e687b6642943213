using SysTrade.ConsoleHost.CommandLine;

namespace SysTrade.Console.Tests.CommandLine;

public sealed class ScriptTailTests
{
    [Theory]
    [InlineData("run f.ps1 -Folder x -h", "run f.ps1", "-Folder x -h")]
    [InlineData("run --verbose f.ps1 --debug", "run --verbose f.ps1", "--debug")]
    [InlineData("--debug -c 1 -c 2", "--debug -c 1", "-c 2")]
    [InlineData("--command=1 a", "--command=1", "a")]
    [InlineData("-c", "-c", "")]
    [InlineData("run", "run", "")]
    [InlineData("run -h", "run -h", "")]
    [InlineData("--help", "--help", "")]
    [InlineData("", "", "")]
    public void Cut_LeavesTheScriptsArgumentsAlone(string line, string own, string script)
    {
        var parts = ScriptTail.Cut(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(own, string.Join(' ', parts.Own));
        Assert.Equal(script, string.Join(' ', parts.Script));
    }
}
