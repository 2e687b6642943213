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
    public void Read_ARangeOfALongFile_TakesInItsGroupsAndTheFooterAlone()
    {
        const int Groups = 30;
        var columns = Varied(Groups * ParquetSeriesStore.GroupRows);
        Store.Write(SeriesKind.MultiplePrices, "US10", columns);
        var file = Store.FileOf(SeriesKind.MultiplePrices, "US10");
        var size = new FileInfo(file).Length;
        var (layout, schema) = (ParquetLayout.Default(SeriesKind.MultiplePrices), SeriesSchema.For(SeriesKind.MultiplePrices));
        using var source = ParquetSource.Open(file, isPart: true);
        var at = columns.Index[(Groups * ParquetSeriesStore.GroupRows) / 2];
        Assert.Equal(1, ParquetSeriesReader.Read(source, layout, schema, at, at).Count);
        // A group, and what is read of the end to find the footer.
        Assert.InRange(source.BytesRead, 1, (size / Groups) + (2 << 16));
        Samples.Equal(columns, ParquetSeriesReader.Read(source, layout, schema, null, null));
    }

    [Fact]
    public void Read_RandomRanges_AreThoseRowsOfTheWhole()
    {
        var columns = Varied(20 * ParquetSeriesStore.GroupRows);
        Store.Write(SeriesKind.MultiplePrices, "US10", columns);
        Assert.True(new FileInfo(Store.FileOf(SeriesKind.MultiplePrices, "US10")).Length > ParquetSource.SmallFile);
        var random = new Random(7);
        for (var i = 0; i < 30; i++)
        {
            var (from, to) = (columns.Index[random.Next(columns.Count)], columns.Index[random.Next(columns.Count)]);
            Samples.Equal(columns.Between(from, to), Store.Read(SeriesKind.MultiplePrices, "US10", from, to));
        }
    }

    [Fact]
    public void Read_WithAnyByteOfTheFooterChanged_GivesTheSameRowsOrAnError()
    {
        // The checksums of pages do not cover the footer, which says what a range need not read.
        var columns = new ColumnSet(Samples.Constant(SeriesKind.AdjustedPrices, 3 * ParquetSeriesStore.GroupRows, 1).Index, Column.OfNumbers("price", new double[3 * ParquetSeriesStore.GroupRows]));
        Store.Write(SeriesKind.AdjustedPrices, "US10", columns);
        var file = Store.FileOf(SeriesKind.AdjustedPrices, "US10");
        var whole = File.ReadAllBytes(file);
        var length = BitConverter.ToInt32(whole, whole.Length - 8);
        var (from, to) = (columns.Index[ParquetSeriesStore.GroupRows + 5], columns.Index[ParquetSeriesStore.GroupRows + 9]);
        var expected = columns.Between(from, to);
        var refused = 0;
        foreach (var mask in new byte[] { 0x01, 0x40 })
        {
            for (var i = whole.Length - 8 - length; i < whole.Length - 8; i++)
            {
                var damaged = (byte[])whole.Clone();
                damaged[i] ^= mask;
                File.WriteAllBytes(file, damaged);
                try
                {
                    Samples.Equal(expected, Store.Read(SeriesKind.AdjustedPrices, "US10", from, to));
                }
                catch (DataFormatException)
                {
                    refused++;
                }
            }
        }

        Assert.InRange(refused, length / 2, length * 2);
    }

    [Fact]
    public void Read_AFileThatAnotherProgramRegrouped_IgnoresTheChecksumItCarries()
    {
        var moments = Enumerable.Range(0, 100).Select(i => new DateTime(2020, 1, 1).AddDays(i)).ToArray();
        var noted = GroupChecksum.Of([.. moments.Select(m => m.Ticks)], 50);
        using var other = new GroupChecksum();
        other.Add(100, moments[0].Ticks, moments[^1].Ticks);
        Assert.True(other.Agrees(noted));
        Assert.False(other.Agrees(GroupChecksum.Of([.. moments.Select(m => m.AddDays(1).Ticks)], 100)));
        Assert.True(other.Agrees(GroupChecksum.Of([.. moments.Select(m => m.Ticks)], 100)));
    }

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(1, 0, 40_000)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 100, 1)]
    [InlineData(3, -1, 1)]
    [InlineData(3, -1, 2)]
    [InlineData(3, -5, 70_000)]
    [InlineData(16, 7, 3)]
    public void Append_GivesTheFileThatWritingAllWouldGive_ToTheByte(int groups, int more, int added)
    {
        var stored = (groups * ParquetSeriesStore.GroupRows) + more;
        var all = Varied(stored + added);
        Store.Write(SeriesKind.MultiplePrices, "ALL", all);
        Store.Write(SeriesKind.MultiplePrices, "US10", all.Slice(..stored));
        var result = Store.Append(SeriesKind.MultiplePrices, "US10", all.Slice((stored - 3)..));
        Assert.Equal(new AppendResult(added, 3, 0), result);
        Assert.Equal(File.ReadAllBytes(Store.FileOf(SeriesKind.MultiplePrices, "ALL")), File.ReadAllBytes(Store.FileOf(SeriesKind.MultiplePrices, "US10")));
    }

    [Fact]
    public void Append_DecodesNoHistory()
    {
        var all = Varied((3 * ParquetSeriesStore.GroupRows) + 10);
        Store.Write(SeriesKind.MultiplePrices, "US10", all.Slice(..^5));
        Damage(Store.FileOf(SeriesKind.MultiplePrices, "US10"), group: 0, column: 0);
        Store.Append(SeriesKind.MultiplePrices, "US10", all.Slice(^5..));
        var from = all.Index[ParquetSeriesStore.GroupRows];
        Samples.Equal(all.Between(from, null), Store.Read(SeriesKind.MultiplePrices, "US10", from, null));
        // What was damaged is so still, and known to be.
        Assert.Equal("DamagedFile", Assert.Throws<DataFormatException>(() => Store.Read(SeriesKind.MultiplePrices, "US10")).ErrorId);
    }

    [Fact]
    public void Append_ToAFileOfAnotherProgram_WritesItAnew()
    {
        var moments = Enumerable.Range(0, 40_000).Select(i => new DateTime(2000, 1, 1).AddHours(i)).ToArray();
        PandasFile.Write(
            Store.FileOf(SeriesKind.AdjustedPrices, "US10"), ["index"], PandasFile.Doubles("price", [.. moments.Select((_, i) => (double?)i)]), PandasFile.Moments("index", moments));
        var later = moments[^1].AddHours(1);
        Store.Append(SeriesKind.AdjustedPrices, "US10", new ColumnSet(TimeIndex.From([later]), Column.OfNumbers("price", [7])));
        var read = Store.Read(SeriesKind.AdjustedPrices, "US10");
        Assert.Equal((40_001, later, 7), (read.Count, read.Index.Last, read["price"].Numbers[^1]));
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
