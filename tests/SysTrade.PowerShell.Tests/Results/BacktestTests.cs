using System.Management.Automation;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class BacktestTests(SampleResults sample)
{
    [Fact]
    public void InvokeSysBacktest_GivesARowForEachInstrumentAndThePortfolioLast()
    {
        using var shell = sample.Shell();
        var rows = shell.Run("Invoke-SysBacktest").Select(r => (InstrumentResult)r.BaseObject).ToArray();
        Assert.Equal([.. SampleResults.System(shell).Instruments, InstrumentResult.PortfolioName], rows.Select(r => r.Instrument));
        Assert.All(rows, r => Assert.Equal(r.Sharpe, r.AnnualMean / r.AnnualStdev, 12));
    }

    [Theory]
    [InlineData("-AsReport")]
    [InlineData("-PassThru")]
    public void InvokeSysBacktest_AsReport_GivesOneObject(string parameter)
    {
        using var shell = sample.Shell();
        var report = Assert.IsType<BacktestReport>(Assert.Single(shell.Run($"$system | Invoke-SysBacktest {parameter}")).BaseObject);
        Assert.Same(SampleResults.System(shell), report.System);
        Assert.Equal(SampleResults.Instruments, report.Instruments.Count);
    }

    [Fact]
    public void InvokeSysBacktest_WithoutASystem_SaysHowToMakeOne()
    {
        using var shell = HostedShell.WithModule();
        var error = Assert.Single(shell.Try("Invoke-SysBacktest").Errors);
        Assert.StartsWith("NoSystem,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("New-SysSystem", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void InvokeSysBacktest_WithABadInstrument_EndsWithAnErrorOrLeavesItOut()
    {
        var data = sample.NewPath();
        CopyFolder(sample.Data, data);
        var bad = Directory.EnumerateFiles(Path.Combine(data, "adjusted_prices_csv")).Order(StringComparer.Ordinal).First();
        File.WriteAllText(bad, "DATETIME,price\nnot a date,1\n");
        var code = Path.GetFileNameWithoutExtension(bad);

        using var shell = HostedShell.WithModule();
        shell.Run($"$system = New-SysSystem chapter15_all -Data '{data}'");
        Assert.NotEmpty(shell.Try("Invoke-SysBacktest").Errors);

        var output = shell.Run("Invoke-SysBacktest -SkipBadInstrument 3>&1");
        var warning = Assert.Single(output.Select(o => o.BaseObject).OfType<WarningRecord>());
        Assert.StartsWith($"{code} is left out: ", warning.Message, StringComparison.Ordinal);
        Assert.Equal(SampleResults.Instruments, output.Count(o => o.BaseObject is InstrumentResult));
        var error = Assert.Single(shell.Try($"Get-SysForecast {code}").Errors);
        Assert.StartsWith("InstrumentLeftOut,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_AreShownOnceForASystem()
    {
        using var shell = sample.Shell("'chapter15_all', @{ instrument_weights = $null }");
        Assert.Contains("instrument_weights", Assert.Single(shell.Run("Invoke-SysBacktest 3>&1").Select(o => o.BaseObject).OfType<WarningRecord>()).Message, StringComparison.Ordinal);
        Assert.Empty(shell.Run("Invoke-SysBacktest 3>&1").Select(o => o.BaseObject).OfType<WarningRecord>());
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
