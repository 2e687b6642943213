using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class PositionTests(SampleResults sample)
{
    [Theory]
    [InlineData(PositionKind.Subsystem)]
    [InlineData(PositionKind.Notional)]
    [InlineData(PositionKind.Actual)]
    public void GetSysPosition_OptimalPosition_LiesWithinItsBuffer(PositionKind kind)
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, $"Get-SysPosition -Kind {kind} -Last 100");
        Assert.Equal(SampleResults.Instruments * 100, rows.Length);
        Assert.All(rows, r => Assert.True(r.Kind == kind && r.LowerBuffer <= r.Position && r.Position <= r.UpperBuffer, r.ToString()));
    }

    [Fact]
    public void GetSysPosition_ByDefault_IsWholeContractsWithinHalfAContractOfTheBuffer()
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, "Get-SysPosition -Last 100");
        Assert.All(rows, r =>
        {
            Assert.Equal(PositionKind.Buffered, r.Kind);
            Assert.Equal(Math.Round(r.Position), r.Position);
            Assert.InRange(r.Position, r.LowerBuffer - 0.5, r.UpperBuffer + 0.5);
        });
    }

    [Fact]
    public void GetSysPosition_AsSeries_GivesPositionAndEdges()
    {
        using var shell = sample.Shell();
        var frame = Assert.IsType<Frame>(Assert.Single(shell.Run("Get-SysPosition $system.Instruments[0] -AsSeries -Last 3")).BaseObject);
        Assert.Equal(["position", "lower_buffer", "upper_buffer"], frame.Names);
        Assert.Equal(3, frame.Count);
    }

    private static PositionRow[] Rows(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (PositionRow)r.BaseObject)];
}
