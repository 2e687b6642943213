using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic.Tests;

/// <summary>What holds of libraries wherever they are: on a server, or in what mongodump made of them.</summary>
public abstract class ArcticSeriesStoreContract
{
    /// <summary>The store over the libraries, or a visible skip of the calling test.</summary>
    protected abstract Task<ArcticSeriesStore> Require();

    [Fact]
    public async Task Read_SeveralCompressedSegments_GivesAllRowsToTheBit()
    {
        var store = await Require();
        var read = store.Read(SeriesKind.AdjustedPrices, "US10");
        Assert.Equal(1000, read.Count);
        Assert.Equal(new DateTime(2020, 1, 1, 23, 0, 0), read.Index.First);
        Assert.Equal(new DateTime(2020, 1, 1, 23, 0, 0).AddDays(999), read.Index.Last);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (i / 8.0) - 35.8), read["price"].Numbers.ToArray());
        Assert.Equal(10, ((ISeriesStore)store).Read(SeriesKind.AdjustedPrices, "US10", new DateTime(2020, 1, 11), new DateTime(2020, 1, 21)).Count);
    }

    [Fact]
    public async Task Read_SeveralVersions_GivesTheLast()
    {
        var read = (await Require()).Read(SeriesKind.AdjustedPrices, "GOLD");
        Assert.Equal([1.5, double.NaN], read["price"].Numbers.ToArray());
    }

    [Fact]
    public async Task Read_AppendedVersion_JoinsSegmentsOfBoth()
    {
        var read = (await Require()).Read(SeriesKind.AdjustedPrices, "CORN");
        Assert.Equal([0.1, 0.2, -0.0], read["price"].Numbers.ToArray());
        Assert.True(double.IsNegative(read["price"].Numbers[2]));
        Assert.Equal(new DateTime(2020, 1, 3, 12, 34, 56).AddTicks(1234567), read.Index.Last);
    }

    [Fact]
    public async Task Read_RowsOutOfOrder_AreSortedAndTheLastOfAStampCounts()
    {
        var read = (await Require()).Read(SeriesKind.AdjustedPrices, "MIXED");
        Assert.Equal([new DateTime(2020, 1, 1), new DateTime(2020, 1, 3)], read.Index);
        Assert.Equal([1.0, 4.0], read["price"].Numbers.ToArray());
    }

    [Fact]
    public async Task Read_IndexWithAZone_GivesLocalTime()
    {
        var read = (await Require()).Read(SeriesKind.AdjustedPrices, "ZONED");
        Assert.Equal([new DateTime(2020, 7, 1, 8, 0, 0), new DateTime(2020, 12, 1, 7, 0, 0)], read.Index);
    }

    [Fact]
    public async Task Read_SegmentsFoundByTheirSums_GivesRows()
    {
        var read = (await Require()).Read(SeriesKind.AdjustedPrices, "POINTED");
        Assert.Equal([1.0], read["price"].Numbers.ToArray());
    }

    [Fact]
    public async Task Read_MultiplePrices_TakesContractsOfEveryType()
    {
        var read = (await Require()).Read(SeriesKind.MultiplePrices, "US10");
        Assert.Equal([20210600, 20210600, 0], read.Contracts("CARRY_CONTRACT").ToArray());
        Assert.Equal([20210300, 20210300, 20210600], read.Contracts("PRICE_CONTRACT").ToArray());
        Assert.Equal([20210600, 0, 20210900], read.Contracts("FORWARD_CONTRACT").ToArray());
        Assert.Equal([1.0, 2.0, double.NaN], read["CARRY"].Numbers.ToArray());
        Assert.Equal([7.0, 8.0, 9.0], read["FORWARD"].Numbers.ToArray());
    }

    [Fact]
    public async Task Read_FxAndContractPrices_AreFoundUnderOurKeys()
    {
        var store = await Require();
        Assert.Equal([1.25, 1.26, 1.27], store.Read(SeriesKind.FxPrices, "GBPUSD")["PRICE"].Numbers.ToArray());
        Assert.Equal([10.0, 20.0, 30.0], store.Read(SeriesKind.ContractPrices, "Day@CRUDE_W_mini/202303")["VOLUME"].Numbers.ToArray());
        Assert.Equal(["CRUDE_W_mini/20230300", "Day@CRUDE_W_mini/20230300", "Hour@CRUDE_W_mini/20230300"], store.Keys(SeriesKind.ContractPrices));
    }

    [Fact]
    public async Task Keys_DeletedSymbolsAndNamesThatAreNoKeys_AreLeftOut()
    {
        var store = await Require();
        Assert.Equal(
            ["CHANGED", "CORN", "DAMAGED", "GOLD", "MIXED", "ODD", "PICKLED", "POINTED", "SHORT", "US10", "ZONED"], store.Keys(SeriesKind.AdjustedPrices));
        Assert.False(store.Contains(SeriesKind.AdjustedPrices, "DELETED"));
        Assert.True(store.Contains(SeriesKind.AdjustedPrices, "GOLD"));
        Assert.Empty(store.Keys(SeriesKind.RollCalendars));
        var error = Assert.Throws<MissingDataException>(() => store.Read(SeriesKind.AdjustedPrices, "GOLDX"));
        Assert.Equal("PriceNotFound", error.ErrorId);
        Assert.Contains("Nearest: GOLD.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PICKLED", "PickledSeries")]
    [InlineData("SHORT", "ArcticFormat")]
    [InlineData("CHANGED", "ChecksumMismatch")]
    [InlineData("DAMAGED", "ArcticFormat")]
    [InlineData("ODD", "ArcticFormat")]
    public async Task Read_SeriesThatIsNotWhole_IsRefused(string symbol, string expected)
    {
        var store = await Require();
        var error = Assert.Throws<DataFormatException>(() => store.Read(SeriesKind.AdjustedPrices, symbol));
        Assert.Equal(expected, error.ErrorId);
        Assert.Contains($"symbol '{symbol}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyUse_TextThatIsNoKey_IsRefused()
    {
        var store = await Require();
        Assert.False(store.Contains(SeriesKind.AdjustedPrices, "../x"));
        Assert.Equal("InvalidInstrumentCode", Assert.Throws<SysTradeException>(() => store.Read(SeriesKind.AdjustedPrices, "../x")).ErrorId);
        Assert.Equal(
            "ReadOnlyStore",
            Assert.Throws<SysTradeException>(() => store.Write(SeriesKind.AdjustedPrices, "US10", store.Read(SeriesKind.AdjustedPrices, "US10"))).ErrorId);
    }

    [Fact]
    public async Task Numbers_OfAnotherLibrary_GivesTheColumnOrNamesWhatIsMissing()
    {
        var store = await Require();
        Assert.Equal(["CORN/20240900", "GOLD.20240600"], store.Symbols("contract_positions"));
        Assert.Equal([1.0, 3.0], store.Numbers("contract_positions", "GOLD.20240600", "position").ToArray());
        Assert.Equal([100.0, 120.5], store.Numbers("arctic_capital", "__global_capital", "Actual").ToArray());
        Assert.Empty(store.Symbols("optimal_positions"));
        Assert.Equal("SymbolNotFound", Assert.Throws<MissingDataException>(() => store.Numbers("contract_positions", "GOLD.20240900", "position")).ErrorId);
        Assert.Equal("MissingColumn", Assert.Throws<DataFormatException>(() => store.Numbers("arctic_capital", "__global_capital", "position")).ErrorId);
    }
}
