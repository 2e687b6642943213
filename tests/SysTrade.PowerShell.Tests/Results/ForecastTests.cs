using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Systems.Reporting;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class ForecastTests(SampleResults sample)
{
    [Fact]
    public void GetSysForecast_GivesTheCombinedForecastOfEachInstrument()
    {
        using var shell = sample.Shell();
        var system = SampleResults.System(shell);
        var rows = Rows(shell, "Get-SysForecast -Last 1");
        Assert.Equal(system.Instruments, rows.Select(r => r.InstrumentCode));
        Assert.All(rows, r => Assert.Equal((ForecastKind.Combined, null, system.CombForecast.CombinedForecast[r.InstrumentCode].LastValue), (r.Kind, r.Rule, r.Forecast)));
    }

    [Theory]
    [InlineData("-Rule carry", ForecastKind.Capped, 1)]
    [InlineData("-Rule ewmac*", ForecastKind.Capped, 6)]
    [InlineData("-Kind Scaled", ForecastKind.Scaled, 7)]
    [InlineData("-Kind Raw -Rule carry", ForecastKind.Raw, 1)]
    public void GetSysForecast_OfRules_GivesARowForEach(string parameters, ForecastKind kind, int count)
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, $"Get-SysForecast $system.Instruments[0] {parameters} -Last 1");
        Assert.Equal(count, rows.Length);
        Assert.All(rows, r => Assert.Equal(kind, r.Kind));
    }

    [Fact]
    public void GetSysForecast_OfARuleWithoutWeight_GivesItWhenNamed()
    {
        using var shell = sample.Shell("'chapter15', @{ instrument_weights = 'equal' }");
        Assert.DoesNotContain(Rows(shell, "Get-SysForecast -Kind Raw -Last 1"), r => r.Rule == "ewmac2_8");
        Assert.All(Rows(shell, "Get-SysForecast -Kind Raw -Rule ewmac2_8 -Last 1"), r => Assert.Equal("ewmac2_8", r.Rule));
    }

    [Fact]
    public void GetSysForecast_BetweenDates_IncludesBothDays()
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, "Get-SysForecast $system.Instruments[0] -From 2024-03-04 -To 2024-03-08");
        Assert.Equal([4, 5, 6, 7, 8], rows.Select(r => r.Date.Day));
    }

    [Fact]
    public void GetSysForecast_AsSeries_GivesTheSeriesItself()
    {
        using var shell = sample.Shell();
        var series = Assert.IsType<TimeSeries>(Assert.Single(shell.Run("Get-SysForecast $system.Instruments[0] -AsSeries")).BaseObject);
        var system = SampleResults.System(shell);
        Assert.Equal(system.CombForecast.CombinedForecast[system.Instruments[0]].ToArray(), series.ToArray());
    }

    [Theory]
    [InlineData("Get-SysForecast NONE, ($system.Instruments[0]) -Last 1", "InstrumentNotFound", 1)]
    [InlineData("Get-SysForecast -Rule none -Last 1", "TradingRuleNotFound", 0)]
    [InlineData("Get-SysForecast -Kind Combined -Rule carry", "ForecastKindArguments", 0)]
    [InlineData("Get-SysForecast -From 2024-02-01 -To 2024-01-01", "DatesReversed", 0)]
    public void GetSysForecast_WithAMistake_NamesIt(string script, string errorId, int rows)
    {
        using var shell = sample.Shell();
        var (output, errors) = shell.Try(script);
        Assert.StartsWith(errorId + ",", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(rows, output.Count);
    }

    [Fact]
    public void GetSysForecast_TakesRowsOfABacktest()
    {
        using var shell = sample.Shell();
        var rows = Rows(shell, "Invoke-SysBacktest | Where-Object Instrument -eq $system.Instruments[1] | Get-SysForecast -Last 1");
        Assert.Equal(SampleResults.System(shell).Instruments[1], Assert.Single(rows).InstrumentCode);
    }

    private static ForecastRow[] Rows(HostedShell shell, string script) => [.. shell.Run(script).Select(r => (ForecastRow)r.BaseObject)];
}
