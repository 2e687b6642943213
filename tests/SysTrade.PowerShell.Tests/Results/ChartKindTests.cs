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
    [InlineData(SystemChartKind.Cost, "One contract, one way", "Sharpe ratio a year")]
    [InlineData(SystemChartKind.Roll, "Days to the roll", "Next trades (times held)")]
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
    [InlineData("Equity -Strategy trend")]
    [InlineData("Live -From 2020-01-01")]
    public void ExportSysChart_OfAKindWithWhatItDoesNotTake_SaysSo(string parameters)
    {
        using var shell = sample.Shell();
        Assert.StartsWith("ChartArguments,", Assert.Single(shell.Try($"Export-SysChart '{sample.NewPath(".html")}' {parameters}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Live")]
    [InlineData("Slippage")]
    public void ExportSysChart_OfWhatWasTraded_WithoutABook_SaysHowToOpenOne(string kind)
    {
        using var shell = sample.Shell();
        Assert.StartsWith("NoBook,", Assert.Single(shell.Try($"Export-SysChart '{sample.NewPath(".html")}' {kind} -InstrumentCode US10").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_Live_HoldsTheBookAgainstTheBacktest()
    {
        using var shell = sample.Shell();
        shell.Run($$"""
            $null = Open-SysBook '{{sample.NewPath(".db")}}' -At '2023-12-13 10:00'
            $null = Add-SysBalanceTrade trend US10 2 120 -Contract 202403 -Reason test -Confirm:$false
            """);
        Assert.StartsWith("NoFills,", Assert.Single(shell.Try($"Export-SysChart '{sample.NewPath(".html")}' Slippage").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' Live -Strategy trend");
        var page = File.ReadAllText(path);
        foreach (var text in new[] { "Since 2023-12-13", "Live less simulated", "Profit by instrument", "Since the first trade" }) Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.StartsWith("NoTrades,", Assert.Single(shell.Try($"Export-SysChart '{path}' Live -Strategy none").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_Slippage_NeedsNoSystemAndTakesTheBrokersTicks()
    {
        using var shell = HostedShell.WithModule();
        shell.Run($$"""
            $null = Open-SysData '{{sample.Data}}'
            $null = Open-SysBook '{{sample.NewPath(".db")}}' -At '2024-01-02 08:00'
            $null = Connect-SysBroker simulated -Seed 1
            $null = Submit-SysOrder trend US10 3 -Confirm:$false
            $null = Invoke-SysStackHandler -Rounds 60 -WaitSeconds 60 -Confirm:$false
            """);
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' Slippage");
        var page = File.ReadAllText(path);
        foreach (var text in new[] { "Slippage (ticks a contract)", "Paid so far (USD)", "Middle to fill (ticks)", "US10" }) Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("is not known", page, StringComparison.Ordinal);
        shell.Run($"Export-SysChart '{path}' Roll");
        Assert.Contains("Position (contracts)", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void ShowSysChart_ToAPath_WritesThereAndReplacesOnlyPages()
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        shell.Run($"Show-SysChart Equity -Path '{path}' -WarningAction SilentlyContinue");
        shell.Run($"Show-SysChart Equity -Path '{path}' -WarningAction SilentlyContinue");
        File.WriteAllText(path, "a letter");
        Assert.StartsWith("FileIsNotAPage,", Assert.Single(shell.Try($"Show-SysChart Equity -Path '{path}'").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("a letter", File.ReadAllText(path));
        shell.Run($"Show-SysChart Equity -Path '{path}' -Force -WarningAction SilentlyContinue");
        Assert.True(ChartPageWriter.IsPage(path));
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
