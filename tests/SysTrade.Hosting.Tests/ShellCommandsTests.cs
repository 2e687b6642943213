using System.Management.Automation;
using System.Reflection;

namespace SysTrade.Hosting.Tests;

public sealed class ShellCommandsTests
{
    [Fact]
    public void EachName_IsThatOfItsType()
    {
        foreach (var entry in ShellCommands.Entries())
        {
            var own = entry.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
            Assert.Equal($"{own.VerbName}-{own.NounName}", entry.Name, ignoreCase: true);
        }
    }

    [Fact]
    public void Names_AreThereOnce()
    {
        string[] names = [.. ShellCommands.Entries().Select(e => e.Name)];
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.True(names.Length > 100);
    }

    [Fact]
    public void Session_HasNoAliasWithoutACommandAndNoFunctionOfTheFullConsole()
    {
        var state = SessionStart.Create();
        var commands = state.Commands.Where(c => c.CommandType is CommandTypes.Cmdlet or CommandTypes.Function).Select(c => c.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(state.Commands.OfType<System.Management.Automation.Runspaces.SessionStateAliasEntry>(), a => Assert.Contains(a.Definition, commands));
        Assert.Superset(new HashSet<string>(["select", "group", "measure", "gci", "cd", "pwd", "ft", "fl"]), state.Commands.Select(c => c.Name).ToHashSet());
        Assert.DoesNotContain("Clear-Host", commands);
    }
}
