using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.PowerShell.Rows;
using SysTrade.Series;
using SysTrade.Storage;
using SysTrade.Storage.Migration;

namespace SysTrade.PowerShell.Tests.Commands;

public sealed class DataStoreCommandTests(SampleShell sample) : IClassFixture<SampleShell>
{
    [Fact]
    public void Connect_AFolder_GivesDataBookAndStoresUntilDisconnected()
    {
        var folder = Path.Combine(sample.Folder, "blob");
        using var shell = sample.Open("$null");
        var blob = (DataBlob)Assert.Single(shell.Run($"Connect-SysData '{folder}' -As tester -Create")).BaseObject;
        var copied = shell.Run($"Copy-SysData '{sample.Data}'").Select(o => (CopiedItem)o.BaseObject).ToArray();
        Assert.All(copied, i => Assert.True(i.IsVerified, $"{i.Key}: {i.Reason}"));
        Assert.Equal(8, copied.Count(i => i.Kind == "AdjustedPrices"));
        Assert.NotEmpty(shell.Run("Get-SysPrice CORN"));
        Assert.Equal("csv", Assert.Single(shell.Run("(Get-SysDataStore db_futures_instrument).Store")).BaseObject);
        Assert.Equal(Path.Combine(folder, "csvconfig"), blob.Instruments.Description);
        Assert.Same(blob.Market, Assert.Single(shell.Run("(Get-SysData).Data")).BaseObject);
        shell.Run("$null = Open-SysBook -As tester; Set-SysLimit CORN 3");
        var rows = shell.Run("Get-SysDataStore").Select(o => (DataStoreRow)o.BaseObject).ToDictionary(r => r.Name);
        Assert.Equal(("parquet", 8), (rows["db_futures_adjusted_prices"].Store, rows["db_futures_adjusted_prices"].Count));
        Assert.Equal(("sqlite", 1), (rows["db_position_limit"].Store, rows["db_position_limit"].Count));
        var ranged = (DataStoreRow)Assert.Single(shell.Run("Get-SysDataStore db_futures_adjusted_prices -Range")).BaseObject;
        Assert.Equal(2024, ranged.Last!.Value.Year);
        Assert.Equal(8, shell.Run("Get-SysDataStore db_futures_adjusted* -Key").Count);
        Assert.True((int)Assert.Single(shell.Run("(Get-SysDataStore db_futures_adjusted_prices -AsRepository).Read('CORN').Count")).BaseObject > 1000);
        shell.Run("Disconnect-SysData");
        Assert.Equal("NoData", SampleShell.ErrorId(shell, "Get-SysPrice CORN"));
        Assert.Equal("NoBook", SampleShell.ErrorId(shell, "Get-SysOrder"));
        Assert.Equal("NotConnected", SampleShell.ErrorId(shell, "Get-SysDataStore"));
        Assert.Throws<ObjectDisposedException>(() => blob.Documents);
        shell.Run("Disconnect-SysData");
    }

    [Fact]
    public void Connect_WithALog_NotesWhatCommandsDoAndWhatFails()
    {
        var folder = Path.Combine(sample.Folder, "logged");
        using var shell = sample.Open("$null");
        shell.Run($"$null = Connect-SysData '{folder}' -As tester -Create -LogPath '{folder}/trade.log'; $null = Copy-SysData '{sample.Data}' -Kind fx_prices; $null = Open-SysBook");
        Assert.NotEmpty(shell.Try("Set-SysLimit CORN 3; Copy-SysData nowhere").Errors);
        shell.Run("Set-SysLimit GOLD 9 -WhatIf; Disconnect-SysData");
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(folder, "trade*.log")));
        foreach (var expected in new[] { "tester", "Copy-SysData: Copy fx_prices", "Copied: FxPrices", "Set-SysLimit: ", "Copy-SysData: DataPlaceNotFound" }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("GOLD", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_OfParquetFiles_AreOpenedLikeThoseOfCsv()
    {
        var folder = Path.Combine(sample.Folder, "pq");
        using var shell = sample.Open("$null");
        shell.Run($"$null = Copy-SysData '{sample.Data}' 'parquet:{folder}'");
        var expected = Assert.Single(shell.Run($"Get-SysPrice CORN Raw -Last 1 -Data '{sample.Data}'")).BaseObject;
        foreach (var address in new[] { folder, "parquet:" + folder }) Assert.Equal(expected, Assert.Single(shell.Run($"Get-SysPrice CORN Raw -Last 1 -Data '{address}'")).BaseObject);
        shell.Run($"$null = Open-SysData '{folder}'; $null = New-SysSystem chapter15");
        Assert.NotEmpty(shell.Run("Invoke-SysBacktest"));
        Assert.Equal(3, ((MultiplePrices)Assert.Single(shell.Run("Get-SysPrice CORN Multiple -Last 3 -AsSeries")).BaseObject).Count);
        shell.Run($"$null = Connect-SysData '{folder}-own' -Create; $null = Copy-SysData '{sample.Data}'; Disconnect-SysData");
        Assert.Equal(expected, Assert.Single(shell.Run($"Get-SysPrice CORN Raw -Last 1 -Data '{folder}-own'")).BaseObject);
    }

    [Fact]
    public void Copy_WhatIf_TellsAndWritesNothing()
    {
        var folder = Path.Combine(sample.Folder, "whatif");
        using var shell = sample.Open();
        var items = shell.Run($"Copy-SysData '{sample.Data}' 'parquet:{folder}' -InstrumentCode GOLD,US* -WhatIf").Select(o => (CopiedItem)o.BaseObject).ToArray();
        Assert.Equal(["GOLD", "US10"], items.Where(i => i.Kind == "AdjustedPrices").Select(i => i.Key));
        Assert.All(items, i => Assert.False(i.IsDone || i.IsVerified));
        Assert.All(items.Where(i => i.Outcome == CopyOutcome.Copied), i => Assert.Equal("Would copy", i.Told));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Copy_OverLongerData_IsAnErrorForEachAndTheRestGoesOn()
    {
        var folder = Path.Combine(sample.Folder, "longer");
        using var shell = sample.Open();
        shell.Run($"Copy-SysData '{sample.Data}' 'csv:{folder}' -Kind adjusted_prices");
        var store = new CsvSeriesStore(folder);
        var later = new DateTime(2025, 6, 2, 23, 0, 0);
        store.Append(SeriesKind.AdjustedPrices, "GOLD", new ColumnSet(TimeIndex.FromTicks([later.Ticks]), Column.OfNumbers("price", [1.5])));
        File.Delete(Path.Combine(folder, "adjusted_prices_csv", "CORN.csv"));
        var (output, errors) = shell.Try($"Copy-SysData '{sample.Data}' 'csv:{folder}' -Kind adjusted_prices");
        Assert.Equal(8, output.Count);
        Assert.StartsWith("CopyDiffers", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(later, store.Read(SeriesKind.AdjustedPrices, "GOLD").Index.Last);
        Assert.True(File.Exists(Path.Combine(folder, "adjusted_prices_csv", "CORN.csv")));
    }

    [Fact]
    public void Import_SampleAsAnInstallation_ReportsAndIsDoneOnce()
    {
        using var shell = sample.Open($"$null = Connect-SysData '{Path.Combine(sample.Folder, "imported")}' -Create");
        Assert.All(shell.Run($"Import-SysPysystemtrade '{sample.Data}' -WhatIf"), i => Assert.False(((MigratedItem)i.BaseObject).IsDone));
        Assert.Empty(shell.Run("(Get-SysData).Instruments"));
        var report = shell.Run($"Import-SysPysystemtrade '{sample.Data}'").Select(i => (MigratedItem)i.BaseObject).ToArray();
        Assert.Equal(8, report.Count(i => i is { Group: "adjusted_prices", Outcome: MigrationOutcome.Came }));
        Assert.Equal(8, shell.Run("(Get-SysData).Instruments").Count);
        Assert.All(shell.Run($"Import-SysPysystemtrade '{sample.Data}'"), i => Assert.Equal(MigrationOutcome.AlreadyThere, ((MigratedItem)i.BaseObject).Outcome));
    }

    [Fact]
    public void Connect_APathThatIsNotThere_IsRefusedAndNothingIsMade()
    {
        Directory.CreateDirectory(Path.Combine(sample.Folder, "trading"));
        using var shell = sample.Open("$null");
        foreach (var address in new[] { Path.Combine(sample.Folder, "tradign"), "parquet:" + Path.Combine(sample.Folder, "tradign"), "sqlite:" + Path.Combine(sample.Folder, "tradign.db") })
        {
            var error = Assert.Single(shell.Try($"Connect-SysData '{address}'").Errors);
            Assert.StartsWith("DataPlaceNotFound", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("-Create", error.ErrorDetails?.RecommendedAction ?? error.ToString(), StringComparison.Ordinal);
            Assert.StartsWith("DataPlaceNotFound", Assert.Single(shell.Try($"Copy-SysData '{address}' 'parquet:{sample.Folder}/copy'").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(sample.Folder, "tradign*"));
        Assert.Single(shell.Run($"Connect-SysData '{Path.Combine(sample.Folder, "trading")}' -NoDefault"));
    }

    [Theory]
    [InlineData("Connect-SysData 'mongodb://me:pw@host/db'", "SecretInAddress")]
    [InlineData("Get-SysDataStore db_fx_price -Store DATA", "RepositoryNotFound")]
    [InlineData("Copy-SysData DATA csv:y -Kind prices", "KindOfDataNotFound")]
    [InlineData("Copy-SysData DATA parquet:y -InstrumentCode GLOD -WhatIf", "InstrumentNotFound")]
    [InlineData("Copy-SysData DATA sqlite:y.db", "NothingShared")]
    [InlineData("Open-SysBook", "NotConnected")]
    [InlineData("Open-SysData x.db", "NoSeriesStore")]
    [InlineData("Open-SysData parquet:/no/such/folder", "DataPlaceNotFound")]
    [InlineData("Open-SysData /no/such/folder", "FolderNotFound")]
    [InlineData("Import-SysPysystemtrade /no/such/folder -To parquet:x", "FolderNotFound")]
    [InlineData("Import-SysPysystemtrade -Server me:pw@host -To parquet:x", "SecretInAddress")]
    public void Mistakes_AreNamed(string script, string id)
    {
        using var shell = sample.Open("$null");
        Assert.Equal(id, SampleShell.ErrorId(shell, script.Replace("DATA", $"'{sample.Data}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Completion_KnowsRepositoriesAndKinds()
    {
        using var shell = sample.Open("$null");
        Assert.Contains("db_futures_multiple_prices", shell.Complete("Get-SysDataStore db_fut"));
        Assert.Equal(["documents"], shell.Complete("Copy-SysData a b -Kind doc"));
    }
}
