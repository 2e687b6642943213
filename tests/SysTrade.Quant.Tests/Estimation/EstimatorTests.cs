using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Estimation;

public sealed class EstimatorTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new(2015, 1, 1), new(2020, 12, 31));

    [Fact]
    public void OverTime_Exponential_IsWholeColumnsJustBeforeFitEnd()
    {
        var data = Data();
        var periods = FittingDates.Generate(Days.First, Days.Last, FittingMethod.Expanding, "90D").Reverse().ToArray();
        var options = new EstimatorOptions { Lookback = 100, MinPeriods = 30 };
        var means = MeanEstimator.OverTime(data, periods, options, 256);
        var deviations = StandardDeviationEstimator.OverTime(data, periods, options, 256);
        for (var p = 0; p < periods.Length; p++)
        {
            for (var c = 0; c < data.ColumnCount; c++)
            {
                var column = data.Column(c);
                var row = Days.FindAtOrBefore(periods[p].FitEnd.Ticks - 1);
                Assert.Equal(periods[p].NoData ? double.NaN : column.EwmMean(Decay.Span(100), 30)[row] * 256, means[p][c]);
                Assert.Equal(periods[p].NoData ? double.NaN : column.EwmStandardDeviation(Decay.Span(100), 30)[row] * 16, deviations[p][c]);
            }
        }
    }

    [Fact]
    public void OverTime_Plain_IsThatOfTheWindow()
    {
        var data = Data();
        var periods = FittingDates.Generate(Days.First, Days.Last, FittingMethod.Rolling, "12M", 1);
        var options = new EstimatorOptions { UseExponential = false, MinPeriods = 100 };
        var (means, deviations) = (MeanEstimator.OverTime(data, periods, options, 12), StandardDeviationEstimator.OverTime(data, periods, options, 12));
        foreach (var (p, period) in periods.Index())
        {
            var window = data.Column(1).Between(period.FitStart, period.FitEnd).DropMissing().ToArray();
            if (period.NoData || window.Length < 100)
            {
                Assert.Equal((double.NaN, double.NaN), (means[p][1], deviations[p][1]));
                continue;
            }

            Assert.Equal(window.Average() * 12, means[p][1], 1e-12);
            Assert.Equal(Math.Sqrt(window.Average(x => Math.Pow(x - window.Average(), 2)) * 12), deviations[p][1], 1e-12);
        }
    }

    [Fact]
    public void OverTime_TooFewValues_IsMissing()
    {
        var period = new FitPeriod(Days.First, Days[20], Days[20], Days[30]);
        var options = new EstimatorOptions { MinPeriods = 21 };
        var column = new Frame(Days, ["a"], [Enumerable.Range(0, Days.Count).Select(i => (double)(i % 7)).ToArray()]);
        Assert.Equal(double.NaN, MeanEstimator.OverTime(column, [period], options, 1)[0][0]);
        Assert.NotEqual(double.NaN, MeanEstimator.OverTime(column, [period], options with { MinPeriods = 20 }, 1)[0][0]);
        Assert.Equal(double.NaN, StandardDeviationEstimator.OverTime(column, [period], options, 1)[0][0]);
    }

    [Fact]
    public void Complete_MissingEstimates_AreLeftOutAndRestIsSorted()
    {
        var nan = double.NaN;
        var correlation = new CorrelationMatrix(
            ["e", "d", "c", "b", "a"], new[,] { { 1, 0.1, 0.2, 0.3, nan }, { 0.1, 1, 0.4, 0.5, nan }, { 0.2, 0.4, 1, 0.6, nan }, { 0.3, 0.5, 0.6, 1, nan }, { nan, nan, nan, nan, nan } });
        var complete = new AssetEstimates(correlation, [1, 2, nan, 4, 5], [1, 0, 3, 4, 5], 3).Complete();
        Assert.Equal(["b", "e"], complete.Names);
        Assert.Equal([4.0, 1], complete.Means);
        Assert.Equal(0.3, complete.Correlation[0, 1]);
        Assert.Equal(3, complete.YearsOfData);
    }

    [Fact]
    public void With_EqualsAndShrinks_AsDefined()
    {
        var e = new AssetEstimates(CorrelationMatrix.Identity(["a", "b"]), [1, 2], [2, 4], 1);
        Assert.Equal([1.5, 1.5], e.WithEqualDeviations().Means);
        Assert.Equal([3.0, 3], e.WithEqualDeviations().Deviations);
        Assert.Equal([1.0, 2], e.WithEqualSharpeRatios(0.5).Means);
        Close.Equal([0.46, 0.92], e.ShrinkSharpeRatios(0.2, 0.9).Means.ToArray(), 1e-14);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => new AssetEstimates(CorrelationMatrix.Identity(["a"]), [1, 2], [1], 1)).ErrorId);
    }

    [Fact]
    public void Of_Frequencies_GiveConventions()
    {
        Assert.Equal((256, 365.25 / 7, 12, 365.25), (PeriodsPerYear.Of(Frequency.BusinessDay), PeriodsPerYear.Of(Frequency.Week), PeriodsPerYear.Of(Frequency.Month), PeriodsPerYear.Of(Frequency.Day)));
        Assert.Equal("FrequencyNotUsable", Assert.Throws<SysTradeException>(() => PeriodsPerYear.Of(Frequency.Hour)).ErrorId);
    }

    private static Frame Data()
    {
        var random = new System.Random(3);
        return new Frame(Days, ["a", "b"], [Column(0), Column(500)]);

        double[] Column(int start) => [.. Enumerable.Range(0, Days.Count).Select(i => i < start || random.Next(10) == 0 ? double.NaN : random.NextDouble() - 0.4)];
    }
}
