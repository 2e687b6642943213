using ParquetSharp;
using SysTrade.Data.Tables;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Parquet.Tests;

public sealed class ParquetTableWriterTests : IDisposable
{
    private static readonly long[] Days = [.. Enumerable.Range(0, 4).Select(i => new DateTime(2024, 2, 28, 23, 0, 0).AddDays(i).Ticks)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_SeriesTable_KeepsAbsentAndMissingApart()
    {
        var table = new ColumnTable(
            "rawdata.get_daily_prices",
            [
                new MomentColumn("date", Days),
                new NumberColumn("US10", [1.5, 0, double.NaN, double.NegativeInfinity], [true, false, true, true]),
                new NumberColumn("SP500_micro", [5e-324, -0.0, double.MaxValue, 4]),
            ],
            "date");
        using var reader = new ParquetFileReader(ParquetTableWriter.Write(table, _folder.Path));
        using var group = reader.RowGroup(0);
        Assert.Equal(["date", "US10", "SP500_micro"], Names(reader));
        using var date = group.Column(0).LogicalReader<DateTime?>();
        Assert.Equal(Days.Select(t => (DateTime?)new DateTime(t)), date.ReadAll(4));
        using var us10 = group.Column(1).LogicalReader<double?>();
        Assert.Equal([1.5, null, double.NaN, double.NegativeInfinity], us10.ReadAll(4));
        using var sp500 = group.Column(2).LogicalReader<double?>();
        Assert.Equal(Bits(5e-324, -0.0, double.MaxValue, 4), Bits([.. sp500.ReadAll(4).Select(v => v!.Value)]));
    }

    [Fact]
    public void Write_DateColumn_IsMicrosecondsWithoutZone()
    {
        using var reader = new ParquetFileReader(ParquetTableWriter.Write(new ColumnTable("t", [new MomentColumn("date", Days)], "date"), _folder.Path));
        using var type = (TimestampLogicalType)reader.FileMetaData.Schema.Column(0).LogicalType;
        Assert.False(type.IsAdjustedToUtc);
        Assert.Equal(TimeUnit.Micros, type.TimeUnit);
    }

    [Fact]
    public void Write_RecordTable_KeepsTypesAndEmptyCells()
    {
        var table = new ColumnTable(
            "accounts.stats",
            [
                new TextColumn("name", ["Sharpe", null, "", "Größe, \"x\""]),
                new NumberColumn("value", [0.5, 0, 2, 3], [true, false, true, true]),
                new IntegerColumn("trades", [long.MaxValue, 0, 1, 2]),
                new FlagColumn("held", [true, false, true, false], [true, true, false, true]),
            ]);
        using var reader = new ParquetFileReader(ParquetTableWriter.Write(table, _folder.Path));
        using var group = reader.RowGroup(0);
        using var name = group.Column(0).LogicalReader<string?>();
        Assert.Equal(["Sharpe", null, "", "Größe, \"x\""], name.ReadAll(4));
        using var value = group.Column(1).LogicalReader<double?>();
        Assert.Equal([0.5, null, 2, 3], value.ReadAll(4));
        using var trades = group.Column(2).LogicalReader<long?>();
        Assert.Equal([long.MaxValue, 0, 1, 2], trades.ReadAll(4));
        using var held = group.Column(3).LogicalReader<bool?>();
        Assert.Equal([true, false, null, false], held.ReadAll(4));
    }

    [Fact]
    public void Write_TableWithoutRows_KeepsItsColumns()
    {
        using var reader = new ParquetFileReader(
            ParquetTableWriter.Write(new ColumnTable("t", [new MomentColumn("date", []), new NumberColumn("a", []), new TextColumn("b", [])], "date"), _folder.Path));
        Assert.Equal(["date", "a", "b"], Names(reader));
        Assert.Equal(0, reader.FileMetaData.NumRows);
    }

    [Fact]
    public void Write_MoreRowsThanAGroup_KeepsThemAll()
    {
        var count = ParquetEncoder.TableGroupRows + 20_011;
        var ticks = new long[count];
        var values = new double[count];
        var present = new bool[count];
        for (var i = 0; i < count; i++) (ticks[i], values[i], present[i]) = (DateTime.UnixEpoch.Ticks + (i * TimeSpan.TicksPerMinute), i, i % 7 != 0);
        using var reader = new ParquetFileReader(
            ParquetTableWriter.Write(new ColumnTable("t", [new MomentColumn("date", ticks), new NumberColumn("all", values), new NumberColumn("some", values, present)]), _folder.Path));
        Assert.Equal(2, reader.FileMetaData.NumRowGroups);
        var row = 0;
        for (var g = 0; g < 2; g++)
        {
            using var group = reader.RowGroup(g);
            var rows = (int)group.MetaData.NumRows;
            using var all = group.Column(1).LogicalReader<double?>();
            using var some = group.Column(2).LogicalReader<double?>();
            var (a, s) = (all.ReadAll(rows), some.ReadAll(rows));
            for (var i = 0; i < rows; i++, row++)
            {
                Assert.Equal(row, a[i]);
                Assert.Equal(row % 7 != 0 ? row : null, s[i]);
            }
        }

        Assert.Equal(count, row);
    }

    [Fact]
    public void Write_SlashInName_MakesFolder()
    {
        var path = ParquetTableWriter.Write(new ColumnTable("rules.get_raw_forecast/US10", [new MomentColumn("date", Days)]), _folder.Path);
        Assert.Equal(Path.Combine(_folder.Path, "rules.get_raw_forecast", "US10.parquet"), path);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Write_ExistingFile_IsReplacedAndLeavesNothingElse()
    {
        ParquetTableWriter.Write(new ColumnTable("t", [new NumberColumn("a", [1])]), _folder.Path);
        var path = ParquetTableWriter.Write(new ColumnTable("t", [new NumberColumn("b", [2, 3])]), _folder.Path);
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
        using var reader = new ParquetFileReader(path);
        Assert.Equal(["b"], Names(reader));
    }

    [Fact]
    public void Write_NameThatLeavesTheFolder_IsRefused()
    {
        var error = Assert.Throws<SysTradeException>(() => ParquetTableWriter.Write(new ColumnTable("../t", [new NumberColumn("a", [1])]), _folder.Path));
        Assert.Equal("TableName", error.ErrorId);
    }

    [Fact]
    public void Write_TenthOfMicrosecond_IsRefusedAndKeepsOldFile()
    {
        var path = ParquetTableWriter.Write(new ColumnTable("t", [new NumberColumn("a", [1])]), _folder.Path);
        var before = File.ReadAllBytes(path);
        var error = Assert.Throws<SysTradeException>(() => ParquetTableWriter.Write(new ColumnTable("t", [new MomentColumn("date", [Days[0] + 1])]), _folder.Path));
        Assert.Equal("StampTooFine", error.ErrorId);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Write_Metadata_NamesIndexForPandas()
    {
        var path = ParquetTableWriter.Write(new ColumnTable("t", [new MomentColumn("date", Days), new NumberColumn("a", [1, 2, 3, 4])], "date"), _folder.Path);
        using var reader = new ParquetFileReader(path);
        using var note = System.Text.Json.JsonDocument.Parse(reader.FileMetaData.KeyValueMetadata["pandas"]);
        Assert.Equal("date", note.RootElement.GetProperty("index_columns")[0].GetString());
        Assert.Equal(["date", "a"], note.RootElement.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("field_name").GetString()));
    }

    private static string[] Names(ParquetFileReader reader) => [.. Enumerable.Range(0, reader.FileMetaData.NumColumns).Select(i => reader.FileMetaData.Schema.Column(i).Name)];

    private static long[] Bits(params double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];
}
