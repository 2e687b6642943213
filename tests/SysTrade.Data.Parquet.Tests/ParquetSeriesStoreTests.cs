using System.Text.Json;
using ParquetSharp;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Tests;

namespace SysTrade.Data.Parquet.Tests;

/// <summary>What is particular to files of this format.</summary>
public sealed class ParquetSeriesStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ParquetSeriesStore Store => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(SeriesKind.AdjustedPrices, "US10", "futures_adjusted_prices/US10.parquet")]
    [InlineData(SeriesKind.MultiplePrices, "US10", "futures_multiple_prices/US10.parquet")]
    [InlineData(SeriesKind.FxPrices, "GBPUSD", "spotfx_prices/GBPUSD.parquet")]
    [InlineData(SeriesKind.ContractPrices, "US10/20230300", "futures_contract_prices/US10#20230300.parquet")]
    [InlineData(SeriesKind.ContractPrices, "Hour@US10/20230300", "futures_contract_prices/Hour@US10#20230300.parquet")]
    public void FileOf_Key_IsThatOfPysystemtrade(SeriesKind kind, string key, string file) =>
        Assert.Equal(_folder.File(file.Split('/')), Store.FileOf(kind, key));

    [Fact]
    public void Write_FxPrices_IsADataFrameOfPriceByIndex()
    {
        Store.Write(SeriesKind.FxPrices, "GBPUSD", Samples.Constant(SeriesKind.FxPrices, 3, 1));
        using var reader = new ParquetFileReader(Store.FileOf(SeriesKind.FxPrices, "GBPUSD"));
        Assert.Equal(["price", "index"], Enumerable.Range(0, 2).Select(i => reader.FileMetaData.Schema.Column(i).Name));
        using var note = JsonDocument.Parse(reader.FileMetaData.KeyValueMetadata["pandas"]);
        Assert.Equal(["index"], note.RootElement.GetProperty("index_columns").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(["float64", "datetime"], note.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("pandas_type").GetString()));
    }

    [Fact]
    public void Write_MissingValues_AreNullNumbersAndEmptyTexts()
    {
        var index = TimeIndex.From([new DateTime(2020, 1, 1), new DateTime(2020, 1, 2)]);
        Store.Write(SeriesKind.MultiplePrices, "US10", new ColumnSet(
            index,
            SeriesSchema.For(SeriesKind.MultiplePrices).Columns.Select(c => c.Type == ColumnType.Number ? Column.OfNumbers(c.Name, [1, double.NaN]) : Column.OfContracts(c.Name, [20230300, 0])).ToArray()));
        using var reader = new ParquetFileReader(Store.FileOf(SeriesKind.MultiplePrices, "US10"));
        using var group = reader.RowGroup(0);
        using var carry = group.Column(0).LogicalReader<double?>();
        Assert.Equal([1, null], carry.ReadAll(2));
        using var contract = group.Column(1).LogicalReader<string?>();
        Assert.Equal(["20230300", ""], contract.ReadAll(2));
    }

    [Theory]
    [InlineData(4095)]
    [InlineData(4097)]
    [InlineData(16384)]
    [InlineData(16385)]
    [InlineData(50021)]
    public void Write_ManyRows_CrossesBatchesAndGroups(int rows)
    {
        var columns = Varied(rows);
        Store.Write(SeriesKind.MultiplePrices, "US10", columns);
        Samples.Equal(columns, Store.Read(SeriesKind.MultiplePrices, "US10"));
        var (from, to) = (columns.Index[rows / 3], columns.Index[rows / 2]);
        Samples.Equal(columns.Between(from, to), Store.Read(SeriesKind.MultiplePrices, "US10", from, to));
        Samples.Equal(columns.Between(to, null), Store.Read(SeriesKind.MultiplePrices, "US10", to, null));
        Assert.Equal(0, Store.Read(SeriesKind.MultiplePrices, "US10", columns.Index.Last.AddSeconds(1), null).Count);
    }

    [Fact]
    public void Read_Range_LeavesOtherRowGroupsAlone()
    {
        var columns = Varied(3 * ParquetSeriesStore.GroupRows);
        Store.Write(SeriesKind.MultiplePrices, "US10", columns);
        Damage(Store.FileOf(SeriesKind.MultiplePrices, "US10"), group: 1, column: 0);
        Assert.Equal("DamagedFile", Assert.Throws<DataFormatException>(() => Store.Read(SeriesKind.MultiplePrices, "US10")).ErrorId);
        var end = columns.Index[ParquetSeriesStore.GroupRows - 1];
        Samples.Equal(columns.Between(null, end), Store.Read(SeriesKind.MultiplePrices, "US10", null, end));
        var start = columns.Index[2 * ParquetSeriesStore.GroupRows];
        Samples.Equal(columns.Between(start, null), Store.Read(SeriesKind.MultiplePrices, "US10", start, null));
    }

    [Fact]
    public void Read_ColumnThatIsNotAskedFor_IsLeftAlone()
    {
        var file = Store.FileOf(SeriesKind.AdjustedPrices, "US10");
        var moments = Enumerable.Range(0, 100).Select(i => new DateTime(2020, 1, 1).AddDays(i)).ToArray();
        PandasFile.Write(
            file,
            ["index"],
            PandasFile.Texts("note", [.. moments.Select(m => m.ToString("O"))]),
            PandasFile.Doubles("price", [.. moments.Select((_, i) => (double?)i)]),
            PandasFile.Moments("index", moments));
        Damage(file, group: 0, column: 0);
        Assert.Equal(100, Store.Read(SeriesKind.AdjustedPrices, "US10").Count);
    }

    [Fact]
    public void Constructor_OneFolderForTwoKinds_IsRefused()
    {
        var layouts = new Dictionary<SeriesKind, ParquetLayout> { [SeriesKind.AdjustedPrices] = new() { Folder = "x" }, [SeriesKind.MultiplePrices] = new() { Folder = "./x" } };
        Assert.Equal("SharedFolder", Assert.Throws<SysTradeException>(() => new ParquetSeriesStore(_folder.Path, layouts)).ErrorId);
    }

    [Fact]
    public void Layout_WithOtherNames_IsUsedBothWays()
    {
        var layouts = new Dictionary<SeriesKind, ParquetLayout>
        {
            [SeriesKind.ContractPrices] = new() { Folder = "bars", Columns = new Dictionary<string, string> { ["FINAL"] = "close" } },
        };
        var store = new ParquetSeriesStore(_folder.Path, layouts);
        store.Write(SeriesKind.ContractPrices, "US10/20230300", Samples.Constant(SeriesKind.ContractPrices, 3, 1));
        using (var reader = new ParquetFileReader(_folder.File("bars", "US10#20230300.parquet"))) Assert.Equal("close", reader.FileMetaData.Schema.Column(3).Name);
        Samples.Equal(Samples.Constant(SeriesKind.ContractPrices, 3, 1), store.Read(SeriesKind.ContractPrices, "US10/20230300"));
    }

    private static ColumnSet Varied(int rows)
    {
        var index = Samples.Constant(SeriesKind.AdjustedPrices, rows, 1).Index;
        return new ColumnSet(index, SeriesSchema.For(SeriesKind.MultiplePrices).Columns.Select((c, n) => c.Type == ColumnType.Number
            ? Column.OfNumbers(c.Name, [.. Enumerable.Range(0, rows).Select(i => (i + n) % 11 == 0 ? double.NaN : Math.Sqrt(i + n))])
            : Column.OfContracts(c.Name, [.. Enumerable.Range(0, rows).Select(i => i % 13 == n ? 0 : 20000000 + (i / 701 * 100 % 1200) + 100)])).ToArray());
    }

    /// <summary>Changes the last byte of a column chunk, which belongs to its values.</summary>
    private static void Damage(string file, int group, int column)
    {
        long end;
        using (var reader = new ParquetFileReader(file))
        {
            end = 4;
            for (var g = 0; g <= group; g++)
            {
                using var rows = reader.RowGroup(g);
                for (var c = 0; c < (g < group ? rows.MetaData.NumColumns : column + 1); c++)
                {
                    using var chunk = rows.MetaData.GetColumnChunkMetaData(c);
                    end += chunk.TotalCompressedSize;
                }
            }
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = end - 1;
        var value = stream.ReadByte();
        stream.Position = end - 1;
        stream.WriteByte((byte)(value ^ 0xFF));
    }
}
