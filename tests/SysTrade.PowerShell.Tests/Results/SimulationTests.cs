using SysTrade.PowerShell.Rows;
using SysTrade.Systems;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class SimulationTests(SampleResults sample)
{
    [Fact]
    public void InvokeSysBacktest_OfOrders_EarnsBeforeCostsWhatUnbufferedPositionsEarn()
    {
        using var shell = sample.Shell("'chapter15_all', @{ buffer_method = 'none' }");
        InstrumentResult Portfolio(string command) => (InstrumentResult)shell.Run(command)[^1].BaseObject;
        var (positions, orders) = (Portfolio("Invoke-SysBacktest"), Portfolio("Invoke-SysBacktest -OrderSimulation DailyMarket"));
        Assert.Equal(positions.GrossSharpe, orders.GrossSharpe, 1e-9);
        Assert.Equal(positions.Costs, orders.Costs, 0.05 * Math.Abs(positions.Costs));

        // The session's system stays what it was.
        Assert.Equal("AccountsStage", SampleResults.System(shell).Accounts.GetType().Name);
    }

    [Fact]
    public void GetSysSimulatedFill_IsOfTheOrdersAndLeadsToThePositionHeld()
    {
        using var shell = sample.Shell("'chapter15_all', @{ stages = @('standard', 'daily_market_orders') }");
        var fills = Rows<SimulatedFillRow>(shell, "Get-SysSimulatedFill US10");
        var orders = Rows<SimulatedOrderRow>(shell, "Get-SysSimulatedOrder US10");
        Assert.Equal(orders.Select(o => (o.Quantity, o.Filled)), fills.Select(f => (f.Quantity, (DateTime?)f.Filled)));
        Assert.All(orders, o => Assert.True(o.Limit is null && o.Filled > o.Submitted));
        Assert.All(fills, f => Assert.True(f.PaysSlippage && f.Cost > 0));
        var held = Rows<PositionRow>(shell, "Get-SysPosition US10 -Last 1")[0];
        Assert.Equal(held.Position, fills[^1].Position);
        Assert.Empty(shell.Run("Get-SysSimulatedOrder US10 -Unfilled"));
        Assert.Equal(2 * SampleResults.Instruments, shell.Run("Get-SysSimulatedFill -Last 2").Count);
        Assert.All(Rows<SimulatedFillRow>(shell, "Get-SysSimulatedFill US10 -From 2024-01-01 -To 2024-06-30"), f => Assert.InRange(f.Filled, new DateTime(2024, 1, 1), new DateTime(2024, 7, 1)));
    }

    [Fact]
    public void GetSysSimulatedOrder_OfASystemOfPositions_SimulatesOnRequestAndElseSaysHow()
    {
        using var shell = sample.Shell();
        var error = Error(shell, "Get-SysSimulatedOrder US10");
        Assert.StartsWith("NoOrderSimulation", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        var portfolio = Rows<SimulatedOrderRow>(shell, "Get-SysSimulatedOrder US10 -OrderSimulation DailyMarket");
        var alone = Rows<SimulatedOrderRow>(shell, "Get-SysSimulatedOrder US10 -OrderSimulation DailyMarket -Level Subsystem");
        Assert.NotEmpty(portfolio);
        Assert.True(alone.Max(o => Math.Abs(o.Quantity)) > portfolio.Max(o => Math.Abs(o.Quantity)));

        // A changed config is seen.
        shell.Run("Set-SysConfig percentage_vol_target 5 | Out-Null");
        var smaller = Rows<SimulatedOrderRow>(shell, "Get-SysSimulatedOrder US10 -OrderSimulation DailyMarket");
        Assert.True(smaller.Sum(o => Math.Abs(o.Quantity)) < portfolio.Sum(o => Math.Abs(o.Quantity)));
    }

    [Fact]
    public void GetSysStage_Available_ShowsWhatConfigsMayName()
    {
        using var shell = sample.Shell();
        var names = Rows<AvailableStage>(shell, "Get-SysStage -Available").Select(s => s.Name).ToArray();
        Assert.Equal(StageRegistry.Provided.Names, names);
        Assert.Equal(["rawdata", "rules"], Rows<AvailableStage>(shell, "Get-SysStage standard -Available")[0].Stages.Take(2));
        Assert.StartsWith("StageOrListOfStagesNotFound", Error(shell, "Get-SysStage nothing -Available").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static global::System.Management.Automation.ErrorRecord Error(HostedShell shell, string script) => Assert.Single(shell.Try(script).Errors);

    private static T[] Rows<T>(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (T)r.BaseObject)];
}
