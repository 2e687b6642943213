using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Series.Tests;

public sealed class TimeSeriesTests
{
    private const double Nan = double.NaN;

    private static readonly TimeSeries A = Series((1, 10), (2, Nan), (5, 30));

    [Fact]
    public void Constructor_LengthsDiffer_IsRejected() =>
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => new TimeSeries(TimeIndex.FromTicks([1, 2]), [1])).ErrorId);

    [Fact]
    public void Lookups_ExactAndInForce()
    {
        Assert.Equal(10, A.At(Day(1)));
        Assert.True(double.IsNaN(A.At(Day(3))));
        Assert.True(double.IsNaN(A.AsOf(Day(4))));
        Assert.Equal(30, A.AsOf(Day(9)));
        Assert.True(double.IsNaN(A.AsOf(Day(0))));
        Assert.Equal(30, A.LastValue);
        Assert.Equal(10, A.Slice(..2).LastValue);
        Assert.True(double.IsNaN(TimeSeries.Empty.LastValue));
    }

    [Fact]
    public void Reindex_TakesExactMomentsOnly() => Close.Equal([Nan, 10, Nan, Nan], A.Reindex(Days(0, 1, 2, 3)).Values, 0);

    [Fact]
    public void ReindexFill_TakesRowInForce_EvenWhenMissing() => Close.Equal([Nan, 10, Nan, Nan, 30], A.ReindexFill(Days(0, 1, 2, 4, 6)).Values, 0);

    [Fact]
    public void ReindexThenFill_LosesMomentsBetween() => Close.Equal([10, 10, 30], Series((1, 10), (2, 20), (5, 30)).ReindexThenFill(Days(1, 3, 5)).Values, 0);

    [Fact]
    public void Reindex_SameIndex_IsSameObject()
    {
        Assert.Same(A, A.Reindex(A.Index));
        Assert.Same(A, A.ReindexFill(A.Index));
        Assert.Same(A, A.Slice(..));
    }

    [Fact]
    public void DropMissing_KeepsRowsWithValues()
    {
        var dropped = A.DropMissing();
        Assert.Equal([Day(1), Day(5)], dropped.Index);
        Close.Equal([10, 30], dropped.Values, 0);
        Assert.Same(dropped, dropped.DropMissing());
    }

    [Fact]
    public void Arithmetic_OtherMoments_AlignsOnAllOfThem()
    {
        var sum = A + Series((1, 1), (4, 2), (5, 3));
        Assert.Equal([Day(1), Day(2), Day(4), Day(5)], sum.Index);
        Close.Equal([11, Nan, Nan, 33], sum.Values, 0);
    }

    [Fact]
    public void Arithmetic_SharedIndex_KeepsIt()
    {
        var product = A * (A + 1);
        Assert.Same(A.Index, product.Index);
        Close.Equal([110, Nan, 930], product.Values, 0);
    }

    [Fact]
    public void Between_IncludesBothEnds() => Assert.Equal([Day(2), Day(5)], A.Between(Day(2), Day(5)).Index);

    [Fact]
    public void Transforms_DoNotChangeTheSource() => Columns.Any.Sample(values =>
    {
        var x = new TimeSeries(TimeIndex.FromTicks(Enumerable.Range(1, values.Length).Select(i => (long)i).ToArray()), (double[])values.Clone());
        foreach (var transform in new Func<TimeSeries, TimeSeries>[]
        {
            s => s.ForwardFill(), s => s.BackFill(), s => s.Difference(), s => s.EwmMean(Decay.Span(5)), s => s.RollingMaximum(3, 1), s => s.RollingMean(4),
            s => s.CumulativeSum(), s => s.QuantileOfPoints(), s => s.Drawdown(), s => s + 1, s => s.DropMissing(), s => s.RollingQuantile(5, 0.5, 1),
        })
        {
            _ = transform(x);
            Assert.Equal(values, x.Values);
        }
    });

    [Fact]
    public void Extensions_EqualKernels() => Columns.Any.Sample(values =>
    {
        var x = new TimeSeries(TimeIndex.FromTicks(Enumerable.Range(1, values.Length).Select(i => i * TimeSpan.TicksPerDay).ToArray()), values);
        var week = TimeSpan.FromDays(7);
        Close.Equal(x.RollingMean(7, 1), x.RollingMean(week), 0);
        Close.Equal(x.RollingSum(7, 1), x.RollingSum(week), 0);
        Close.Equal(x.RollingStandardDeviation(7, 1), x.RollingStandardDeviation(week), 0);
        Close.Equal(x.RollingMaximum(7, 1), x.RollingMaximum(week), 0);
        Close.Equal(x.RollingMinimum(7, 1), x.RollingMinimum(week), 0);
        Close.Equal(x.RollingQuantile(7, 0.2, 1), x.RollingQuantile(week, 0.2), 0);
        Close.Equal(x.RollingSkew(7, 1), x.RollingSkew(week), 0);
        Close.Equal(x.RollingKurtosis(7, 1), x.RollingKurtosis(week), 0);
        Close.Equal(x.RollingMaximum(1000, 1), x.ExpandingMaximum(), 0);
        Close.Equal(x.RollingMinimum(1000, 1), x.ExpandingMinimum(), 0);
        Close.Equal(x.RollingMean(1000, 3), x.ExpandingMean(3), 0);
        Close.Equal(x.RollingStandardDeviation(1000, 3), x.ExpandingStandardDeviation(3), 0);
    });

    private static DateTime Day(int day) => new DateTime(2020, 1, 1).AddDays(day);

    private static TimeIndex Days(params int[] days) => TimeIndex.From(days.Select(Day));

    private static TimeSeries Series(params (int Day, double Value)[] rows) => new(Days(rows.Select(r => r.Day).ToArray()), rows.Select(r => r.Value).ToArray());
}
