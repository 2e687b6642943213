using System.Runtime.CompilerServices;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvSeriesStoreContractTests : FileSeriesStoreContract
{
    protected override long Resolution => TimeSpan.TicksPerSecond;

    protected override bool KeepsInfinities => false;

    [ModuleInitializer]
    internal static void WriteWhenAsked() => WriterProcess.RunWhenAsked(folder => new CsvSeriesStore(folder));

    [Fact]
    public void Write_InfiniteNumber_IsRefused()
    {
        var columns = new ColumnSet(Samples.Constant(SeriesKind.AdjustedPrices, 1, 1).Index, Column.OfNumbers("price", [double.NegativeInfinity]));
        var error = Assert.Throws<SysTradeException>(() => Open().Write(SeriesKind.AdjustedPrices, "US10", columns));
        Assert.Equal("NotFinite", error.ErrorId);
        Assert.False(Open().Contains(SeriesKind.AdjustedPrices, "US10"));
    }

    protected override ISeriesStore OpenAt(string folder) => new CsvSeriesStore(folder);

    protected override string FileOf(SeriesKind kind, string key) => new CsvSeriesStore(Folder).FileOf(kind, key);
}
