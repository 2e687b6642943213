using SysTrade.PowerShell.Rows;
using SysTrade.Systems.Comparing;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class CompareTests(SampleResults sample)
{
    [Fact]
    public void CompareSysSystem_OfASystemWithItsLike_FindsNothing()
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, "Compare-SysSystem -DifferenceConfig @{ buffer_size = 0.1 }");
        Assert.DoesNotContain(rows, r => r.Kind == SystemDifferenceKind.Config);
        Assert.All(rows.Where(r => r.Kind == SystemDifferenceKind.Output), r => Assert.Null(((OutputDifference)r.Detail).Item));
        Assert.All(rows.Where(r => r.Kind == SystemDifferenceKind.Statistic), r => Assert.Equal(0, r.Change));
        var returns = (ReturnComparison)Assert.Single(rows, r => r.Kind == SystemDifferenceKind.Return).Detail;
        Assert.Equal(1, returns.Correlation, 12);
        Assert.True(double.IsNaN(returns.TStat));
    }

    [Fact]
    public void CompareSysSystem_WithAChangedConfig_TellsWhatFollowsAndLeavesTheReferenceAlone()
    {
        using var shell = sample.Shell();
        var before = SampleResults.System(shell).Config;
        var rows = Rows(shell, "Compare-SysSystem -DifferenceConfig @{ buffer_size = 0.5 }");
        var config = Assert.Single(rows, r => r.Kind == SystemDifferenceKind.Config);
        Assert.Equal(("buffer_size", "0.1", "0.5"), (config.Name, config.Reference, config.Difference));
        Assert.Equal(
            ["combForecast.get_combined_forecast", "portfolio.get_notional_position"],
            rows.Where(r => r.Kind == SystemDifferenceKind.Output && r.Change == 0).Select(r => r.Name));
        var curve = Assert.Single(rows, r => r.Name == "accounts.portfolio");
        Assert.NotEqual(0, curve.Change);
        var sharpe = Assert.Single(rows, r => r.Name == "sharpe");
        Assert.Equal(sharpe.Change!.Value, (double)sharpe.Difference! - (double)sharpe.Reference!, 12);
        Assert.Equal(before, SampleResults.System(shell).Config);
    }

    [Fact]
    public void CompareSysSystem_FirstDifferenceAndLargestOne_AreThoseOfTheSeries()
    {
        using var shell = sample.Shell();
        var row = (OutputDifference)Rows(
            shell, "$other = New-SysSystem 'chapter15_all', @{ notional_trading_capital = 20000000 } -Data $system; Compare-SysSystem $system $other -Output get_notional_position -InstrumentCode $system.Instruments[0] -Detailed")
            .Single(r => r.Kind == SystemDifferenceKind.Output).Detail;
        var system = SampleResults.System(shell);
        var position = system.Portfolio.NotionalPosition[system.Instruments[0]];
        var first = Enumerable.Range(0, position.Count).First(i => Math.Abs(position[i]) > 1e-6);
        Assert.Equal((position.Index[first], position[first], 2 * position[first]), (row.First!.Value, row.ReferenceAtFirst, Math.Round(row.DifferenceAtFirst, 12)), new Near());
        Assert.Equal(position.ToArray().Where(x => !double.IsNaN(x)).Max(Math.Abs), Math.Abs(row.Largest), 9);
    }

    [Fact]
    public void CompareSysSystem_ComparesReturnsPaired()
    {
        using var shell = sample.Shell();
        var report = (SystemComparison)Assert.Single(shell.Run("Compare-SysSystem -DifferenceConfig @{ use_SR_costs = $true; buffer_size = 0.3 } -InstrumentCode $system.Instruments[0] -AsReport")).BaseObject;
        Assert.Equal([SampleResults.System(shell).Instruments[0], "PORTFOLIO"], report.Returns.Select(r => r.Curve));
        var portfolio = report.Returns[^1];
        Assert.Equal(portfolio.SharpeDifference, portfolio.DifferenceSharpe - portfolio.ReferenceSharpe, 12);

        // Both scaled to a deviation of one: the mean difference is the difference of the daily Sharpe ratios, its deviation that of two correlated unit variables.
        var expected = portfolio.SharpeDifference / 16 / Math.Sqrt(2 * (1 - portfolio.Correlation) / portfolio.Days);
        Assert.Equal(expected, portfolio.TStat, 9);
    }

    [Fact]
    public void CompareSysSystem_OfSystemsWithOtherInstruments_SaysWhichAreLeftOut()
    {
        using var shell = sample.Shell();
        var output = shell.Run("$two = New-SysSystem 'chapter15_all', @{ instruments = [string[]]$system.Instruments[0, 1] } -Data $system; Compare-SysSystem $system $two 3>&1");
        Assert.Contains("Only chapter15_all trades", output[0].ToString(), StringComparison.Ordinal);
    }

    private static SystemDifference[] Rows(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (SystemDifference)r.BaseObject)];

    private sealed class Near : IEqualityComparer<(DateTime, double, double)>
    {
        public bool Equals((DateTime, double, double) x, (DateTime, double, double) y) => x.Item1 == y.Item1 && Math.Abs(x.Item2 - y.Item2) < 1e-9 && Math.Abs(x.Item3 - y.Item3) < 1e-9;

        public int GetHashCode((DateTime, double, double) obj) => obj.Item1.GetHashCode();
    }
}
