using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Tests;

public sealed class ColumnSetTests
{
    private static readonly TimeIndex Index = TimeIndex.From([new DateTime(2020, 1, 1), new DateTime(2020, 1, 2), new DateTime(2020, 1, 3)]);

    [Fact]
    public void Constructor_ColumnOfOtherLength_Raises()
    {
        var error = Assert.Throws<SysTradeException>(() => new ColumnSet(Index, Column.OfNumbers("a", [1, 2])));
        Assert.Equal("LengthMismatch", error.ErrorId);
        Assert.Contains("2 values", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_NameTwice_Raises()
    {
        var error = Assert.Throws<SysTradeException>(() => new ColumnSet(Index, Column.OfNumbers("a", [1, 2, 3]), Column.OfContracts("a", [1, 2, 3])));
        Assert.Equal("DuplicateColumn", error.ErrorId);
    }

    [Fact]
    public void Series_SharesTheIndexObject()
    {
        var set = new ColumnSet(Index, Column.OfNumbers("a", [1, 2, 3]), Column.OfNumbers("b", [4, 5, 6]));
        Assert.Same(set.Series("a").Index, set.Series("b").Index);
        Assert.Equal([4, 5, 6], set.Series("b").ToArray());
    }

    [Fact]
    public void Series_UnknownName_ListsNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => new ColumnSet(Index, Column.OfNumbers("PRICE", [1, 2, 3])).Series("PRICES"));
        Assert.Equal("ColumnNotFound", error.ErrorId);
        Assert.Equal(["PRICE"], error.Nearest);
    }

    [Fact]
    public void Access_WithTheOtherType_Raises()
    {
        var set = new ColumnSet(Index, Column.OfNumbers("a", [1, 2, 3]), Column.OfContracts("c", [1, 2, 3]));
        Assert.Equal("ColumnType", Assert.Throws<SysTradeException>(() => set.Contracts("a").Length).ErrorId);
        Assert.Equal("ColumnType", Assert.Throws<SysTradeException>(() => set.Series("c")).ErrorId);
    }

    [Fact]
    public void Between_KeepsBothEnds_AndCutsBothTypes()
    {
        var set = new ColumnSet(Index, Column.OfNumbers("a", [1, 2, 3]), Column.OfContracts("c", [4, 5, 6]));
        var cut = set.Between(new DateTime(2020, 1, 2), null);
        Assert.Equal([2, 3], cut.Series("a").ToArray());
        Assert.Equal([5, 6], cut.Contracts("c").ToArray());
        Assert.Same(set, set.Between(null, null));
    }
}
