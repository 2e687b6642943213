using SysTrade.Data;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class DataCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void SampleData_MadeAgainWithTheSameOptions_AreLeftAsTheyAre()
    {
        using var shell = sample.Open();
        var again = (SampleDataSummary)Assert.Single(shell.Run($"New-SysSampleData '{sample.Data}' -Instrument 8 -Year 6 -ContractPrice:$false")).BaseObject;
        Assert.False(again.IsNew);
        Assert.Equal(8, again.Instruments);
        Assert.True(again.Files > 8);
    }

    [Fact]
    public void SampleData_WithOtherOptions_NameWhatDiffersAndNeedForce()
    {
        using var shell = sample.Open();
        var folder = Path.Combine(sample.Folder, "other");
        shell.Run($"New-SysSampleData '{folder}' -Instrument 2 -Year 2");
        var error = Assert.Single(shell.Try($"New-SysSampleData '{folder}' -Instrument 3 -Year 2").Errors);
        Assert.StartsWith("SampleDataDiffer", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("instruments 2 instead of 3", error.Exception.Message, StringComparison.Ordinal);
        Assert.True(((SampleDataSummary)Assert.Single(shell.Run($"New-SysSampleData '{folder}' -Instrument 3 -Year 2 -Force")).BaseObject).IsNew);
    }

    [Fact]
    public void SampleData_IntoAFolderOfOtherFiles_IsRefusedEvenWithForce()
    {
        using var shell = sample.Open();
        var folder = Directory.CreateDirectory(Path.Combine(sample.Folder, "mine")).FullName;
        File.WriteAllText(Path.Combine(folder, "thesis.txt"), "");
        Assert.Equal("FolderNotEmpty", SampleShell.ErrorId(shell, $"New-SysSampleData '{folder}'"));
        Assert.Equal("FolderIsNotSampleData", SampleShell.ErrorId(shell, $"New-SysSampleData '{folder}' -Force"));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void SampleData_WhatIf_WritesNothing()
    {
        using var shell = sample.Open();
        var folder = Path.Combine(sample.Folder, "not-written");
        Assert.Empty(shell.Run($"New-SysSampleData '{folder}' -WhatIf"));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void OpenedData_AreTheSessionsDefault_AndNotOfAnotherSession()
    {
        using var shell = sample.Open();
        using var other = sample.Open("$null");
        Assert.Equal(sample.Data, ((DataSummary)Assert.Single(shell.Run("Get-SysData")).BaseObject).Path);
        Assert.Equal("NoData", SampleShell.ErrorId(other, "Get-SysData"));
    }

    [Fact]
    public void OpenedData_WithNoDefault_AreUsedOnlyWhereGiven()
    {
        using var shell = sample.Open("$null");
        Assert.IsType<MarketData>(Assert.Single(shell.Run($"$data = Open-SysData '{sample.Data}' -NoDefault; $data")).BaseObject);
        Assert.Equal("NoData", SampleShell.ErrorId(shell, "Get-SysInstrument"));
        Assert.Equal(8, shell.Run("Get-SysInstrument -Data $data").Count);
        Assert.Equal(8, shell.Run($"Get-SysInstrument -Data '{sample.Data}'").Count);
    }

    [Fact]
    public void RelativePathOfData_StartsAtTheSessionsLocation()
    {
        using var shell = sample.Open($"$null = $ExecutionContext.SessionState.Path.SetLocation('{sample.Folder}')");
        Assert.Equal(8, shell.Run("Get-SysInstrument -Data ./data").Count);
    }

    [Fact]
    public void SystemsData_AreTheDefault_WhenNoneWereOpened()
    {
        using var shell = sample.Open($"$null = New-SysSystem chapter15 -Data '{sample.Data}'");
        Assert.Equal(8, shell.Run("Get-SysInstrument").Count);
    }

    [Theory]
    [InlineData("Get-SysInstrument", 8)]
    [InlineData("Get-SysInstrument -AssetClass Bond", 2)]
    [InlineData("Get-SysInstrument -AssetClass bo*", 2)]
    [InlineData("Get-SysInstrument us*", 1)]
    [InlineData("Get-SysInstrument SOFR, CORN", 2)]
    [InlineData("'SOFR', 'CORN' | Get-SysInstrument", 2)]
    [InlineData("[pscustomobject]@{ InstrumentCode = 'SOFR' } | Get-SysInstrument", 1)]
    [InlineData("Get-SysInstrument | Get-SysCost", 8)]
    public void Instruments_AreChosenByNameClassAndPipeline(string script, int expected)
    {
        using var shell = sample.Open();
        Assert.Equal(expected, shell.Run(script).Count);
    }

    [Theory]
    [InlineData("Get-SysInstrument SFOR", "InstrumentNotFound")]
    [InlineData("Get-SysInstrument -AssetClass Bnd", "AssetClassNotFound")]
    [InlineData("Get-SysPrice SFOR", "InstrumentNotFound")]
    [InlineData("Get-SysCost SFOR", "InstrumentNotFound")]
    [InlineData("Get-SysFxRate XXX", "FxNotFound")]
    [InlineData("Open-SysData ./nowhere", "FolderNotFound")]
    [InlineData("Get-SysPrice SOFR -Data ./nowhere", "FolderNotFound")]
    public void Mistake_GivesItsErrorId(string script, string id)
    {
        using var shell = sample.Open();
        Assert.Equal(id, SampleShell.ErrorId(shell, script));
    }

    [Fact]
    public void UnknownInstrument_AmongOthers_DoesNotStopThem()
    {
        using var shell = sample.Open();
        var (output, errors) = shell.Try("'SOFR', 'XX', 'CORN' | Get-SysPrice -From 2024-12-31");
        Assert.Equal(["SOFR", "CORN"], output.Select(o => ((PriceRow)o.BaseObject).InstrumentCode));
        Assert.Equal("XX", Assert.Single(errors).TargetObject);
    }

    [Fact]
    public void Prices_HaveARowForEachMoment_AndTheSameValuesAsTheSeries()
    {
        using var shell = sample.Open();
        var rows = shell.Run("Get-SysPrice SOFR -From 2024-01-01").Select(r => (PriceRow)r.BaseObject).ToArray();
        var series = (TimeSeries)Assert.Single(shell.Run("Get-SysPrice SOFR -From 2024-01-01 -AsSeries")).BaseObject;
        Assert.Equal(series.ToArray(), rows.Select(r => r.Price));
        Assert.Equal(series.Index, rows.Select(r => r.Date));
    }

    [Fact]
    public void To_WithoutATime_IncludesTheCloseOfTheDay()
    {
        using var shell = sample.Open();
        var row = (PriceRow)Assert.Single(shell.Run("Get-SysPrice SOFR -Kind Raw -From 2024-12-30 -To 2024-12-30")).BaseObject;
        Assert.Equal(new DateTime(2024, 12, 30, 23, 0, 0), row.Date);
    }

    [Fact]
    public void MultiplePrices_HaveTheContractsBesideThePrices()
    {
        using var shell = sample.Open();
        var row = (MultiplePriceRow)Assert.Single(shell.Run("Get-SysPrice CORN Multiple -From 2024-12-31")).BaseObject;
        Assert.Equal(20251200, row.PriceContract);
        Assert.True(row.Price > 0);
        Assert.Equal(1, ((MultiplePrices)Assert.Single(shell.Run("Get-SysPrice CORN Multiple -From 2024-12-31 -AsSeries")).BaseObject).Count);
    }

    [Fact]
    public void Rows_AreWrittenOneByOne_SoThatAConsumerCanStopEarly()
    {
        using var shell = sample.Open();
        Assert.Single(shell.Run("foreach ($once in 1) { Get-SysPrice * | ForEach-Object { $_; break } }"));
    }

    [Fact]
    public void Times_WithoutRows_AreWarnedAbout()
    {
        using var shell = sample.Open();
        var warning = Assert.Single(shell.Run("Get-SysPrice SOFR -From 2030-01-01 3>&1"));
        Assert.Contains("2024-12-31", warning.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FxRates_OfACross_AreTheQuotientOfBothDollarRates()
    {
        using var shell = sample.Open();
        var numbers = SampleShell.Numbers(shell.Run("'EUR USD', 'GBP USD', 'EUR GBP' | ForEach-Object { $c, $b = $_.Split(' '); Get-SysFxRate $c $b -AsSeries }"), "LastValue");
        Assert.Equal(numbers[0] / numbers[1], numbers[2], 12);
    }

    [Theory]
    [InlineData("Get-SysPrice SO", "SOFR")]
    [InlineData("Get-SysInstrument -AssetClass bo", "Bond")]
    [InlineData("Get-SysFxRate E", "EUR")]
    public void Completion_OffersWhatTheDataHold(string line, string expected)
    {
        using var shell = sample.Open();
        Assert.Contains(expected, shell.Complete(line));
    }

    [Fact]
    public void Completion_WithoutData_OffersNothingAndOpensNothing()
    {
        using var shell = sample.Open("$null");
        Assert.DoesNotContain("SOFR", shell.Complete("Get-SysPrice SO"));
    }
}
