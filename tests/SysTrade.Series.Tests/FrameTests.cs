using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Series.Tests;

public sealed class FrameTests
{
    private const double Nan = double.NaN;

    private static readonly TimeIndex Index = TimeIndex.From([new(2020, 1, 1), new(2020, 1, 2), new(2020, 1, 3)]);

    private static readonly Frame F = new(Index, ["a", "b", "c"], [[1, Nan, 3], [4, Nan, Nan], [10, Nan, 6]]);

    [Fact]
    public void Constructor_BadShapes_AreRejected()
    {
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => new Frame(Index, ["a"], [])).ErrorId);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => new Frame(Index, ["a"], [[1]])).ErrorId);
        Assert.Equal("DuplicateColumn", Assert.Throws<SysTradeException>(() => new Frame(Index, ["a", "a"], [[1, 2, 3], [1, 2, 3]])).ErrorId);
    }

    [Fact]
    public void Column_UnknownName_NamesNearest()
    {
        var error = Assert.Throws<UnknownNameException>(() => new Frame(Index, ["price"], [[1, 2, 3]])["prise"]);
        Assert.Equal(["price"], error.Nearest);
        Assert.Throws<UnknownNameException>(() => F.Select(["a", "x"]));
    }

    [Fact]
    public void RowAggregates_PassOverMissingCells()
    {
        Close.Equal([15, 0, 9], F.RowSum().Values, 0);
        Close.Equal([5, Nan, 4.5], F.RowMean().Values, 0);
        Close.Equal([4, Nan, 4.5], F.RowMedian().Values, 0);
    }

    [Fact]
    public void RowAggregates_NoColumns_AreEmptyRows()
    {
        var none = new Frame(Index, [], []);
        Close.Equal([0, 0, 0], none.RowSum().Values, 0);
        Close.Equal([Nan, Nan, Nan], none.RowMean().Values, 0);
        Assert.Equal(2, none.Between(new DateTime(2020, 1, 2), null).Count);
    }

    [Fact]
    public void Concat_DifferentIndexes_UsesAllMoments()
    {
        var other = new TimeSeries(TimeIndex.From([new(2020, 1, 2), new(2020, 1, 5)]), [7, 8]);
        var frame = Frame.Concat(["a", "x"], [F["a"], other]);
        Assert.Equal(4, frame.Count);
        Close.Equal([1, Nan, 3, Nan], frame["a"].Values, 0);
        Close.Equal([Nan, 7, Nan, 8], frame["x"].Values, 0);
    }

    [Fact]
    public void Select_OrdersColumns_WithoutCopying()
    {
        var selected = F.Select(["c", "a"]);
        Assert.Equal(["c", "a"], selected.Names);
        Assert.Same(F.Index, selected.Index);
        Close.Equal([10, Nan, 6], selected.Column(0).Values, 0);
        Assert.True(F.Contains("b"));
        Assert.False(selected.Contains("b"));
    }

    [Fact]
    public void Fills_WorkByColumn()
    {
        Close.Equal([4, 4, 4], F.ForwardFill()["b"].Values, 0);
        Close.Equal([1, 3, 3], F.BackFill()["a"].Values, 0);
    }

    [Fact]
    public void Reindexing_ExactAndInForce()
    {
        var to = TimeIndex.From([new(2020, 1, 1), new(2020, 1, 4)]);
        Close.Equal([1, Nan], F.Reindex(to)["a"].Values, 0);
        Close.Equal([1, 3], F.ReindexFill(to)["a"].Values, 0);
        Assert.Same(F, F.Reindex(F.Index));
    }

    [Fact]
    public void EwmMean_EqualsThatOfEachColumn()
    {
        var means = F.EwmMean(Decay.Span(5), 2);
        foreach (var name in F.Names) Close.Equal(F[name].EwmMean(Decay.Span(5), 2), means[name], 0);
    }

    [Fact]
    public void To_WorksByColumn_OnOneIndex()
    {
        var weekly = F.To(Frequency.Week, Aggregation.Last);
        Assert.Equal([new DateTime(2020, 1, 5)], weekly.Index);
        Close.Equal([3], weekly["a"].Values, 0);
        Close.Equal([4], weekly["b"].Values, 0);
    }

    [Fact]
    public void Constant_RepeatsValues() => Close.Equal([2, 2, 2], Frame.Constant(Index, ["a", "b"], [1, 2])["b"].Values, 0);
}
