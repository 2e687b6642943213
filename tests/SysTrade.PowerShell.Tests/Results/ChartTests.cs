namespace SysTrade.PowerShell.Tests.Results;

public sealed class ChartTests(SampleResults sample)
{
    [Fact]
    public void ExportSysChart_WritesThePageOfTheBacktest()
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        var file = Assert.IsType<FileInfo>(Assert.Single(shell.Run($"Export-SysChart '{path}'")).BaseObject);
        Assert.Equal(path, file.FullName);
        var page = File.ReadAllText(path);
        Assert.Contains("Sharpe ratio by instrument", page, StringComparison.Ordinal);
        Assert.Contains("<title>chapter15_all</title>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_OfOutputs_ChartsSeriesAndTabulatesTheRest()
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        shell.Run($"Export-SysChart '{path}' -Output rawdata.get_daily_prices, get_SR_cost_per_trade_for_instrument, accounts.portfolio -InstrumentCode $system.Instruments[0]");
        var page = File.ReadAllText(path);
        foreach (var text in new[] { "Back-adjusted daily price.", "get_SR_cost_per_trade_for_instrument", "cumulative, base currency" }) Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void ExportSysChart_ReplacesItsPagesAndNothingElse()
    {
        using var shell = sample.Shell();
        var (page, other) = (sample.NewPath(".html"), sample.NewPath(".html"));
        File.WriteAllText(other, "mine");
        shell.Run($"Export-SysChart '{page}'");
        shell.Run($"Export-SysChart '{page}'");
        Assert.StartsWith("FileExists,", Assert.Single(shell.Try($"Export-SysChart '{page}' -NoClobber").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("FileIsNotAPage,", Assert.Single(shell.Try($"Export-SysChart '{other}'").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(other));
        shell.Run($"Export-SysChart '{other}' -Force");
        Assert.NotEqual("mine", File.ReadAllText(other));
    }

    [Fact]
    public void ExportSysChart_WhatIf_WritesNothing()
    {
        using var shell = sample.Shell();
        var path = sample.NewPath(".html");
        Assert.Empty(shell.Run($"Export-SysChart '{path}' -WhatIf"));
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("-InstrumentCode US10", "ChartArguments")]
    [InlineData("-Output no.such", "OutputNotFound")]
    public void ExportSysChart_WithAMistake_NamesIt(string parameters, string errorId)
    {
        using var shell = sample.Shell();
        Assert.StartsWith(errorId + ",", Assert.Single(shell.Try($"Export-SysChart '{sample.NewPath()}' {parameters}").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void ShowSysChart_WithoutADisplay_SaysWhereThePageIs()
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) Assert.Skip("There is always a display here, and the page would be opened.");
        foreach (var variable in new[] { "DISPLAY", "WAYLAND_DISPLAY" }) Environment.SetEnvironmentVariable(variable, null);
        var state = sample.NewPath();
        Environment.SetEnvironmentVariable("SYSTRADE_STATE", state);
        try
        {
            using var shell = sample.Shell();
            var output = shell.Run("Show-SysChart 3>&1");
            Assert.Equal(2, output.Count);
            Assert.Contains("there is no display", output[0].ToString(), StringComparison.Ordinal);
            Assert.Equal(Path.Combine(state, "pages", "chapter15_all.html"), Assert.IsType<FileInfo>(output[1].BaseObject).FullName);
        }
        finally
        {
            Environment.SetEnvironmentVariable("SYSTRADE_STATE", null);
        }
    }
}
