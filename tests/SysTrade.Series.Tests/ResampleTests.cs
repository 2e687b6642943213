using CsCheck;
using SysTrade.Tests;

namespace SysTrade.Series.Tests;

public sealed class ResampleTests
{
    private const double Nan = double.NaN;

    [Fact]
    public void BusinessDay_WeekendRows_BelongToFridayBefore()
    {
        var x = Series((new(2020, 1, 10, 23, 0, 0), 1), (new(2020, 1, 11, 12, 0, 0), 2), (new(2020, 1, 12, 22, 0, 0), 3), (new(2020, 1, 13), 4));
        var daily = x.To(Frequency.BusinessDay, Aggregation.Last);
        Assert.Equal([new DateTime(2020, 1, 10), new DateTime(2020, 1, 13)], daily.Index);
        Close.Equal([3, 4], daily.Values, 0);
        Assert.True(daily.Index.IsBusinessDaily);
    }

    [Theory]
    [InlineData(Aggregation.Last, 3, Nan, 7)]
    [InlineData(Aggregation.First, 1, Nan, 7)]
    [InlineData(Aggregation.Mean, 2, Nan, 7)]
    [InlineData(Aggregation.Sum, 4, 0, 7)]
    [InlineData(Aggregation.Maximum, 3, Nan, 7)]
    [InlineData(Aggregation.Minimum, 1, Nan, 7)]
    public void Aggregations_MissingValuesAndEmptyBins(Aggregation aggregation, double first, double empty, double last)
    {
        var x = Series((new(2020, 1, 6, 9, 0, 0), 1), (new(2020, 1, 6, 12, 0, 0), 3), (new(2020, 1, 6, 17, 0, 0), Nan), (new(2020, 1, 8), 7));
        Close.Equal([first, empty, last], x.To(Frequency.BusinessDay, aggregation).Values, 0);
        Close.Equal([first, empty, last], x.To(Frequency.Day, aggregation).Values, 0);
    }

    [Theory]
    [InlineData(Frequency.Week, "2020-02-02,2020-02-09,2020-02-16,2020-02-23,2020-03-01")]
    [InlineData(Frequency.Month, "2020-01-31,2020-02-29")]
    [InlineData(Frequency.Year, "2020-12-31")]
    [InlineData(Frequency.SevenDays, "2020-01-29,2020-02-05,2020-02-12,2020-02-19,2020-02-26")]
    public void Labels_AreThoseOfPandas(Frequency frequency, string labels)
    {
        var x = Series((new(2020, 1, 29, 10, 0, 0), 1), (new(2020, 2, 29, 10, 0, 0), 2));
        Assert.Equal(labels.Split(',').Select(GoldenCsv.Moment), x.To(frequency, Aggregation.Last).Index);
    }

    [Fact]
    public void Hour_LabelIsStartOfHour() =>
        Assert.Equal([new DateTime(2020, 1, 1, 9, 0, 0), new DateTime(2020, 1, 1, 10, 0, 0)], Series((new(2020, 1, 1, 9, 59, 59), 1), (new(2020, 1, 1, 10, 0, 0), 2)).To(Frequency.Hour, Aggregation.Last).Index);

    [Fact]
    public void BusinessDay_AlreadyBusinessDaily_KeepsIndexAndGaps()
    {
        var x = new TimeSeries(TimeIndex.BusinessDays(new(2020, 1, 6), new(2020, 1, 8)), [1, Nan, 3]);
        Assert.Same(x, x.To(Frequency.BusinessDay, Aggregation.Last));
        Close.Equal([1, 0, 3], x.To(Frequency.BusinessDay, Aggregation.Sum).Values, 0);
    }

    [Fact]
    public void Empty_StaysEmpty()
    {
        foreach (var frequency in Enum.GetValues<Frequency>()) Assert.Equal(0, TimeSeries.Empty.To(frequency, Aggregation.Sum).Count);
        Assert.Equal(0, TimeSeries.Empty.ToFilled(Frequency.BusinessDay).Count);
    }

    [Fact]
    public void AnySeries_BinsHoldTheirRowsAndLoseNothing() => Gen.Select(
        Gen.Int[0, 24 * 90].HashSet[1, 60], Gen.Int[0, 400], Gen.Enum<Frequency>()).Sample((hours, start, frequency) =>
    {
        var origin = new DateTime(2019, 6, 1).AddDays(start);
        var x = Series(hours.Order().Select(h => (origin.AddHours(h), (double)h)).ToArray());
        var (sum, maximum, minimum) = (x.To(frequency, Aggregation.Sum), x.To(frequency, Aggregation.Maximum), x.To(frequency, Aggregation.Minimum));
        Assert.Equal(hours.Sum(), sum.Values.ToArray().Sum(), 1e-9);
        Close.Equal(maximum, x.To(frequency, Aggregation.Last), 0);
        Close.Equal(minimum, x.To(frequency, Aggregation.First), 0);
        Assert.Equal(sum.Index, TimeIndex.FromTicks(sum.Index.Ticks));

        // A span stamped at its last day begins anew there, so sampling it again makes other spans.
        if (frequency == Frequency.SevenDaysEnding) return;
        Assert.Equal(sum, sum.To(frequency, Aggregation.Sum), (a, b) => a.Index.Equals(b.Index) && a.Values.SequenceEqual(b.Values));
    });

    private static TimeSeries Series(params (DateTime Moment, double Value)[] rows) => new(TimeIndex.From(rows.Select(r => r.Moment)), rows.Select(r => r.Value).ToArray());
}
