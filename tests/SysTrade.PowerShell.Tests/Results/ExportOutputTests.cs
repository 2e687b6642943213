using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.Systems;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Results;

public sealed class ExportOutputTests(SampleResults sample)
{
    private const string WithOddStage = "chapter15_all -Stage ([SysTrade.PowerShell.Tests.Results.ExportOutputTests+OddStage]::new())";

    [Fact]
    public void ExportSysOutput_WritesEveryOutputAndSaysWhichItCouldNot()
    {
        using var shell = sample.Shell(WithOddStage);
        var folder = sample.NewPath();
        var output = shell.Run($"$system | Export-SysOutput '{folder}' 3>&1").Select(o => o.BaseObject).ToArray();
        var warnings = string.Join('\n', output.OfType<WarningRecord>().Select(w => w.Message));
        foreach (var named in SampleResults.System(shell).Outputs)
        {
            var written = Directory.EnumerateFiles(folder, named.FullName + ".*").Any() || Directory.Exists(Path.Combine(folder, named.FullName));
            Assert.True(written != warnings.Contains(named.FullName, StringComparison.Ordinal), $"{named.FullName}: {(written ? "written and complained about" : "not written, not mentioned")}");
        }

        Assert.Equal(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal), output.OfType<FileInfo>().Select(f => f.FullName).Order(StringComparer.Ordinal));
        Assert.Contains("odd.shapeless: has no table form", warnings, StringComparison.Ordinal);
        Assert.Contains("odd.dataless: No data.", warnings, StringComparison.Ordinal);
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
    [InlineData("odd.shapeless", "OutputNotTabular")]
    [InlineData("dataless", "NothingThere")]
    [InlineData("get_nothing", "OutputNotFound")]
    [InlineData("nothing.*", "OutputNotFound")]
    public void ExportSysOutput_OfANamedOutputThatCannotBeWritten_IsAnErrorAndTheOthersGoOn(string name, string errorId)
    {
        using var shell = sample.Shell(WithOddStage);
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

    /// <summary>Offers what cannot be written.</summary>
    public sealed class OddStage : Stage
    {
        public OddStage()
            : base("odd")
        {
            ForSystem("shapeless", "Has no table form.", "", () => (Action)(() => { }));
            ForSystem<double>("dataless", "Has no data.", "", () => throw new MissingDataException("NothingThere", "No data.", "Get some.", "odd"));
        }

        public override string Description => "What cannot be written.";
    }
}
