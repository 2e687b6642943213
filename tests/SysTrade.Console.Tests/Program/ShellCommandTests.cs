namespace SysTrade.Console.Tests.Program;

/// <summary>The shell's ordinary commands in the program, as scripts use them.</summary>
public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("Join-Path /a b c", "/a/b/c")]
    [InlineData("Split-Path /a/b.txt -Leaf", "b.txt")]
    [InlineData("Split-Path /a/b.txt", "/a")]
    [InlineData("Test-Path /no/such/place", "False")]
    [InlineData("3, 1, 2 | Sort-Object -Descending", "3 2 1")]
    [InlineData("(1..4 | Measure-Object -Sum).Sum", "10")]
    [InlineData("1, 2, 3 | Select-Object -First 2", "1 2")]
    [InlineData("1..5 | Group-Object { $_ % 2 } | Sort-Object Name | ForEach-Object Count", "2 3")]
    [InlineData("@{ a = 1 } | ConvertTo-Json -Compress", "{\"a\":1}")]
    [InlineData("('{\"a\": [1, 2]}' | ConvertFrom-Json).a", "1 2")]
    [InlineData("Get-Random -Minimum 3 -Maximum 4", "3")]
    [InlineData("'a,b', '1,2' | ConvertFrom-Csv | ForEach-Object { $_.b }", "2")]
    [InlineData("[pscustomobject]@{ A = 1 } | Format-List | Out-String | ForEach-Object Trim", "A : 1")]
    [InlineData("(1..3).ForEach{ [pscustomobject]@{ A = $_ } } | select -ExpandProperty A", "1 2 3")]
    [InlineData("cd ..; (pwd).Path -eq [System.IO.Path]::GetDirectoryName([System.Environment]::CurrentDirectory)", "True")]
    public async Task OrdinaryCommands_DoWhatTheyDoInTheShell(string script, string expected)
    {
        var (code, output, error) = await Systrade.Run("-c", script);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(expected, string.Join(' ', output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Replace('\\', '/'));
    }

    [Fact]
    public async Task Files_AreWrittenReadListedAndRemoved()
    {
        var folder = Directory.CreateTempSubdirectory("systrade-shell-").FullName;
        try
        {
            var (code, output, error) = await Systrade.Run(
                "-c",
                $"$f = Join-Path '{folder}' rows.csv; 1..3 | ForEach-Object {{ [pscustomobject]@{{ A = $_ }} }} | Export-Csv $f; (Import-Csv $f | Where-Object A -gt 1).A; "
                + $"Set-Content '{folder}/b.txt' one, two; (Get-Content '{folder}/b.txt').Count; (Get-ChildItem '{folder}').Name; Remove-Item $f; Test-Path $f");
            Assert.Equal((0, ""), (code, error));
            Assert.Equal(["2", "3", "2", "b.txt", "rows.csv", "False"], output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task WriteError_IsAnErrorOfTheScript()
    {
        var (code, _, error) = await Systrade.Run("-c", "Write-Warning careful; Write-Error broken");
        Assert.NotEqual(0, code);
        Assert.Contains("WARNING: careful", error, StringComparison.Ordinal);
        Assert.Contains("broken", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OurRows_GoThroughThem()
    {
        var (code, output, error) = await Systrade.Run("-c", "Get-SysRuleFunction | Sort-Object Name | Select-Object -First 1 Name | Format-Table -HideTableHeaders");
        Assert.Equal((0, ""), (code, error));
        Assert.Single(output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
