using SysTrade.PowerShell.Rows;
using SysTrade.Quant.DynamicOptimisation;
using SysTrade.Series;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class OptimisationTests(SampleResults sample)
{
    [Fact]
    public void OptimizeSysPosition_ShowsTheDayAsTheBacktestSolvedIt()
    {
        using var shell = sample.Shell("'dynamic_small_system'");
        var system = SampleResults.System(shell);
        var rows = Rows<OptimisedPositionRow>(shell, "Optimize-SysPosition -Date 2023-06-14");
        Assert.Equal([.. system.Instruments, OptimisedPositionRow.Portfolio], rows.Select(r => r.InstrumentCode));
        var positions = system.OptimisedPositions.OptimisedPositions.Value;
        var row = positions.Index.Find(new DateTime(2023, 6, 14).Ticks);
        Assert.All(system.Instruments.Zip(rows), p => Assert.Equal(((int)positions[p.First][row], (int)positions[p.First][row - 1]), (p.Second.Position, p.Second.Previous!.Value)));
        var portfolio = rows[^1];
        Assert.Equal(portfolio.TrackingError, rows.SkipLast(1).Sum(r => r.TrackingError), 1e-9);
        Assert.Equal(system.OptimisedPositions.Measures.Value["tracking_error"][row] * 100, portfolio.TrackingError, 1e-9);
        Assert.NotEmpty(portfolio.Reason);
    }

    [Fact]
    public void OptimizeSysPosition_WithPositionsAndLimitsOfOnesOwn()
    {
        using var shell = sample.Shell("'dynamic_small_system'");
        var code = SampleResults.System(shell).Instruments[0];
        var rows = Rows<OptimisedPositionRow>(shell, $"Optimize-SysPosition {code} -Previous @{{ {code} = 7 }} -Maximum @{{ {code} = 2 }}");
        Assert.Equal(2, rows.Length);
        Assert.Equal((7, -2, 2), (rows[0].Previous, rows[0].Lowest, rows[0].Highest));
        Assert.InRange(rows[0].Position, -2, 2);
        Assert.Equal("MaximumPosition", rows[0].Reason);
        var solution = Assert.IsType<PositionSolution>(Assert.Single(shell.Run("Optimize-SysPosition -AsSolution")).BaseObject);
        Assert.True(solution.IsOptimised);
        Assert.Equal("ContractsNotWhole,SysTrade.PowerShell.Commands.OptimizeSysPositionCommand", Error(shell, $"Optimize-SysPosition -Previous @{{ {code} = 1.5 }}"));
        Assert.StartsWith("InstrumentNotFound", Error(shell, "Optimize-SysPosition -Maximum @{ XYZ = 1 }"), StringComparison.Ordinal);
        Assert.StartsWith("DateBeforeData", Error(shell, "Optimize-SysPosition -Date 1950-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void GetSysPosition_Optimised_IsWholeContracts()
    {
        using var shell = sample.Shell("'dynamic_small_system'");
        var rows = Rows<PositionRow>(shell, "Get-SysPosition -Kind Optimised -Last 50");
        Assert.Equal(SampleResults.Instruments * 50, rows.Length);
        Assert.All(rows, r => Assert.True(r.Kind == PositionKind.Optimised && Math.Round(r.Position) == r.Position));
        var system = SampleResults.System(shell);
        var curve = Rows<AccountCurveRow>(shell, "Get-SysAccountCurve -Level Optimised -Last 1");
        Assert.Equal(system.Accounts.OptimisedPortfolio.Value.Returns.LastValue, curve[0].Value, 1e-9);
    }

    [Fact]
    public void ASystemThatHoldsOptimisedPositions_ShowsTheseUnlessOthersAreAskedFor()
    {
        using var shell = sample.Shell("'dynamic_small_system'");
        var accounts = SampleResults.System(shell).Accounts;
        var results = Rows<InstrumentResult>(shell, "Invoke-SysBacktest");
        Assert.All(results.SkipLast(1), r => Assert.Equal(accounts.OptimisedPosition[r.Instrument].LastValue, r.LastPosition));
        Assert.Equal(accounts.OptimisedPortfolio.Value.Percent.Statistics.Sharpe, results[^1].Sharpe);
        Assert.All(Rows<PositionRow>(shell, "Get-SysPosition -Last 1"), r => Assert.Equal(PositionKind.Optimised, r.Kind));
        Assert.Equal(RiskPositions.Optimised, Assert.Single(Rows<RiskRow>(shell, "Get-SysRisk -Last 1")).Positions);
        var code = results[0].Instrument;
        var curve = Rows<AccountCurveRow>(shell, $"Get-SysAccountCurve {code} -Level Buffered -Last 1");
        Assert.Equal(accounts.PandlForInstrument[code].Returns.LastValue, Assert.Single(curve).Value, 1e-9);
    }

    [Fact]
    public void GetSysRisk_ByPortfolioClassAndInstrument()
    {
        using var shell = sample.Shell();
        var system = SampleResults.System(shell);
        var portfolio = Assert.Single(Rows<RiskRow>(shell, "Get-SysRisk -Last 1"));
        Assert.Equal(system.Risk.BufferedRisk.Value.LastValue * 100, portfolio.Risk, 1e-9);
        Assert.True(portfolio.ShockedRisk >= portfolio.Risk && portfolio.SumOfRisk >= portfolio.Risk && double.IsNaN(portfolio.Beta));
        var classes = Rows<RiskRow>(shell, "Get-SysRisk -By AssetClass -Positions Optimised -Last 1");
        Assert.Equal(system.Risk.RiskByAssetClass.Value.Names, classes.Select(c => c.Name));
        var one = Assert.Single(Rows<RiskRow>(shell, "Get-SysRisk $system.Instruments[0] -Last 1"));
        Assert.Equal(system.Instruments[0], one.Name);
        Assert.Equal(one.BetaLoading, one.Beta * one.Leverage * 100, 1e-9);
        var frame = Assert.IsType<Frame>(Assert.Single(shell.Run("Get-SysRisk -AsSeries -Last 4")).BaseObject);
        Assert.Equal(4, frame.Count);
        Assert.Equal(["risk", "shocked_risk", "sum_of_risk", "leverage", "risk_scalar"], frame.Names);
    }

    [Fact]
    public void SelectSysInstrument_MoreCapitalAllowsAtLeastAsMuch_AndItsConfigTradesTheBest()
    {
        using var shell = sample.Shell("'static_small_system'");
        var rows = Rows<SelectedInstrumentRow>(shell, "Select-SysInstrument 50000, 5000000 -MaximumWeight 0.25");
        var (small, large) = (rows.Where(r => r.Capital == 50000).ToArray(), rows.Where(r => r.Capital == 5000000).ToArray());
        Assert.True(large.Max(r => r.SharpeRatio) >= small.Max(r => r.SharpeRatio));
        Assert.Equal(1, large.Where(r => r.IsChosen).Sum(r => r.Weight), 1e-9);
        var config = Assert.IsType<SystemConfig>(Assert.Single(shell.Run("($config = Select-SysInstrument 5000000 -MaximumWeight 0.25 -AsConfig)")).BaseObject);
        var traded = Assert.IsType<TradingSystem>(Assert.Single(shell.Run($"New-SysSystem static_small_system, $config -Data '{sample.Data}'")).BaseObject);
        Assert.Equal(large.Where(r => r.IsChosen).Select(r => r.InstrumentCode).Order(StringComparer.Ordinal), traded.Instruments);
        Assert.Equal(5000000, config.Double("notional_trading_capital"));
    }

    private static T[] Rows<T>(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (T)r.BaseObject)];

    private static string Error(HostedShell shell, string script) => Assert.Single(shell.Try(script).Errors).FullyQualifiedErrorId;
}
