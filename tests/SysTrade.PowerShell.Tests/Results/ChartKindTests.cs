using SysTrade.Charts;
using SysTrade.Production.Reports;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class ChartKindTests(SampleResults sample)
{
    [Theory]
    [InlineData(SystemChartKind.Equity, "Cumulative return", "Drawdown")]
    [InlineData(SystemChartKind.Forecast, "carry", "combined")]
    [InlineData(SystemChartKind.Position, "Upper buffer", "Held")]
    [InlineData(SystemChartKind.Weight, "Instrument weights", "Forecast weight")]
    [InlineData(SystemChartKind.Correlation, "Clusters", "US10 (")]
    [InlineData(SystemChartKind.Profit, "Asset classes", "every rule with its share")]
    [InlineData(SystemChartKind.TermStructure, "Prices by delivery month", "US10: carry")]
    [InlineData(SystemChartKind.Slippage, "One contract, one way", "Sharpe ratio a year")]
    public void ExportSysChart_OfAKind_HasItsCharts(SystemChartKind kind, params string[] texts)
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' {kind}");
        var page = File.ReadAllText(path);
        foreach (var text in texts) Assert.Contains(text, page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", page[page.LastIndexOf("sysCharts", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_OfAKindThatShowsInstruments_TakesNames()
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' Position -InstrumentCode US10");
        var page = File.ReadAllText(path);
        Assert.Contains("<h3>US10</h3>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<h3>SOFR</h3>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Equity -InstrumentCode US10")]
    [InlineData("Equity -Output rawdata.get_daily_prices")]
    [InlineData("Position -Rule carry")]
    public void ExportSysChart_OfAKindWithWhatItDoesNotTake_SaysSo(string parameters)
    {
        using var shell = sample.Shell();
        Assert.StartsWith("ChartArguments,", Assert.Single(shell.Try($"Export-SysChart '{sample.NewPath(".html")}' {parameters}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_ToAPng_WritesAPictureAndReplacesOneOnlyWithForce()
    {
        if (PageImage.FindBrowser() is null) Assert.Skip("needs Chromium or Chrome on the PATH to make a picture");
        using var shell = sample.Shell();
        var path = sample.NewPath(".png");
        shell.Run($"Export-SysChart '{path}' Equity");
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(path), 1, 3));
        Assert.StartsWith("FileIsNotAPage,", Assert.Single(shell.Try($"Export-SysChart '{path}' Equity").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        shell.Run($"Export-SysChart '{path}' Equity -Force");
    }
}
