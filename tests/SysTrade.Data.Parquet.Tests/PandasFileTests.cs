using SysTrade.Domain.Errors;
using SysTrade.Tests;
using ArrowUnit = Apache.Arrow.Types.TimeUnit;

namespace SysTrade.Data.Parquet.Tests;

/// <summary>Files as pandas writes them.</summary>
public sealed class PandasFileTests : IDisposable
{
    private static readonly DateTime[] Closes = [new(2024, 2, 28, 23, 0, 0), new(2024, 2, 29, 15, 30, 0), new(2024, 2, 29, 23, 0, 0)];

    private readonly TemporaryFolder _folder = new();

    private string PriceFile => _folder.File("futures_adjusted_prices", "US10.parquet");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("index")]
    [InlineData("__index_level_0__")]
    [InlineData("DATETIME")]
    [InlineData("any other name")]
    public void Read_AdjustedPrices_FindsTheIndexThatPandasNoted(string index)
    {
        PandasFile.Write(PriceFile, [index], PandasFile.Doubles("price", 100.25, null, -3), PandasFile.Moments(index, Closes));
        var read = Prices();
        Assert.Equal(Closes, read.Index);
        Assert.Equal([100.25, double.NaN, -3], read["price"].Numbers.ToArray());
    }

    [Fact]
    public void Read_SeveralColumnsOfStamps_TakesTheOneThatPandasNoted()
    {
        PandasFile.Write(
            PriceFile, ["index"], PandasFile.Moments("DATETIME", new(2001, 1, 1), new(2000, 1, 1), new(2003, 1, 1)), PandasFile.Doubles("price", 1, 2, 3), PandasFile.Moments("index", Closes));
        Assert.Equal(Closes, Prices().Index);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Read_NoIndexNoted_TakesTheOnlyColumnOfStamps(string? note)
    {
        PandasFile.Write(PriceFile, note is null ? null : [], PandasFile.Moments("when", Closes), PandasFile.Doubles("price", 1, 2, 3));
        Assert.Equal(Closes, Prices().Index);
    }

    [Theory]
    [InlineData(ArrowUnit.Nanosecond, 1_000_000_000)]
    [InlineData(ArrowUnit.Microsecond, 1_000_000)]
    [InlineData(ArrowUnit.Millisecond, 1_000)]
    [InlineData(ArrowUnit.Second, 1)]
    public void Read_StampsInAnyUnit_GivesTheSameMoments(ArrowUnit unit, long perSecond)
    {
        DateTime[] moments = [new(1955, 3, 1, 23, 0, 1), .. Closes];
        long?[] stamps = [.. moments.Select(m => (long?)((m - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond * perSecond))];
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2, 3, 4), PandasFile.Stamps("index", unit, null, stamps));
        Assert.Equal(moments, Prices().Index);
    }

    [Fact]
    public void Read_Nanoseconds_AreCutTowardsThePast()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2, 3), PandasFile.Stamps("index", ArrowUnit.Nanosecond, null, -1, 199, 200));
        Assert.Equal([DateTime.UnixEpoch.Ticks - 1, DateTime.UnixEpoch.Ticks + 1, DateTime.UnixEpoch.Ticks + 2], Prices().Index.Ticks.ToArray());
    }

    [Fact]
    public void Read_IndexOfDays_GivesMidnights()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2), PandasFile.Days("index", new DateTime(1969, 12, 31), new DateTime(2024, 2, 29)));
        Assert.Equal([new DateTime(1969, 12, 31), new DateTime(2024, 2, 29)], Prices().Index);
    }

    [Fact]
    public void Read_MultiplePrices_TakesColumnsInAnyOrderAndContractsAsTheyCome()
    {
        PandasFile.Write(
            _folder.File("futures_multiple_prices", "US10.parquet"),
            ["index"],
            PandasFile.Doubles("CARRY", 1, null, 3),
            PandasFile.Texts("CARRY_CONTRACT", "20240300", "20240300", "20240600"),
            PandasFile.Texts("comment", "a", null, "b"),
            PandasFile.Doubles("FORWARD", 4, 5, 6),
            PandasFile.Texts("FORWARD_CONTRACT", "nan", "", null),
            PandasFile.Floats("PRICE", 7.5f, null, -9),
            PandasFile.Texts("PRICE_CONTRACT", "202403", "20240300.0", "None"),
            PandasFile.Moments("index", Closes));
        var read = new ParquetSeriesStore(_folder.Path).Read(SeriesKind.MultiplePrices, "US10");
        Assert.Equal(["CARRY", "CARRY_CONTRACT", "PRICE", "PRICE_CONTRACT", "FORWARD", "FORWARD_CONTRACT"], read.Columns.Select(c => c.Name));
        Assert.Equal([1, double.NaN, 3], read["CARRY"].Numbers.ToArray());
        Assert.Equal([7.5, double.NaN, -9], read["PRICE"].Numbers.ToArray());
        Assert.Equal([4.0, 5, 6], read["FORWARD"].Numbers.ToArray());
        Assert.Equal([20240300, 20240300, 20240600], read.Contracts("CARRY_CONTRACT").ToArray());
        Assert.Equal([20240300, 20240300, 0], read.Contracts("PRICE_CONTRACT").ToArray());
        Assert.Equal([0, 0, 0], read.Contracts("FORWARD_CONTRACT").ToArray());
    }

    [Fact]
    public void Read_ContractsAsNumbers_AreContracts()
    {
        PandasFile.Write(
            _folder.File("roll_calendars", "US10.parquet"),
            ["DATE_TIME"],
            PandasFile.Longs("current_contract", 20240300, 20240600, 20240900),
            PandasFile.Doubles("next_contract", 20240600, null, 202412),
            PandasFile.Nothing("carry_contract", 3),
            PandasFile.Moments("DATE_TIME", Closes));
        var read = new ParquetSeriesStore(_folder.Path).Read(SeriesKind.RollCalendars, "US10");
        Assert.Equal([20240300, 20240600, 20240900], read.Contracts("current_contract").ToArray());
        Assert.Equal([20240600, 0, 20241200], read.Contracts("next_contract").ToArray());
        Assert.Equal([0, 0, 0], read.Contracts("carry_contract").ToArray());
    }

    [Fact]
    public void Read_ContractPrices_TakesWholeNumbersAndColumnsOfNothing()
    {
        PandasFile.Write(
            _folder.File("futures_contract_prices", "Day@CRUDE_W_mini#20240300.parquet"),
            ["index"],
            PandasFile.Doubles("OPEN", 1.5, 2.5),
            PandasFile.Nothing("HIGH", 2),
            PandasFile.UnsignedInts("LOW", uint.MaxValue, null),
            PandasFile.Longs("FINAL", -3, 4),
            PandasFile.Longs("VOLUME", 9007199254740993, null),
            PandasFile.Moments("index", Closes[0], Closes[1]));
        var store = new ParquetSeriesStore(_folder.Path);
        Assert.Equal(["Day@CRUDE_W_mini/20240300"], store.Keys(SeriesKind.ContractPrices));
        var read = store.Read(SeriesKind.ContractPrices, "Day@CRUDE_W_mini/20240300");
        Assert.Equal([double.NaN, double.NaN], read["HIGH"].Numbers.ToArray());
        Assert.Equal([uint.MaxValue, double.NaN], read["LOW"].Numbers.ToArray());
        Assert.Equal([-3.0, 4], read["FINAL"].Numbers.ToArray());
        Assert.Equal([9007199254740992, double.NaN], read["VOLUME"].Numbers.ToArray());
    }

    [Theory]
    [InlineData("price")]
    [InlineData("PRICE")]
    [InlineData("0")]
    public void Read_FxPrices_TakesTheOneColumnWhateverItsName(string name)
    {
        PandasFile.Write(_folder.File("spotfx_prices", "GBPUSD.parquet"), ["index"], PandasFile.Doubles(name, 1.25), PandasFile.Moments("index", Closes[0]));
        Assert.Equal([1.25], new ParquetSeriesStore(_folder.Path).Read(SeriesKind.FxPrices, "GBPUSD")["PRICE"].Numbers.ToArray());
    }

    [Fact]
    public void Read_RepeatedStamp_KeepsTheLastRowOfPrices()
    {
        PandasFile.Write(PriceFile, ["index"], PandasFile.Doubles("price", 1, 2, null, 4), PandasFile.Moments("index", Closes[0], Closes[0], Closes[1], Closes[2]));
        var read = Prices();
        Assert.Equal(Closes, read.Index);
        Assert.Equal([2, double.NaN, 4], read["price"].Numbers.ToArray());
    }

    [Fact]
    public void Read_RepeatedStampOfRollCalendar_IsAnError()
    {
        PandasFile.Write(
            _folder.File("roll_calendars", "US10.parquet"),
            ["index"],
            PandasFile.Longs("current_contract", 20240300, 20240600),
            PandasFile.Longs("next_contract", 20240600, 20240900),
            PandasFile.Longs("carry_contract", 20240600, 20240900),
            PandasFile.Moments("index", Closes[0], Closes[0]));
        Assert.Equal("DuplicateIndex", Assert.Throws<DataFormatException>(() => new ParquetSeriesStore(_folder.Path).Read(SeriesKind.RollCalendars, "US10")).ErrorId);
    }

    private ColumnSet Prices() => new ParquetSeriesStore(_folder.Path).Read(SeriesKind.AdjustedPrices, "US10");
}
