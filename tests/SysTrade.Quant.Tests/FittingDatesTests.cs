using SysTrade.Domain.Errors;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Tests;

public sealed class FittingDatesTests
{
    private static readonly DateTime First = new(2010, 3, 1);
    private static readonly DateTime Last = new(2016, 10, 31);

    [Fact]
    public void Stable_Years_BeginInJanuary()
    {
        var periods = FittingDates.Generate(First, Last, FittingMethod.Expanding);
        Assert.Equal(new FitPeriod(First, First, First, new(2012, 1, 1), NoData: true), periods[0]);
        Assert.Equal(new FitPeriod(First, new(2012, 1, 1), new(2012, 1, 1), new(2013, 1, 1)), periods[1]);
        Assert.Equal(new FitPeriod(First, new(2016, 1, 1), new(2016, 1, 1), Last), periods[^1]);
    }

    [Theory]
    [InlineData("W", DayOfWeek.Monday)]
    [InlineData("14D", DayOfWeek.Monday)]
    public void Stable_Weeks_BeginOnMondays(string interval, DayOfWeek day) =>
        Assert.All(FittingDates.Generate(First, Last, FittingMethod.Expanding, interval).Skip(1), p => Assert.Equal(day, p.PeriodStart.DayOfWeek));

    [Fact]
    public void Stable_Months_BeginOnTheFirst() =>
        Assert.All(FittingDates.Generate(First, Last, FittingMethod.Expanding, "M").Skip(1), p => Assert.Equal(1, p.PeriodStart.Day));

    [Fact]
    public void Rolling_Stable_CountsYears()
    {
        var periods = FittingDates.Generate(First, Last, FittingMethod.Rolling, "M", 2);
        Assert.All(periods.Skip(1), p => Assert.Equal(p.PeriodStart.AddYears(-2) < First ? First : p.PeriodStart.AddYears(-2), p.FitStart));
    }

    [Fact]
    public void Rolling_Pysystemtrade_CountsIntervals()
    {
        var periods = FittingDates.Generate(First, Last, FittingMethod.Rolling, "W", 5, FittingConventions.Pysystemtrade);
        Assert.All(periods.Skip(6), p => Assert.Equal(p.PeriodStart.AddDays(-35), p.FitStart));
        Assert.Equal(Last, periods[^1].PeriodEnd);
    }

    [Fact]
    public void EveryLayout_PeriodsFollowOneAnother_AndFitsEndWhereTheyBegin()
    {
        foreach (var conventions in new[] { FittingConventions.Stable, FittingConventions.Pysystemtrade })
        {
            foreach (var interval in new[] { "W", "M", "12M", "Y", "100D" })
            {
                var periods = FittingDates.Generate(First, Last, FittingMethod.Expanding, interval, conventions: conventions);
                Assert.Equal(First, periods[0].PeriodStart);
                Assert.Equal(Last, periods[^1].PeriodEnd);
                for (var i = 1; i < periods.Count; i++)
                {
                    Assert.Equal(periods[i - 1].PeriodEnd, periods[i].PeriodStart);
                    Assert.Equal(periods[i].PeriodStart, periods[i].FitEnd);
                    Assert.False(periods[i].NoData);
                }
            }
        }
    }

    [Fact]
    public void InSample_IsOnePeriod() => Assert.Equal([new FitPeriod(First, Last, First, Last)], FittingDates.Generate(First, Last, FittingMethod.InSample));

    [Fact]
    public void LittleData_NoPeriods()
    {
        Assert.Empty(FittingDates.Generate(First, First.AddDays(100), FittingMethod.Expanding));
        Assert.Empty(FittingDates.Generate(First, First.AddDays(100), FittingMethod.Expanding, conventions: FittingConventions.Pysystemtrade));
    }

    [Fact]
    public void Find_LastPeriodStartedBefore()
    {
        var periods = FittingDates.Generate(First, Last, FittingMethod.Expanding);
        Assert.Equal([-1, 0, 0, 1, 5, 5], new[] { First.AddDays(-1), First, new(2011, 12, 31), new(2012, 1, 1), Last, Last.AddYears(9) }.Select(d => FittingDates.Find(periods, d)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0D")]
    [InlineData("-7D")]
    [InlineData("6M")]
    public void Interval_NotUsable_IsRejected(string interval)
    {
        Assert.Equal("IntervalNotUsable", Assert.Throws<SysTradeException>(() => FittingDates.Generate(First, Last, FittingMethod.Expanding, interval)).ErrorId);
        Assert.Throws<SysTradeException>(() => FittingDates.Generate(First, Last, FittingMethod.Rolling, interval, 5, FittingConventions.Pysystemtrade));
    }
}
