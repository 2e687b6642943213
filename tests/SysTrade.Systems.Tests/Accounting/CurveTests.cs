using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Accounting;
using SysTrade.Systems.Tests.Support;
using SysTrade.Tests;

namespace SysTrade.Systems.Tests.Accounting;

/// <remarks>Expected statistics: pandas 1.5.3, numpy and scipy on the same twelve numbers, and by hand where the fraction is shown.</remarks>
public sealed class CurveTests
{
    private static readonly double[] Profits = [1, -2, 3, 0, -1, 4, -1, 2, 0, 5, -4, 0.5];

    private static readonly AccountCurve Curve = new(new ProfitAndLoss(Days.Series(Profits), TimeSeries.Empty, TimeSeries.Constant(Days.Index(12), 200)));

    [Theory]
    [InlineData("min", -4)]
    [InlineData("max", 5)]
    [InlineData("median", 0.25)]
    [InlineData("mean", 0.625)]
    [InlineData("std", 2.568382936614186)]
    [InlineData("skew", 0.068039844472256)]
    [InlineData("ann_mean", 7.5 / (12 / 256.0))]
    [InlineData("ann_std", 2.568382936614186 * 16)]
    [InlineData("sharpe", 3.8935004034805916)]
    [InlineData("sortino", 8.16496580927726)]
    [InlineData("avg_drawdown", -11.5 / 12)]
    [InlineData("worst_drawdown", -4)]
    [InlineData("time_in_drawdown", 5 / 12.0)]
    [InlineData("calmar", 160 / 4.0)]
    [InlineData("avg_return_to_drawdown", 160 * 12 / 11.5)]
    [InlineData("avg_loss", -8 / 4.0)]
    [InlineData("avg_gain", 15.5 / 6)]
    [InlineData("gaintolossratio", 15.5 / 12)]
    [InlineData("profitfactor", 15.5 / 8)]
    [InlineData("hitrate", 0.6)]
    [InlineData("t_stat", 0.8429675647647886)]
    [InlineData("p_value", 0.4171996830436637)]
    [InlineData("quant_ratio_lower", 0.5886628122297449)]
    [InlineData("quant_ratio_upper", 0.6049926269545481)]
    public void Statistic_IsThatOfThePeriods(string name, double expected) => Assert.Equal(expected, Curve.Statistics[name], 1e-9);

    [Fact]
    public void EveryStatistic_HasANameAndEveryNameAStatistic()
    {
        Assert.Equal(24, AccountStatistics.Names.Count);
        Assert.All(AccountStatistics.Names, n => Assert.False(double.IsNaN(Curve.Statistics[n]), n));
        Assert.Contains("sharpe", Assert.Throws<UnknownNameException>(() => Curve.Statistics["sharp"]).Nearest);
    }

    [Fact]
    public void AskingForStatistics_DoesNotChangeTheCurve()
    {
        var curve = new AccountCurve(new ProfitAndLoss(Days.Series(0, 1, 0, -2), TimeSeries.Empty, Days.Series(1, 1, 1, 1)));
        _ = curve.Statistics.QuantRatioLower;
        Assert.Equal([0, 1, 0, -2], curve.Returns.ToArray());
        Assert.Equal(-0.25, curve.Statistics.Mean, 1e-12);
    }

    [Fact]
    public void NothingEarnedAtAll_StatisticsAreMissingNotErrors()
    {
        var empty = new AccountCurve(new ProfitAndLoss(TimeSeries.Empty, TimeSeries.Empty, TimeSeries.Empty));
        Assert.True(double.IsNaN(empty.Statistics.Sharpe));
        Assert.True(double.IsNaN(empty.Statistics.WorstDrawdown));
        var flat = new AccountCurve(new ProfitAndLoss(Days.Series(0, 0, 0), TimeSeries.Empty, Days.Series(1, 1, 1)));
        Assert.Equal(0, flat.Statistics.WorstDrawdown);
        Assert.True(double.IsNaN(flat.Statistics.HitRate));
    }

    [Fact]
    public void MissingProfitOfADay_IsNothingEarned() =>
        Assert.Equal([1, 0, 2], new AccountCurve(new ProfitAndLoss(Days.Series(1, double.NaN, 2), TimeSeries.Empty, Days.Series(1, 1, 1))).Returns.ToArray());

    [Fact]
    public void Frequencies_SumTheDays()
    {
        Assert.Equal([2, 4, 1.5], Curve.Weekly.Returns.ToArray());
        Assert.Equal(new DateTime(2020, 1, 5), Curve.Weekly.Returns.Index.First);
        Assert.Equal([7.5], Curve.Monthly.Returns.ToArray());
        Assert.Equal(new DateTime(2020, 12, 31), Curve.Annual.Returns.Index.Last);
        Assert.Equal([256, 365.25 / 7, 12, 1], new[] { Curve.Daily, Curve.Weekly, Curve.Monthly, Curve.Annual }.Select(c => c.PeriodsPerYear));
        Assert.Equal(7.5 / (3 / (365.25 / 7)), Curve.Weekly.Statistics.AnnMean, 1e-9);
    }

    [Fact]
    public void Percent_IsOfTheCapitalOfThePeriod()
    {
        var curve = new AccountCurve(new ProfitAndLoss(Days.Series(1, 2, 3), TimeSeries.Empty, Days.Series(100, 200, 400)));
        Close.Equal(Days.Series(1, 1, 0.75), curve.Percent.Returns);
        Close.Equal(Days.Series(1, 2, 3), curve.Percent.ValueTerms.Returns);
        Close.Equal(Days.Series(100, 200, 400), curve.Capital);
    }

    [Fact]
    public void Cumulative_DrawdownAndRollingDeviation_FollowTheReturns()
    {
        Close.Equal(Days.Series(1, -1, 2, 2, 1, 5, 4, 6, 6, 11, 7, 7.5), Curve.Cumulative());
        Close.Equal(Days.Series(0, -2, 0, 0, -1, 0, -1, 0, 0, 0, -4, -3.5), Curve.Drawdown());
        var rolling = Curve.RollingAnnualStandardDeviation(4);
        Assert.Equal([33.30665599145812, 34.56395039150859, 38.08761828556187, 38.08761828556187, 39.191835884530846, 35.47769252173352, 42.33202097703345, 60.398675482166, 58.923679450624945], rolling.DropMissing().ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(2, Enumerable.Range(0, 12).First(i => !double.IsNaN(rolling[i])));
    }

    [Fact]
    public void CostsOnOtherDays_AreInTheNetCurve()
    {
        var costs = new TimeSeries(TimeIndex.From([Days.Day(1), Days.Day(2).AddDays(1), Days.Day(7)]), [-1, -2, -4.0]);
        var curve = new AccountCurve(new ProfitAndLoss(Days.Series(10, 20, 30, 40), costs, Days.Series(100, 100, 100, 100)));

        // 3 January 2020 is a Friday: Saturday's cost is Friday's.
        Close.Equal([10, 19, 28, 40, 0, 0, 0, -4], curve.Net.Returns.Values);
        Close.Equal([-1, -2, 0, 0, 0, 0, -4], curve.Costs.Returns.Values);
        Assert.Equal(["gross", "costs", "net"], curve.GrossCostsNet().Names);
        Assert.Equal((CurveType.Costs, Frequency.Week, true), (curve.Costs.Weekly.Percent.Type, curve.Costs.Weekly.Percent.Frequency, curve.Costs.Weekly.Percent.IsPercentage));
    }

    [Fact]
    public void Views_DoNotDependOnTheOrderTheyAreTakenIn()
    {
        var a = Curve.Percent.Weekly.Gross.Returns.ToArray();
        Assert.Equal(a, Curve.Gross.Weekly.Percent.Returns.ToArray());
        Assert.Equal(Curve.Returns.ToArray(), Curve.Weekly.Percent.Daily.ValueTerms.Returns.ToArray());
    }
}
