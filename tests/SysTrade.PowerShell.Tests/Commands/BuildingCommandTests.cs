using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.PowerShell.Rows;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>From contract prices to a continuous series at the prompt. Each test has data of its own, which end three days before US10 is to be rolled.</summary>
public sealed class BuildingCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HostedShell _shell = HostedShell.WithModule();

    public BuildingCommandTests() => _shell.Run($"$null = New-SysSampleData '{Data}' -Instrument 2 -Year 3 -End 2025-02-20 -ContractPrice | Open-SysData");

    private string Data => _folder.File("data");

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Calendar_OfContractPrices_IsTheStoredOne()
    {
        var made = One<RollCalendar>("New-SysRollCalendar US10 -AsCalendar");
        var stored = RollCalendar.From("US10", Store().Read(SeriesKind.RollCalendars, "US10"));
        Assert.Equal(stored.Rolls, made.Rolls);
        var row = (RollRow)_shell.Run("New-SysRollCalendar US10")[0].BaseObject;
        Assert.Equal((made.Rolls[0].Current, made.Rolls[0].Date), (row.Current, row.Date));
        Assert.False(double.IsNaN(row.Difference));
        Assert.Empty(_shell.Run("Test-SysRollCalendar US10 | Where-Object Severity -ne Information"));
        Assert.Equal(true, Assert.Single(_shell.Run("Test-SysRollCalendar US10 -Quiet")).BaseObject);
        Assert.Empty(_shell.Run("Test-SysRollCalendar US10 -Calendar (New-SysRollCalendar US10 -TradingDaysBeforeExpiry 20 -AsCalendar) | Where-Object Severity -eq Error"));
        Assert.Equal("RollTimingArguments", SampleShell.ErrorId(_shell, "New-SysRollCalendar US10 -TradingDaysBeforeExpiry 3 -VolumeRatio 1"));
        Assert.NotEmpty(_shell.Run("New-SysRollCalendar US10 -HoldCycle Liquid -VolumeRatio 1"));
    }

    [Fact]
    public void FaultyCalendar_IsFoundAndRepaired_AndWhatIfWritesNothing()
    {
        var good = RollCalendar.From("US10", Store().Read(SeriesKind.RollCalendars, "US10"));
        var moved = new RollCalendar("US10", good.Rolls.Select((r, i) => i == 2 ? r with { Date = r.Date.AddHours(1) } : r));
        Store().Write(SeriesKind.RollCalendars, "US10", moved.ToColumns());
        Assert.Equal("RollDateUnpriced", One<DataFinding>("Test-SysRollCalendar US10 | Where-Object Severity -eq Error | ForEach-Object { $_ } | Where-Object Text -like '*current*'").Id);
        Assert.Equal("RollDateMoved", One<DataFinding>("Repair-SysRollCalendar US10 -WhatIf").Id);
        Assert.Equal(moved.Rolls, RollCalendar.From("US10", Store().Read(SeriesKind.RollCalendars, "US10")).Rolls);
        _shell.Run("Repair-SysRollCalendar US10");
        Assert.Equal(good.Rolls, RollCalendar.From("US10", Store().Read(SeriesKind.RollCalendars, "US10")).Rolls);
    }

    [Fact]
    public void Join_GivesTheStoredSeries_AndReplacesItOnlyWithForce()
    {
        var joined = One<JoinedPrices>("Join-SysPrice US10");
        var stored = Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price");
        Assert.Equal(stored.LastValue, joined.LastPrice);
        Assert.False(joined.IsSaved);
        Assert.Equal("PricesExist", SampleShell.ErrorId(_shell, "Join-SysPrice US10 -Save"));
        Assert.False(One<JoinedPrices>("Join-SysPrice US10 -Adjustment Proportional -Save -Force -WhatIf").IsSaved);
        Assert.Equal(stored.ToArray(), Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price").ToArray());
        Assert.True(One<JoinedPrices>("Join-SysPrice US10 -Adjustment Proportional -Save -Force").IsSaved);
        Assert.NotEqual(stored[0], Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price")[0]);
        // What commands read next is what was written.
        Assert.Equal(Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price")[0], Convert.ToDouble(_shell.Run("Get-SysPrice US10 -Kind Raw")[0].Properties["Price"].Value));
        Assert.Contains(_shell.Run("Test-SysInstrument US10"), f => ((DataFinding)f.BaseObject).Id == "ProportionalAdjustment");
    }

    [Fact]
    public void ContractsAlone_BecomeASeries()
    {
        foreach (var folder in new[] { "adjusted_prices_csv", "multiple_prices_csv", "roll_calendars_csv", "csvconfig" }) Directory.Delete(Path.Combine(Data, folder), recursive: true);
        _shell.Run($"$null = Open-SysData '{Data}'; Join-SysPrice * -Save");
        Assert.Equal(["SOFR", "US10"], _shell.Run("Get-SysInstrument").Select(i => (string)i.Properties["InstrumentCode"].Value));
        Assert.Equal(ContinuousState.Consistent, new ContinuousPriceStore(Store()).State("US10"));
    }

    [Fact]
    public void Preview_AtThePrompt_ShowsTheRollAndThePageItsCharts()
    {
        var preview = One<RollPreview>("Show-SysRoll US10");
        Assert.Equal(3, preview.DaysToRoll);
        var text = SysTrade.PowerShell.Infrastructure.RollPreviewText.Of(preview);
        foreach (var expected in new[] { "H25 to M25", "Day by roll parameters", "in 3 days", "Adjusted now", $"{preview.AsOf:yyyy-MM-dd}" }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(preview.Overlap.Count, text.Split('\n').Count(l => l.StartsWith("  20", StringComparison.Ordinal)));
        var page = File.ReadAllText(((FileInfo)Assert.Single(_shell.Run($"Show-SysRoll US10 -Path '{_folder.File("roll.html")}'")).BaseObject).FullName);
        foreach (var expected in new[] { "Prices of both contracts", "Adjusted prices before and after the roll", "Days with prices of both" }) Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Equal("2024-06-28", $"{One<RollPreview>("Show-SysRoll US10 -AsOf 2024-06-30").AsOf:yyyy-MM-dd}");
    }

    [Fact]
    public void Switch_RollsOnceAndOnlyOnce()
    {
        var before = new ContinuousPriceStore(Store()).Read("US10");
        var shown = One<ContractSwitch>("Switch-SysContract US10 -WhatIf");
        Assert.Equal((false, 20250300, 20250600), (shown.IsWritten, shown.From, shown.To));
        Assert.Equal(before.PriceContract, new ContinuousPriceStore(Store()).Read("US10").PriceContract);
        var made = One<ContractSwitch>("Show-SysRoll US10 | Switch-SysContract -Confirm:$false");
        Assert.Equal(shown with { IsWritten = true }, made);
        var after = new ContinuousPriceStore(Store()).Read("US10");
        Assert.Equal((20250600, 20250900), (after.PriceContract, after.ForwardContract));
        Assert.Equal(before.Adjusted[0] + made.Difference, after.Adjusted[0], 1e-9);
        Assert.Equal("RollTooEarly", SampleShell.ErrorId(_shell, "Switch-SysContract US10 -Confirm:$false"));
        Assert.Equal(20250600, new ContinuousPriceStore(Store()).Read("US10").PriceContract);
    }

    [Fact]
    public void Switch_OfPricesWithoutARoll_IsByTheAdjustmentGiven_AndTellsWhichWithoutOne()
    {
        var held = new ContinuousPriceStore(Store()).Read("US10");
        var start = held.Multiple.Index.Count;
        while (start > 0 && held.Multiple.PriceContract[start - 1] == held.PriceContract) start--;
        new ContinuousPriceStore(Store()).Write(held with
        {
            Multiple = MultiplePrices.From(held.Multiple.ToColumns().Slice(start..)),
            Adjusted = held.Adjusted.Between(held.Multiple.Index[start], null),
        });
        _shell.Run($"$null = Open-SysData '{Data}'");
        Assert.Contains(_shell.Run("Switch-SysContract US10 -WhatIf 3>&1"), o => o.BaseObject is System.Management.Automation.WarningRecord w && w.Message.Contains("-Adjustment", StringComparison.Ordinal));
        One<ContractSwitch>("Switch-SysContract US10 -Adjustment Proportional -Confirm:$false");
        Assert.Equal(Adjustment.Proportional, new ContinuousPriceStore(Store()).Read("US10").Method);
        Assert.Equal("AdjustmentDiffers", SampleShell.ErrorId(_shell, "Switch-SysContract US10 -Adjustment None -Force -Confirm:$false"));
    }

    [Fact]
    public void InterruptedSwitch_IsCompletedByTheSameCommand_AndNotRolledAgain()
    {
        var before = Store().Read(SeriesKind.AdjustedPrices, "US10");
        _shell.Run("Switch-SysContract US10 -Confirm:$false");
        var whole = Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price").ToArray();
        // As if the process had ended after the first of the two files.
        Store().Write(SeriesKind.AdjustedPrices, "US10", before);
        Assert.Contains(_shell.Run("Test-SysInstrument US10 -NoContract"), f => ((DataFinding)f.BaseObject).Id == "PricesInconsistent");
        Assert.Empty(_shell.Run("Switch-SysContract US10 -WhatIf"));
        Assert.Equal(ContinuousState.RollUnfinished, new ContinuousPriceStore(Store()).State("US10"));
        Assert.Empty(_shell.Run("Switch-SysContract US10 -Confirm:$false 3>$null"));
        Assert.Equal(whole, Store().Read(SeriesKind.AdjustedPrices, "US10").Series("price").ToArray());
        Assert.Equal(20250600, new ContinuousPriceStore(Store()).Read("US10").PriceContract);
    }

    [Fact]
    public void EditedFile_IsRefusedUntilItIsApproved_AndWhatIfApprovesNothing()
    {
        Store().Write(SeriesKind.AdjustedPrices, "US10", Store().Read(SeriesKind.AdjustedPrices, "US10"));
        File.AppendAllText(Store().FileOf(SeriesKind.AdjustedPrices, "US10"), "2099-01-01,1\n");
        Assert.Equal("FileChanged", SampleShell.ErrorId(_shell, "Get-SysPrice US10"));
        Assert.Empty(_shell.Run("Approve-SysPriceFile US10 -WhatIf"));
        Assert.Equal("FileChanged", SampleShell.ErrorId(_shell, "Get-SysPrice US10"));
        Assert.Equal(Store().FileOf(SeriesKind.AdjustedPrices, "US10"), One<string>("Approve-SysPriceFile US10"));
        Assert.NotEmpty(_shell.Run("Get-SysPrice US10"));
        Assert.Empty(_shell.Run("Approve-SysPriceFile US10"));
    }

    [Fact]
    public void Copy_OfAnInstrument_IsTurnedAndNamed_AndReplacesOnlyWithForce()
    {
        Assert.False(One<JoinedPrices>("Copy-SysInstrument US10 US10_mini -Multiplier 0.5 -Save -WhatIf").IsSaved);
        Assert.False(Store().Contains(SeriesKind.AdjustedPrices, "US10_mini"));
        Assert.True(One<JoinedPrices>("Copy-SysInstrument US10 US10_mini -Multiplier 0.5 -Save 3>$null").IsSaved);
        var (big, mini) = (new ContinuousPriceStore(Store()).Read("US10"), new ContinuousPriceStore(Store()).Read("US10_mini"));
        Assert.Equal(big.Multiple.Price.LastValue / 2, mini.Multiple.Price.LastValue);
        Assert.Equal(big.Multiple.PriceContract, mini.Multiple.PriceContract);
        Assert.Equal(ContractPrices.Read(Store(), "US10").Contracts, ContractPrices.Read(Store(), "US10_mini").Contracts);
        Assert.True(Store().Contains(SeriesKind.RollCalendars, "US10_mini"));
        Assert.Equal("PricesExist", SampleShell.ErrorId(_shell, "Copy-SysInstrument US10 US10_mini -Save"));
        Assert.Equal("SameInstrument", SampleShell.ErrorId(_shell, "Copy-SysInstrument US10 US10"));
        Assert.Equal("ParameterOutOfRange", SampleShell.ErrorId(_shell, "Copy-SysInstrument US10 X -Multiplier 0"));
        Assert.Contains(_shell.Run("Copy-SysInstrument US10 US10_mini -Save -Force 3>&1"), o => o.BaseObject is System.Management.Automation.WarningRecord w && w.Message.Contains("no facts", StringComparison.Ordinal));
    }

    [Fact]
    public void Merge_OfACopyWithItsOriginal_IsTheOriginal_AndOtherUnitsAreWarnedOf()
    {
        _shell.Run("Copy-SysInstrument US10 US10_cents -Multiplier 100 -Save 3>$null");
        var merged = One<ContinuousPrices>("Merge-SysPrice US10_cents US10 2024-01-15 -Multiplier 0.01 -As US10_long -AsSeries");
        var original = One<ContinuousPrices>("Join-SysPrice US10 -AsSeries");
        Assert.Equal(original.Multiple.Index, merged.Multiple.Index);
        Assert.Equal(original.Adjusted.ToArray(), merged.Adjusted.ToArray(), (a, b) => double.IsNaN(a) && double.IsNaN(b) || Math.Abs(a - b) < 1e-9);
        Assert.Equal("US10_long", merged.Instrument);
        Assert.Contains(_shell.Run("Merge-SysPrice US10_cents US10 2024-01-15 -As US10_long 3>&1"), o => o.BaseObject is System.Management.Automation.WarningRecord w && w.Message.Contains("-Multiplier", StringComparison.Ordinal));
        Assert.Equal("PricesExist", SampleShell.ErrorId(_shell, "Merge-SysPrice US10_cents US10 2024-01-15 -Multiplier 0.01 -Save"));
        Assert.True(One<JoinedPrices>("Merge-SysPrice US10_cents US10 2024-01-15 -Multiplier 0.01 -As US10_long -Save 3>$null").IsSaved);
        Assert.Equal(ContinuousState.Consistent, new ContinuousPriceStore(Store()).State("US10_long"));
        Assert.Equal("ContractPricesNotFound", SampleShell.ErrorId(_shell, "Merge-SysPrice US10_long_ago US10 2024-01-15"));
    }

    [Fact]
    public void Update_ByAnotherAdjustment_IsRefused()
    {
        _shell.Run("Join-SysPrice US10 -Adjustment Proportional -Save -Force");
        Assert.Equal(Adjustment.Proportional, One<JoinedPrices>("Join-SysPrice US10 -Update").Adjustment);
        Assert.Equal("AdjustmentDiffers", SampleShell.ErrorId(_shell, "Join-SysPrice US10 -Update -Adjustment Panama"));
    }

    [Fact]
    public void Spike_IsFoundAndDecidedOn()
    {
        var key = new ContractPriceKey("US10", 20250300).ToString();
        var bars = Store().Read(SeriesKind.ContractPrices, key);
        var day = bars.Index[^30];
        var right = bars.Series("FINAL")[^30];
        Store().Write(SeriesKind.ContractPrices, key, PriceEdit.Replace(bars, day, right * 10));
        var found = One<SuspectPrice>("Test-SysPrice US10 -Contract 20250300 -From 2025-01-01");
        Assert.Equal((day, PriceRule.Decimal), (found.Date, found.Rule));
        Assert.Empty(_shell.Run("Test-SysPrice US10 -Contract 20250300 -From 2025-01-01 | Repair-SysPrice Replace -Price 100 -WhatIf"));
        Assert.Equal(right * 10, Store().Read(SeriesKind.ContractPrices, key).Series("FINAL").At(day));

        _shell.Run("$found = Test-SysPrice US10 -Contract 20250300 -From 2025-01-01; $found | Repair-SysPrice Approve -Confirm:$false");
        Assert.Empty(_shell.Run("Test-SysPrice US10 -Contract 20250300 -From 2025-01-01"));
        _shell.Run($"$found | Repair-SysPrice Replace -Price {right:R} -Confirm:$false");
        Assert.Equal(right, Store().Read(SeriesKind.ContractPrices, key).Series("FINAL").At(day));
        Assert.Equal("PriceChanged", SampleShell.ErrorId(_shell, "$found | Repair-SysPrice Remove -Confirm:$false"));
        Assert.Equal("RepairArguments", SampleShell.ErrorId(_shell, "$found | Repair-SysPrice Replace -Confirm:$false"));
    }

    [Fact]
    public void PricesThatCannotBeJudged_AreWarnedOf_AndNotPassedOver()
    {
        var key = new ContractPriceKey("US10", 20250300).ToString();
        var bars = Store().Read(SeriesKind.ContractPrices, key);
        Store().Write(SeriesKind.ContractPrices, key, bars.Between(bars.Index[^4], null));
        Assert.Contains(_shell.Run("Test-SysPrice US10 -Contract 20250300 3>&1"), w => w.ToString()!.Contains("too few", StringComparison.Ordinal));
        Assert.Equal(PriceCheckOutcome.TooShort, One<PriceCheckResult>("Test-SysPrice US10 -Contract 20250300 -Summary").Outcome);
        Assert.Equal("ContractPricesNotFound", SampleShell.ErrorId(_shell, "Test-SysPrice US10 -Contract 19990300"));
    }

    [Fact]
    public void DaysAndHours_AreMadeAndPutTogether()
    {
        var made = One<ConvertedPrices>("Convert-SysPrice US10 Day -Save | Where-Object Contract -eq 20250300");
        Assert.Equal((made.SourceRows, true), (made.Rows, made.IsSaved));
        Assert.Empty(_shell.Run("Convert-SysPrice US10 Hour"));
        Assert.Equal(made.Rows, One<ConvertedPrices>("Convert-SysPrice US10 Mixed | Where-Object Contract -eq 20250300").Rows);
        Assert.Equal("ContractPricesNotFound", SampleShell.ErrorId(_shell, "Convert-SysPrice SOFR Mixed"));
    }

    [Fact]
    public void Spreads_AreMeasuredFromNumbersQuotesAndFiles()
    {
        Assert.Equal(0.25, One<SpreadEstimate>("1..9 | ForEach-Object { 0.5 } | Measure-SysSpread US10").HalfSpread);
        Assert.Equal(0.5, One<SpreadEstimate>("1..9 | ForEach-Object { [pscustomobject]@{ Bid = 100; Ask = 101 } } | Measure-SysSpread US10").HalfSpread);
        File.WriteAllText(_folder.File("US10.csv"), "DATETIME,spread\n" + string.Concat(Enumerable.Range(10, 9).Select(d => $"2025-01-{d},2\n")));
        Assert.Equal(1, One<SpreadEstimate>($"Measure-SysSpread US10 -Path '{_folder.File("US10.csv")}'").HalfSpread);
        Assert.Equal("TooFewSamples", SampleShell.ErrorId(_shell, "1 | Measure-SysSpread US10"));
    }

    [Fact]
    public void Rows_HaveViews()
    {
        var shown = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "module", "SysTrade.Building.Format.ps1xml"));
        foreach (var type in new[]
        {
            typeof(RollRow), typeof(JoinedPrices), typeof(ContractSwitch), typeof(RepairedPrice), typeof(ConvertedPrices), typeof(RollCalendar), typeof(RollPreview),
            typeof(DataFinding), typeof(SuspectPrice), typeof(PriceCheckResult), typeof(SpreadEstimate), typeof(SpreadCostChange),
        })
        {
            Assert.Contains($"<TypeName>{type.FullName}</TypeName>", shown, StringComparison.Ordinal);
        }
    }

    private CsvSeriesStore Store() => new(Data);

    private T One<T>(string script) => Assert.IsType<T>(Assert.Single(_shell.Run(script)).BaseObject);
}
