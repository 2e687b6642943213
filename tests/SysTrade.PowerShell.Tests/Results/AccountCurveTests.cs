using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class AccountCurveTests(SampleResults sample)
{
    [Theory]
    [InlineData("", CurveLevel.Portfolio, 1)]
    [InlineData("$system.Instruments[0]", CurveLevel.Instrument, 1)]
    [InlineData("-Rule carry", CurveLevel.Rule, 1)]
    [InlineData("$system.Instruments[0] -Rule ewmac*", CurveLevel.Forecast, 6)]
    [InlineData("-Level Instrument", CurveLevel.Instrument, SampleResults.Instruments)]
    [InlineData("-Level Subsystem", CurveLevel.Subsystem, SampleResults.Instruments)]
    [InlineData("-Level Rule", CurveLevel.Rule, 7)]
    [InlineData("-Level Forecast", CurveLevel.Forecast, SampleResults.Instruments * 7)]
    public void Level_FollowsFromWhatIsNamed(string parameters, CurveLevel level, int curves)
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, $"Get-SysAccountCurve {parameters} -Frequency Annual -Last 1");
        Assert.Equal(curves, rows.Length);
        Assert.All(rows, r => Assert.Equal(level, r.Level));
    }

    [Fact]
    public void Measures_AgreeWithOneAnother()
    {
        using var shell = sample.Shell();
        var returns = Rows(shell, "Get-SysAccountCurve");
        var cumulative = Rows(shell, "Get-SysAccountCurve -Cumulative");
        Assert.Equal(returns.Sum(r => r.Value), cumulative[^1].Value, 6);
        Assert.All(Rows(shell, "Get-SysAccountCurve -Drawdown"), r => Assert.True(r.Value <= 0));
        Assert.Equal(cumulative[^1].Value, Rows(shell, "Get-SysAccountCurve -Frequency Annual").Sum(r => r.Value), 6);
    }

    [Fact]
    public void Sides_AddUp()
    {
        using var shell = sample.Shell();
        double Sum(string side) => Rows(shell, $"Get-SysAccountCurve -Side {side} -Cumulative -Last 1")[0].Value;
        Assert.Equal(Sum("Net"), Sum("Gross") + Sum("Costs"), 6);
    }

    [Fact]
    public void Instruments_AddUpToThePortfolio()
    {
        using var shell = sample.Shell();
        var portfolio = Rows(shell, "Get-SysAccountCurve -Cumulative -Percent -Last 1")[0].Value;
        Assert.Equal(portfolio, Rows(shell, "Get-SysAccountCurve -Level Instrument -Cumulative -Percent -Last 1").Sum(r => r.Value), 9);
    }

    [Fact]
    public void Percent_IsOfTheCapital()
    {
        using var shell = sample.Shell();
        var (money, percent) = (Rows(shell, "Get-SysAccountCurve -Last 1")[0], Rows(shell, "Get-SysAccountCurve -Last 1 -Percent")[0]);
        Assert.Equal(("USD", "%"), (money.Unit, percent.Unit));
        Assert.Equal(money.Value / 1e5, percent.Value, 9);
    }

    [Fact]
    public void AsCurveAndAsSeries_GiveObjectsOfTheLibrary()
    {
        using var shell = sample.Shell();
        var curve = Assert.IsType<AccountCurve>(Assert.Single(shell.Run("Get-SysAccountCurve -AsCurve -Percent -Frequency Weekly")).BaseObject);
        Assert.Equal((true, Frequency.Week), (curve.IsPercentage, curve.Frequency));
        Assert.IsType<TimeSeries>(Assert.Single(shell.Run("Get-SysAccountCurve -AsSeries")).BaseObject);
    }

    [Theory]
    [InlineData("-Level Portfolio $system.Instruments[0]")]
    [InlineData("-Level Rule -InstrumentCode $system.Instruments[0]")]
    [InlineData("-Level Instrument -Rule carry")]
    public void NamesThatTheLevelDoesNotTake_AreAnError(string parameters)
    {
        using var shell = sample.Shell();
        Assert.StartsWith("CurveLevelArguments,", Assert.Single(shell.Try($"Get-SysAccountCurve {parameters}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void GetSysStatistic_HasEveryStatisticOfTheCurve()
    {
        using var shell = sample.Shell();
        var row = Assert.Single(shell.Run("Get-SysStatistic -Percent -Frequency Monthly -Side Gross"));
        var expected = SampleResults.System(shell).Accounts.Portfolio.Value.Gross.Monthly.Percent.Statistics;
        Assert.Equal(AccountStatistics.Names, StatisticNames.All.Select(n => n.ReferenceName));
        foreach (var (name, referenceName, _) in StatisticNames.All) Assert.Equal(expected[referenceName], row.Properties[name].Value);
        Assert.Equal("SysTrade.PowerShell.Rows.CurveStatistics#Single", row.TypeNames[0]);
    }

    [Fact]
    public void GetSysStatistic_OfSeveralCurves_GivesARowForEach()
    {
        using var shell = sample.Shell();
        var rows = shell.Run("Get-SysStatistic -Level Rule");
        Assert.Equal(7, rows.Count);
        Assert.All(rows, r => Assert.Equal(typeof(CurveStatistics).FullName, r.TypeNames[0]));
    }

    [Theory]
    [InlineData("sharpe", "Curve Sharpe")]
    [InlineData("ann_*, TStat", "Curve AnnMean AnnStd TStat")]
    public void GetSysStatistic_WithNames_GivesThoseOnly(string names, string properties)
    {
        using var shell = sample.Shell();
        Assert.Equal(properties, string.Join(' ', Assert.Single(shell.Run($"Get-SysStatistic -Name {names}")).Properties.Select(p => p.Name)));
    }

    [Fact]
    public void GetSysStatistic_WithAnUnknownName_NamesTheNearest()
    {
        using var shell = sample.Shell();
        var error = Assert.Single(shell.Try("Get-SysStatistic -Name sharp").Errors);
        Assert.StartsWith("StatisticNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Sharpe", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MeasureSysCost_TotalIsTradingAndHolding()
    {
        using var shell = sample.Shell();
        var byInstrument = shell.Run("Measure-SysCost").Select(r => (CostMeasure)r.BaseObject).ToArray();
        var byRule = shell.Run("Measure-SysCost -ByRule").Select(r => (CostMeasure)r.BaseObject).ToArray();
        Assert.Equal((SampleResults.Instruments, SampleResults.Instruments * 7), (byInstrument.Length, byRule.Length));
        Assert.All(byInstrument.Concat(byRule), c => Assert.Equal(c.TotalCost, c.TradingCost + c.HoldingCost, 12));
        var accounts = SampleResults.System(shell).Accounts;
        Assert.All(byRule, c => Assert.Equal(accounts.ForecastSharpeRatioCost[c.Instrument, c.Rule!], c.TotalCost));
    }

    private static AccountCurveRow[] Rows(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (AccountCurveRow)r.BaseObject)];
}
