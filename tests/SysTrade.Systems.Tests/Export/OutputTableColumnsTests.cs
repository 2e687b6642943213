using SysTrade.Data.Tables;
using SysTrade.Series;
using SysTrade.Systems.Export;

namespace SysTrade.Systems.Tests.Export;

public sealed class OutputTableColumnsTests
{
    private static readonly DateTime Monday = new(2024, 1, 1);

    [Fact]
    public void ToColumnTable_SeriesWithOtherMoments_MarksAbsentCells()
    {
        var all = new TimeSeries(TimeIndex.From([Monday, Monday.AddDays(1), Monday.AddDays(2)]), [1, double.NaN, 3]);
        var some = new TimeSeries(TimeIndex.From([Monday.AddDays(1)]), [double.NaN]);
        var table = new SeriesTable("rawdata.get_daily_prices", [("US10", all), ("SOFR", some)]).ToColumnTable();
        Assert.Equal("rawdata.get_daily_prices", table.Name);
        Assert.Equal("date", table.Index);
        Assert.Equal(all.Index.Ticks.ToArray(), Assert.IsType<MomentColumn>(table.Columns[0]).Ticks);
        var us10 = Assert.IsType<NumberColumn>(table.Columns[1]);
        Assert.Equal("US10", us10.Name);
        Assert.Null(us10.Present);
        Assert.Equal([1, double.NaN, 3], us10.Values);
        Assert.Equal([false, true, false], Assert.IsType<NumberColumn>(table.Columns[2]).Present!);
    }

    [Fact]
    public void ToColumnTable_Records_TypesEachColumnByItsCells()
    {
        var table = new RecordTable(
            "accounts.stats",
            ["instrument", "weight", "trades", "kept", "mixed", "none"],
            [["US10", 0.5, 3, true, 0.1, null], ["SOFR", 1, 4L, null, "long", null], ["V2X", null, null, false, null, null]]).ToColumnTable();
        Assert.Null(table.Index);
        Assert.Equal(["US10", "SOFR", "V2X"], Assert.IsType<TextColumn>(table.Columns[0]).Values);
        var weight = Assert.IsType<NumberColumn>(table.Columns[1]);
        Assert.Equal([0.5, 1], weight.Values[..2]);
        Assert.Equal([true, true, false], weight.Present!);
        Assert.Equal([3, 4], Assert.IsType<IntegerColumn>(table.Columns[2]).Values[..2]);
        Assert.Equal([true, false, true], Assert.IsType<FlagColumn>(table.Columns[3]).Present!);
        Assert.Equal(["0.1", "long", null], Assert.IsType<TextColumn>(table.Columns[4]).Values);
        Assert.Equal([null, null, null], Assert.IsType<TextColumn>(table.Columns[5]).Values);
    }
}
