using SysTrade.Tests;

namespace SysTrade.Console.Tests.Program;

public sealed class ScriptTests
{
    [Fact]
    public async Task File_GetsItsParametersAndItsFolder()
    {
        var (exitCode, output, error) = await Systrade.RunFile(
            """
            param([string]$Folder, [int]$Count = 1, [switch]$Force, [switch]$Off, [Parameter(ValueFromRemainingArguments)]$Rest)
            "$Folder|$Count|$Force|$Off|$Rest|$($PSScriptRoot -eq [System.IO.Path]::GetDirectoryName($PSCommandPath))"
            """,
            "-Folder", "a b", "-Count:3", "-Force", "-Off:$false", "-5", "--help");
        Assert.Equal("", error);
        Assert.Equal((0, "a b|3|True|False|-5 --help|True\n"), (exitCode, output));
    }

    [Fact]
    public async Task File_WithoutParameters_GetsArgs() =>
        Assert.Equal("2 x y\n", (await Systrade.RunFile("\"$($args.Count) $args\"", "x", "y")).Output);

    [Fact]
    public async Task Command_GetsArgs() => Assert.Equal("a -c\n", (await Systrade.Run("-c", "\"$args\"", "a", "-c")).Output);

    [Fact]
    public async Task StandardInput_IsRunAsAScript()
    {
        var (exitCode, output, _) = await ChildProcess.Run(Systrade.Path, [], "$x = 2\nif ($x) {\n  \"got $x\"\n}\nexit 3\n");
        Assert.Equal((3, "got 2\n"), (exitCode, output));
    }

    [Fact]
    public async Task Error_ShowsMessageRemedyAndPlace_OnErrorOutputOnly()
    {
        const string Script = """
            function Test-It {
                [CmdletBinding()] param()
                $record = [System.Management.Automation.ErrorRecord]::new([Exception]::new('No price.'), 'PriceNotFound', 'ObjectNotFound', 'SOFR')
                $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('No price of SOFR.')
                $record.ErrorDetails.RecommendedAction = 'Load some.'
                $PSCmdlet.WriteError($record)
            }
            'before'
            Test-It
            'after'
            """;
        var (exitCode, output, error) = await Systrade.RunFile(Script);
        Assert.Equal((1, "before\nafter\n"), (exitCode, output));
        var lines = error.TrimEnd().Split('\n');
        Assert.Equal("ERROR: No price of SOFR.", lines[0]);
        Assert.Equal("  Remedy: Load some.", lines[1]);
        Assert.Matches(@"^  at .*script\.ps1:9, character 1: Test-It$", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task StackTrace_OnlyWhenAskedFor()
    {
        const string Script = "[int]::Parse('x')";
        Assert.DoesNotContain("   at System.", (await Systrade.Run("-c", Script)).Error, StringComparison.Ordinal);
        Assert.Contains("   at System.", (await Systrade.Run("--debug", "-c", Script)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_WithNobodyToAnswer_FailsAtOnce()
    {
        const string Script = """
            function Remove-It {
                [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param()
                if ($PSCmdlet.ShouldProcess('everything')) { 'removed' }
            }
            Remove-It
            """;
        var (exitCode, output, error) = await Systrade.Run("-c", Script);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("nobody can answer", error, StringComparison.Ordinal);
        Assert.Equal("removed\n", (await Systrade.Run("-c", Script + " -Confirm:$false")).Output);
    }

    [Fact]
    public async Task RedirectedOutput_HasNoColour()
    {
        var (_, output, error) = await Systrade.Run("-c", "Get-SysVersion; Get-Nothing");
        Assert.DoesNotContain("\e", output + error, StringComparison.Ordinal);
        Assert.Contains("Memory (GiB)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerboseSwitch_ShowsTheVerboseStreamOnErrorOutput()
    {
        const string Script = "function Show-It { [CmdletBinding()] param() $PSCmdlet.WriteVerbose('looked up') } Show-It";
        Assert.Equal("", (await Systrade.Run("-c", Script)).Error);
        var (_, output, error) = await Systrade.Run("--verbose", "-c", Script);
        Assert.Equal(("", "VERBOSE: looked up\n"), (output, error));
    }

    [Fact]
    public async Task Module_IsThereAndCanBeImportedAgain()
    {
        var manifest = Path.Combine(RepositoryFolder.Path, "SysTrade.psd1");
        var (exitCode, output, error) = await Systrade.Run(
            "-c", $"(Get-Module).Name; Import-Module '{manifest}'; (Get-SysVersion).HostProgram -like 'systrade*'; @(Get-Command -Module SysTrade).Count -gt 0");
        Assert.Equal("", error);
        Assert.Equal((0, "SysTrade\nTrue\nTrue\n"), (exitCode, output));
    }

    [Fact]
    public async Task GetHelp_ShowsOurPages()
    {
        var (_, output, error) = await Systrade.Run("-c", "Get-Help Get-SysVersion -Examples; Get-Help about_SysTrade");
        Assert.Equal("", error);
        Assert.Contains("Show everything", output, StringComparison.Ordinal);
        Assert.Contains("EXIT CODES OF THE SYSTRADE PROGRAM", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_IsOneLine() => Assert.Equal(SysTrade.PowerShell.SysVersion.Product + "\n", (await Systrade.Run("--version")).Output);
}
