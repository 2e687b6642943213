using SysTrade.Data;
using SysTrade.Data.Building;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>Approvals of prices beside whatever store keeps the prices.</summary>
public sealed class ApprovalCommandTests : IDisposable
{
    private const string Key = "US10/20250300";
    private const string Check = "Test-SysPrice US10 -Contract 20250300 -From 2025-01-01";

    private readonly TemporaryFolder _folder = new();
    private readonly HostedShell _shell = HostedShell.WithModule();

    public ApprovalCommandTests() => _shell.Run($"$null = New-SysSampleData '{Data}' -Instrument 2 -Year 3 -End 2025-02-20 -ContractPrice");

    private string Data => _folder.File("data");

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Approve_BesideParquetThatIsOpened_IsKeptAndHoldsForThatPriceOnly()
    {
        var store = new ParquetSeriesStore(_folder.File("parquet"));
        _shell.Run($"$null = Copy-SysData '{Data}' 'parquet:{_folder.File("parquet")}'; $null = Open-SysData '{_folder.File("parquet")}'");
        Spike(store);
        _shell.Run($"{Check} | Repair-SysPrice Approve -Confirm:$false");
        Assert.Empty(_shell.Run(Check));
        Assert.True(File.Exists(_folder.File("parquet", CsvPriceApprovals.FileName)));
        // The file of approvals is nobody's series.
        Assert.DoesNotContain("price_approvals", store.Keys(SeriesKind.AdjustedPrices));

        // Another session, and another price there.
        using var other = HostedShell.WithModule();
        other.Run($"$null = Open-SysData '{_folder.File("parquet")}'");
        Assert.Empty(other.Run(Check));
        Spike(store);
        Assert.Single(_shell.Run(Check));
    }

    [Fact]
    public void Approve_InConnectedData_IsKeptBesideTheStoreOfThoseSeries()
    {
        _shell.Run($"$null = Connect-SysData '{_folder.File("ours")}' -Create; $null = Copy-SysData '{Data}'");
        Spike(new ParquetSeriesStore(_folder.File("ours", "parquet")));
        _shell.Run($"{Check} | Repair-SysPrice Approve -Confirm:$false");
        Assert.Empty(_shell.Run(Check));
        Assert.True(File.Exists(_folder.File("ours", "parquet", CsvPriceApprovals.FileName)));
    }

    [Fact]
    public void Approve_InMemory_HoldsAsLongAsThePrices()
    {
        var memory = new InMemorySeriesStore();
        var csv = new CsvSeriesStore(Data);
        foreach (var kind in Enum.GetValues<SeriesKind>())
        {
            foreach (var key in csv.Keys(kind)) memory.Write(kind, key, csv.Read(kind, key));
        }

        Spike(memory);
        _shell.Runspace.SessionStateProxy.SetVariable("market", new MarketData(memory, CsvMarketData.Open(Data).Catalog));
        _shell.Run($"{Check} -Data $market | Repair-SysPrice Approve -Data $market -Confirm:$false");
        Assert.Empty(_shell.Run(Check + " -Data $market"));
    }

    [Fact]
    public void ApproveFile_InConnectedCsv_TakesTheEditedFile()
    {
        File.WriteAllText(
            _folder.File("stores.yaml"), $"data_stores: {{series: {{store: csv, place: '{Data}'}}, contract_prices: {{store: parquet, place: pq}}}}\n");
        _shell.Run($"$null = Connect-SysData '{_folder.File("stores.yaml")}'");
        var store = new CsvSeriesStore(Data);
        store.Write(SeriesKind.AdjustedPrices, "US10", store.Read(SeriesKind.AdjustedPrices, "US10"));
        File.AppendAllText(store.FileOf(SeriesKind.AdjustedPrices, "US10"), "2099-01-01,1\n");
        Assert.Equal("FileChanged", SampleShell.ErrorId(_shell, "Get-SysPrice US10"));
        Assert.Single(_shell.Run("Approve-SysPriceFile US10 -Confirm:$false"));
        Assert.NotEmpty(_shell.Run("Get-SysPrice US10"));
        var (_, errors) = _shell.Try("Approve-SysPriceFile US10 -Kind ContractPrices -Confirm:$false");
        Assert.StartsWith("NoCsvFiles", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    /// <summary>Makes one price ten times as high.</summary>
    private static void Spike(ISeriesStore store)
    {
        var bars = store.Read(SeriesKind.ContractPrices, Key);
        store.Write(SeriesKind.ContractPrices, Key, PriceEdit.Replace(bars, bars.Index[^30], bars.Series("FINAL")[^30] * 10));
    }
}
