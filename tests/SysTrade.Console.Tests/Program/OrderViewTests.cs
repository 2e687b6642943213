namespace SysTrade.Console.Tests.Program;

/// <summary>Tables of orders as an operator sees them.</summary>
public sealed class OrderViewTests
{
    [Fact]
    public async Task OptimalPositions_AreOneTable_AndLongPricesAreRounded()
    {
        var (exitCode, output, error) = await Systrade.RunFile(
            """
            $null = Open-SysBook "$PSScriptRoot/book.db" -At '2024-12-31 09:00' -As tester
            $null = Set-SysOptimalPosition other CORN 1.25 2.25
            $null = Set-SysOptimalPosition another GOLD 3 3
            Get-SysOptimalPosition | Out-Host
            $null = Add-SysBalanceTrade trend CORN 3 441.33333333333331 -Contract 203203 -ExecutionId e1 -Reason test -Confirm:$false
            Get-SysOrder I1 | Out-Host
            """);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Matches(@"Strategy +Instrument +Kind +At \(UTC\) +Optimal +Lower +Upper +Price +Contract +Note", output);
        Assert.Matches(@"another +GOLD +Buffered +2024-12-31 09:00:00 +3\.00 +3\.00 +3\.00", output);
        Assert.Matches(@"other +CORN +Buffered +2024-12-31 09:00:00 +1\.75 +1\.25 +2\.25", output);
        Assert.Matches(@" 441\.33333 ", output);
        Assert.DoesNotContain("441.333333", output, StringComparison.Ordinal);
    }
}
