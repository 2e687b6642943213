using System.Management.Automation;

namespace SysTrade.PowerShell.Tests.Infrastructure;

public sealed class BindingTests
{
    [Fact]
    public void WhatIf_ChangesNothing()
    {
        using var shell = new HostedShell(typeof(SetSysThingCommand));
        Assert.Empty(shell.Run("Set-SysThing -Name SOFR -WhatIf"));
        Assert.Equal("changed", Assert.Single(shell.Run("Set-SysThing -Name SOFR")).BaseObject);
    }

    [Theory]
    [InlineData("Set-SysThing -Name SO", "SOFR")]
    [InlineData("Set-SysThing -Name SP", "'SP500 micro'")]
    [InlineData("Set-SysThing -Name 'SP", "'SP500 micro'")]
    [InlineData("Set-SysThing -Name \"GO", "\"GOLD\"")]
    [InlineData("Set-SysThing -Name gol", "GOLD")]
    public void Completion_OffersNamesQuotedWhereNeeded(string line, string expected)
    {
        Assert.Equal(expected, Assert.Single(Complete(line)).CompletionText);
    }

    [Fact]
    public void Completion_ShowsTheDescription() =>
        Assert.Equal("Three month SOFR", Assert.Single(Complete("Set-SysThing -Name SO")).ToolTip);

    [Fact]
    public void Completion_OfAFailingStore_OffersNothingAndThrowsNothing()
    {
        var results = new ThingCompleter().CompleteArgument("Set-SysThing", "Name", null!, null!, null!);
        Assert.Equal(3, results.Count());
        Assert.Empty(new FailingCompleter().CompleteArgument("Set-SysThing", "Name", "", null!, null!));
    }

    [Fact]
    public void Path_IsResolvedFromTheSessionsLocation()
    {
        using var shell = new HostedShell(typeof(ResolveSysTestPathCommand));
        var folder = Directory.CreateTempSubdirectory("systrade").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "a.csv"), "");
            File.WriteAllText(Path.Combine(folder, "b.csv"), "");
            shell.Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{folder}')");
            Assert.Equal(Path.Combine(folder, "new.csv"), Assert.Single(shell.Run("Resolve-SysTestPath new.csv")).BaseObject);
            Assert.Equal(2, shell.Run("Resolve-SysTestPath *.csv -Existing").Count);
            AssertId("PathNotFound", shell.Try("Resolve-SysTestPath none.csv -Existing").Errors);
            AssertId("PathNotFound", shell.Try("Resolve-SysTestPath none*.csv -Existing").Errors);
            AssertId("NotAFilePath", shell.Try("Resolve-SysTestPath env:HOME").Errors);
            AssertId("DriveNotFound", shell.Try("Resolve-SysTestPath nodrive:x").Errors);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertId(string id, IReadOnlyList<ErrorRecord> errors) =>
        Assert.StartsWith(id + ",", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    private static List<CompletionResult> Complete(string line)
    {
        using var shell = new HostedShell(typeof(SetSysThingCommand));
        using var engine = shell.Shell();
        return [.. CommandCompletion.CompleteInput(line, line.Length, null, engine).CompletionMatches];
    }

    private sealed class FailingCompleter : SysTrade.PowerShell.Infrastructure.QuietCompleter
    {
        protected override IEnumerable<(string Name, string Description)> Candidates(System.Collections.IDictionary boundParameters) =>
            throw new IOException("store gone");
    }
}
