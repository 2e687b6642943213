using CsCheck;
using SysTrade.Domain.Errors;

namespace SysTrade.Series.Tests;

public sealed class TimeIndexTests
{
    private static readonly Gen<TimeIndex> Any = Gen.Int[0, 40].HashSet[0, 25].Select(days => TimeIndex.FromTicks(days.Order().Select(d => d * TimeSpan.TicksPerDay).ToArray()));

    private static readonly Gen<TimeIndex> Business =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 30]).Select((from, length) => TimeIndex.BusinessDays(Day(from), Day(from + length)));

    [Fact]
    public void FromTicks_Unsorted_NamesRow()
    {
        var error = Assert.Throws<SysTradeException>(() => TimeIndex.FromTicks([10, 30, 20]));
        Assert.Equal("UnsortedIndex", error.ErrorId);
        Assert.Equal(2, error.Target);
    }

    [Fact]
    public void From_Repeated_NamesRowAndMoment()
    {
        var error = Assert.Throws<SysTradeException>(() => TimeIndex.From([new(2020, 1, 1), new(2020, 1, 1)]));
        Assert.Equal("DuplicateIndex", error.ErrorId);
        Assert.Contains("2020-01-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BusinessDays_WeekendEnds_AreTrimmedInwards()
    {
        var index = TimeIndex.BusinessDays(new(2020, 1, 4), new(2020, 1, 12));
        Assert.Equal(new(2020, 1, 6), index.First);
        Assert.Equal(new(2020, 1, 10), index.Last);
        Assert.Equal(5, index.Count);
        Assert.True(index.IsBusinessDaily);
        Assert.Empty(TimeIndex.BusinessDays(new(2020, 1, 4), new(2020, 1, 5)));
    }

    [Fact]
    public void BusinessDays_EqualRanges_AreOneObject() =>
        Assert.Same(TimeIndex.BusinessDays(new(2020, 1, 6), new(2021, 1, 6)), TimeIndex.BusinessDays(new(2020, 1, 4), new(2021, 1, 6)));

    [Fact]
    public void BusinessDays_AnyRange_IsEveryWeekday() => Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 40]).Sample((from, length) =>
    {
        var expected = Enumerable.Range(from, length + 1).Select(Day).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Equal(expected, TimeIndex.BusinessDays(Day(from), Day(from + length)));
    });

    [Fact]
    public void Find_ExactAndAtOrBefore()
    {
        var index = TimeIndex.FromTicks([10, 20, 30]);
        Assert.Equal([-1, 0, -1, 2, -1], new long[] { 5, 10, 15, 30, 35 }.Select(index.Find));
        Assert.Equal([-1, 0, 0, 2, 2], new long[] { 5, 10, 15, 30, 35 }.Select(index.FindAtOrBefore));
        Assert.Equal(-1, TimeIndex.Empty.Find(0));
    }

    [Fact]
    public void Between_IncludesBothEnds()
    {
        var index = TimeIndex.From([new(2020, 1, 1), new(2020, 1, 3), new(2020, 1, 5)]);
        Assert.Equal(1..3, index.Between(new DateTime(2020, 1, 3), new DateTime(2020, 1, 5)));
        Assert.Equal(1..2, index.Between(new DateTime(2020, 1, 2), new DateTime(2020, 1, 4)));
        Assert.Equal(0..3, index.Between(null, null));
        Assert.Empty(index.Slice(index.Between(new DateTime(2020, 1, 6), new DateTime(2020, 1, 2))));
    }

    [Fact]
    public void Union_SameObject_IsItself()
    {
        var index = TimeIndex.FromTicks([1, 2]);
        Assert.Same(index, index.Union(index));
        Assert.Same(index, index.Union(TimeIndex.FromTicks([2])));
        Assert.Same(index, TimeIndex.Empty.Union(index));
    }

    [Fact]
    public void SetOperations_AnyIndexes_MatchSets() => Gen.Select(Gen.OneOf(Any, Business), Gen.OneOf(Any, Business)).Sample((a, b) =>
    {
        Assert.Equal(Enumerable.Union(a, b).Order(), a.Union(b));
        Assert.Equal(Enumerable.Intersect(a, b).Order(), a.Intersect(b));
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Union(b), TimeIndex.Union([TimeIndex.Empty, a, b, a]));
    });

    [Fact]
    public void BusinessDaily_SaysSo_OnlyWhenEveryDayIsThere() => Gen.Select(Gen.OneOf(Any, Business), Gen.OneOf(Any, Business)).Sample((a, b) =>
    {
        foreach (var index in new[] { a.Union(b), a.Intersect(b), a.Slice(..(a.Count / 2)), a.Slice((a.Count / 3)..) })
        {
            if (index.IsBusinessDaily) Assert.Equal(TimeIndex.BusinessDays(index.First, index.Last), index);
        }
    });

    [Fact]
    public void RowMaps_AnyIndexes_MatchLookups() => Gen.Select(Any, Any).Sample((a, b) =>
    {
        Assert.Equal(b.Select(m => a.Find(m.Ticks)), a.ExactRows(b));
        Assert.Equal(b.Select(m => a.FindAtOrBefore(m.Ticks)), a.FillRows(b));
    });

    [Fact]
    public void Equality_IsByMoments()
    {
        var (a, b) = (TimeIndex.BusinessDays(new(2020, 1, 6), new(2020, 1, 7)), TimeIndex.From([new(2020, 1, 6), new(2020, 1, 7)]));
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, TimeIndex.From([new(2020, 1, 6), new(2020, 1, 8)]));
        Assert.Equal(TimeIndex.Empty, TimeIndex.FromTicks([]));
    }

    private static DateTime Day(int offset) => new DateTime(2019, 12, 30).AddDays(offset);
}
