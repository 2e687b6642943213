using System.Management.Automation;
using SysTrade.PowerShell.Help;

namespace SysTrade.PowerShell.Tests;

public sealed class HelpTests
{
    [Fact]
    public void GetHelp_OfEveryCommand_HasSynopsisDescriptionParametersAndExample()
    {
        using var shell = HostedShell.WithModule();
        var commands = shell.Run("Get-Command -Module SysTrade");
        Assert.NotEmpty(commands);
        foreach (var command in commands.Select(c => (CmdletInfo)c.BaseObject))
        {
            dynamic help = Assert.Single(shell.Run($"Get-Help {command.Name} -Full"));
            Assert.DoesNotContain("[<CommonParameters>]", (string)help.Synopsis, StringComparison.Ordinal);
            Assert.NotEmpty(Text(help.description));
            Assert.NotEmpty(Text(((PSObject)help.examples).Properties["example"].Value is PSObject[] many ? (object)many[0].Properties["code"].Value : ((dynamic)help.examples).example.code));
            foreach (var parameter in CompiledCommands.Own(command.ParameterSets.SelectMany(s => s.Parameters)).Select(p => p.Name).Distinct())
            {
                var described = Assert.Single(shell.Run($"Get-Help {command.Name} -Parameter {parameter}"));
                Assert.NotEmpty(Text(described.Properties["description"].Value));
            }
        }
    }

    [Fact]
    public void GetHelp_OfTheAboutTopic_NamesEveryCommandOfTheEngine()
    {
        using var shell = HostedShell.WithModule();
        var topic = Assert.Single(shell.Run("Get-Help about_SysTrade")).ToString();
        var engine = shell.Run("Get-Command -CommandType Cmdlet | Where-Object { $_.ModuleName -ne 'SysTrade' }").Select(c => ((CmdletInfo)c.BaseObject).Name);
        Assert.All(engine, name => Assert.Contains(name, topic, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# A-B\n\nSynopsis.\n\n## Description\n\nText.\n", "example")]
    [InlineData("# A-B\n\nSynopsis.\n\n## Descripton\n\nText.\n", "Unknown section 'Descripton'")]
    [InlineData("# Get-SysVersion\n\nSynopsis.\n\n## Examples\n\n### One\n\nNo code.\n", "has no code block")]
    [InlineData("Synopsis.\n", "must begin with '# '")]
    public void Page_WithAFault_IsReportedWithItsPlace(string text, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("systrade-help").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Get-SysVersion.md"), text);
            var problems = new List<HelpProblem>();
            using var shell = HostedShell.WithModule();
            var commands = shell.Run("Get-Command Get-SysVersion").Select(c => (CmdletInfo)c.BaseObject).ToArray();
            HelpBuild.Match(commands, folder, problems);
            HelpPageReader.Read("page.md", text, problems);
            if (text.StartsWith("# A-B", StringComparison.Ordinal)) Assert.Contains(problems, p => p.Text.Contains("There is no cmdlet 'A-B'", StringComparison.Ordinal));
            if (expected != "example") Assert.Contains(problems, p => p.Text.Contains(expected, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Page_ReadsExamplesParametersAndLists()
    {
        var problems = new List<HelpProblem>();
        var page = HelpPageReader.Read(
            "page.md",
            """
            # Get-SysThing

            Gives **things** of a `[store]`.

            ## Description

            First line
            second line.

            - one
            - two

            ## Parameters

            ### -Name

            Which thing.

            ## Examples

            ### All

            ```powershell
            # a comment, not a heading
            Get-SysThing
            ```

            Shows all.

            ## Related

            - [Set-SysThing](Set-SysThing.md)
            - about_SysTrade
            """,
            problems);
        Assert.Empty(problems);
        Assert.Equal("Gives things of a [store].", page.Synopsis);
        Assert.Equal(["First line second line.", "- one\n- two"], page.Description);
        Assert.Equal(["Which thing."], page.Parameters["name"]);
        var example = Assert.Single(page.Examples);
        Assert.Equal("# a comment, not a heading\nGet-SysThing", example.Code);
        Assert.Equal(["Shows all."], example.Remarks);
        Assert.Equal(["Set-SysThing", "about_SysTrade"], page.Related);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        PSObject { BaseObject: object[] many } => Text(many),
        object[] many => string.Concat(many.Select(Text)),
        PSObject one when one.Properties["Text"] is { } text => (string)text.Value,
        _ => value.ToString() ?? "",
    };
}
