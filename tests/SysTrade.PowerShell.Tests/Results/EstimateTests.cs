using SysTrade.PowerShell.Rows;
using SysTrade.Production.Reports;
using SysTrade.Systems.Configuration;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class EstimateTests(SampleResults sample)
{
    private const string Fitted = "@{base_config = 'chapter15_estimated'; instruments = @('SOFR', 'US10', 'EUROSTX')}";

    [Fact]
    public void OptimizeSysWeight_GivesARowForEachInstrumentAndPeriod_SummingToOne()
    {
        using var shell = sample.Shell();
        var rows = shell.Run("Optimize-SysWeight").Select(o => (FittedWeight)o.BaseObject).ToArray();
        var periods = rows.GroupBy(r => r.From).ToArray();
        Assert.True(periods.Length > 2);
        Assert.All(periods, p => Assert.Equal(1, p.Sum(r => r.Weight), 1e-9));
        Assert.All(periods, p => Assert.Equal(SampleResults.Instruments, p.Count()));
    }

    [Fact]
    public void OptimizeSysWeight_OfAnInstrument_ByAnotherMethod_GivesItsRules()
    {
        using var shell = sample.Shell();
        var rows = shell.Run("Optimize-SysWeight US10 -Method equal_weights -Last").Select(o => (FittedWeight)o.BaseObject).ToArray();
        Assert.Contains("carry", rows.Select(r => r.Asset));
        Assert.All(rows, r => Assert.Equal(1.0 / rows.Length, r.Weight, 1e-12));
        Assert.All(rows, r => Assert.Equal("US10", r.Instrument));
    }

    [Fact]
    public void OptimizeSysWeight_OfAnUnknownInstrument_IsAnErrorWithTheNearest()
    {
        using var shell = sample.Shell();
        var (output, errors) = shell.Try("Optimize-SysWeight US11 -Last");
        Assert.Empty(output);
        Assert.Contains("US10", Assert.Single(errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OptimizeSysWeight_ByTheCompleteHandcraftingMethod_IsWhatAConfigCanName()
    {
        using var shell = sample.Shell("@{base_config = 'chapter15_estimated'; instruments = @('SOFR', 'US10', 'EUROSTX'); instrument_weight_estimate = @{method = 'full_handcraft'}}");
        var named = shell.Run("Optimize-SysWeight -Last").Select(o => (FittedWeight)o.BaseObject).ToArray();
        Assert.Equal(1, named.Sum(r => r.Weight), 1e-12);
        Assert.Equal(3, named.Length);
        var asked = shell.Run("Optimize-SysWeight -Last -Method full_handcraft").Select(o => (FittedWeight)o.BaseObject).ToArray();
        Assert.Equal(named.Select(r => r.Weight), asked.Select(r => r.Weight));
        Assert.NotEmpty(shell.Run("Get-SysOutput portfolio.get_instrument_weights"));
    }

    [Fact]
    public void NewSysSystem_WithAMisspelledWeightMethod_NamesTheNearest()
    {
        using var shell = HostedShell.WithModule();
        var (_, errors) = shell.Try($"New-SysSystem @{{base_config = 'chapter15_estimated'; forecast_weight_estimate = @{{method = 'full_handcrafting'}}}} -Data '{sample.Data}'");
        Assert.Contains("full_handcraft", Assert.Single(errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forecastScaleCap.get_forecast_scalar US10 carry")]
    [InlineData("combForecast.get_forecast_weights US10")]
    [InlineData("combForecast.get_forecast_diversification_multiplier US10")]
    [InlineData("portfolio.get_instrument_weights")]
    [InlineData("portfolio.get_instrument_diversification_multiplier")]
    public void GetSysOutput_OfEachFittedParameter_GivesRowsThroughTime(string output)
    {
        using var shell = sample.Shell(Fitted);
        Assert.True(shell.Run($"Get-SysOutput {output}").Count > 500);
    }

    [Fact]
    public void ExportSysChart_OfEstimates_DrawsEveryFittedParameterThroughTime()
    {
        using var shell = sample.Shell(Fitted);
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' -Estimate -InstrumentCode US10, SOFR");
        var page = File.ReadAllText(path);
        foreach (var output in OutputPages.Estimates) Assert.Contains(output, page, StringComparison.Ordinal);
        foreach (var text in new[] { "US10, SOFR: average correlation", "correlation of each pair", "EUROSTX and SOFR", "in force from 20", "heatmap" }) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("portfolio.get_list_of_instrument_returns_correlations")]
    [InlineData("portfolio.get_instrument_correlation_matrix")]
    [InlineData("combForecast.get_forecast_correlation_matrices -InstrumentCode US10")]
    public void ExportSysChart_OfEachKindOfCorrelation_DrawsItThroughTime(string output)
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' -Output {output}");
        Assert.Contains("average correlation", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void GetSysCorrelation_OnADate_GivesEachPairOnce()
    {
        using var shell = sample.Shell();
        var rows = shell.Run("Get-SysCorrelation Returns -Date 2024-06-28").Select(o => (CorrelationRow)o.BaseObject).ToArray();
        Assert.Equal(SampleResults.Instruments * (SampleResults.Instruments - 1) / 2, rows.Length);
        Assert.All(rows, r => Assert.InRange(r.Correlation, -1, 1));
        Assert.Single(rows.Select(r => r.From).Distinct());
    }

    [Fact]
    public void GetSysCorrelation_OfForecastsWithoutAnInstrument_SaysThatOneIsNeeded()
    {
        using var shell = sample.Shell();
        var (_, errors) = shell.Try("Get-SysCorrelation Forecast");
        Assert.StartsWith("InstrumentNeeded,", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ConvertToSysFixedConfig_OfAFittedSystem_FitsNothingAndMakesASystem()
    {
        using var shell = sample.Shell(Fitted);
        var config = (SystemConfig)shell.Run("ConvertTo-SysFixedConfig")[0].BaseObject;
        Assert.False(config.Bool("use_instrument_weight_estimates"));
        Assert.Equal(["EUROSTX", "SOFR", "US10"], config.Keys("instrument_weights").Order(StringComparer.Ordinal));
        shell.Run($"$fixed = ConvertTo-SysFixedConfig | ForEach-Object {{ New-SysSystem $_ -Data '{sample.Data}' }}");
        Assert.NotEmpty(shell.Run("Get-SysPosition US10 -System $fixed"));
    }
}
