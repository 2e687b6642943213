using System.Management.Automation;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class ExportOutputTests(SampleResults sample)
{
    [Fact]
    public void ExportSysOutput_WritesEveryOutputAndSaysWhichItCouldNot()
    {
        using var shell = sample.Shell();
        var folder = sample.NewPath();
        var output = shell.Run($"$system | Export-SysOutput '{folder}' 3>&1").Select(o => o.BaseObject).ToArray();
        var warnings = string.Join('\n', output.OfType<WarningRecord>().Select(w => w.Message));
        foreach (var named in SampleResults.System(shell).Outputs)
        {
            var written = Directory.GetFiles(folder, named.FullName + ".*").Length > 0 || Directory.Exists(Path.Combine(folder, named.FullName));
            Assert.True(written != warnings.Contains(named.FullName, StringComparison.Ordinal), $"{named.FullName}: {(written ? "written and complained about" : "not written, not mentioned")}");
        }

        Assert.Equal(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), output.OfType<FileInfo>().Select(f => f.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExportSysOutput_WritesAllDigits()
    {
        using var shell = sample.Shell();
        var folder = sample.NewPath();
        shell.Run($"Export-SysOutput '{folder}' -Output portfolio.get_notional_position -InstrumentCode $system.Instruments[0]");
        var system = SampleResults.System(shell);
        var file = GoldenCsv.Read(Path.Combine(folder, "portfolio.get_notional_position.csv"));
        Assert.Equal([system.Instruments[0]], file.Columns);
        Close.Equal(system.Portfolio.NotionalPosition[system.Instruments[0]], file[system.Instruments[0]], tolerance: 0);
    }

    [Fact]
    public void ExportSysOutput_OfRules_WritesAFileForEachInstrument()
    {
        using var shell = sample.Shell();
        var folder = sample.NewPath();
        shell.Run($"Export-SysOutput '{folder}' get_capped_forecast -Rule ewmac*, carry -InstrumentCode $system.Instruments[0, 1]");
        var system = SampleResults.System(shell);
        Assert.Equal(system.Instruments.Take(2), Directory.GetFiles(Path.Combine(folder, "forecastScaleCap.get_capped_forecast")).Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ExportSysOutput_AsParquet_WritesParquet()
    {
        using var shell = sample.Shell();
        var file = (FileInfo)Assert.Single(shell.Run($"Export-SysOutput '{sample.NewPath()}' accounts.get_buffered_position -Format Parquet")).BaseObject;
        Assert.Equal("accounts.get_buffered_position.parquet", file.Name);
        Assert.Equal("PAR1"u8.ToArray(), File.ReadAllBytes(file.FullName)[..4]);
    }

    [Theory]
    [InlineData("get_nothing", "OutputNotFound")]
    [InlineData("nothing.*", "OutputNotFound")]
    public void ExportSysOutput_OfANamedOutputThatCannotBeWritten_IsAnErrorAndTheOthersGoOn(string name, string errorId)
    {
        using var shell = sample.Shell();
        var (output, errors) = shell.Try($"Export-SysOutput '{sample.NewPath()}' {name}, rawdata.get_daily_prices");
        Assert.StartsWith(errorId + ",", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(output);
    }

    [Fact]
    public void ExportSysOutput_WhatIf_WritesNothing()
    {
        using var shell = sample.Shell();
        var folder = sample.NewPath();
        Assert.Empty(shell.Run($"Export-SysOutput '{folder}' -WhatIf"));
        Assert.False(Directory.Exists(folder));
    }
}
