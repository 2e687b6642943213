using SysTrade.Data;
using SysTrade.Data.Arctic;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class StoreApprovalsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_StoreOfSeveral_IsThatOfTheSeriesMeant()
    {
        var memory = new InMemorySeriesStore();
        var routed = new RoutedSeriesStore("both", new Dictionary<SeriesKind, ISeriesStore>
        {
            [SeriesKind.ContractPrices] = new ParquetSeriesStore(_folder.File("pq")),
            [SeriesKind.AdjustedPrices] = memory,
        });
        Assert.Equal(_folder.File("pq", CsvPriceApprovals.FileName), Assert.IsType<CsvPriceApprovals>(StoreApprovals.Find(routed, 20240300)).File);
        Assert.Same(memory.Approvals, StoreApprovals.Find(routed, 0));
    }

    [Fact]
    public void Require_ReadOnlyStore_SaysWhereApprovalsCanBeKept()
    {
        using var arctic = ArcticSeriesStore.OfDump(_folder.Path);
        Assert.Null(StoreApprovals.Find(arctic, 0));
        var error = Assert.Throws<SysTradeException>(() => StoreApprovals.Require(arctic, 0));
        Assert.Equal("ApprovalsNotKept", error.ErrorId);
        Assert.Contains("read only", error.Message, StringComparison.Ordinal);
        Assert.Contains("Copy-SysData FROM parquet:FOLDER", error.Remedy, StringComparison.Ordinal);
    }
}
