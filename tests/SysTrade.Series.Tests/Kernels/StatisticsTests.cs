using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Series.Kernels;

namespace SysTrade.Series.Tests.Kernels;

public sealed class StatisticsTests
{
    private const double Nan = double.NaN;
    private static readonly double[] Sample = [4, Nan, 1, 2, 5];

    [Fact]
    public void HandComputed()
    {
        Assert.Equal(4, Statistics.Count(Sample));
        Assert.Equal(12, Statistics.Sum(Sample));
        Assert.Equal(3, Statistics.Mean(Sample));
        Assert.Equal(3, Statistics.Median(Sample));
        Assert.Equal(1, Statistics.Minimum(Sample));
        Assert.Equal(5, Statistics.Maximum(Sample));
        Assert.Equal(Math.Sqrt(10.0 / 3), Statistics.StandardDeviation(Sample), 1e-15);
        Assert.Equal(Math.Sqrt(10.0 / 4), Statistics.StandardDeviation(Sample, 0), 1e-15);
        Assert.Equal(1.75, Statistics.Quantile(Sample, 0.25), 1e-15);
    }

    [Fact]
    public void Skew_IsThatOfThePopulation()
    {
        // 1, 2, 6: m2 14/3, m3 6.
        Assert.Equal(6 / Math.Pow(14.0 / 3, 1.5), Statistics.Skew([1, Nan, 2, 6]), 1e-14);
        Assert.Equal(0, Statistics.Skew(Sample), 1e-15);
        Assert.True(double.IsNaN(Statistics.Skew([0.1, 0.1, 0.1])));
    }

    [Fact]
    public void NoValues_AreMissing()
    {
        Assert.Equal(0, Statistics.Sum([Nan]));
        foreach (var result in new[]
        {
            Statistics.Mean([]), Statistics.StandardDeviation([3]), Statistics.Skew([]), Statistics.Median([Nan]), Statistics.Maximum([]), Statistics.Minimum([Nan]),
        })
        {
            Assert.True(double.IsNaN(result));
        }
    }

    [Fact]
    public void Infinities_GoThroughSumsAndExtremes()
    {
        Assert.Equal(double.NegativeInfinity, Statistics.Sum([1, double.NegativeInfinity]));
        Assert.True(double.IsNaN(Statistics.Sum([double.PositiveInfinity, double.NegativeInfinity])));
        Assert.Equal(double.NegativeInfinity, Statistics.Minimum([1, double.NegativeInfinity]));
        Assert.Equal(double.NegativeInfinity, Statistics.Maximum([double.NegativeInfinity]));
    }

    [Fact]
    public void Sum_OfCancellingValues_IsExact() => Assert.Equal(2, Statistics.Sum([1e100, 1, -1e100, 1, 1e16, 1, -1e16, -1]));

    [Theory]
    [InlineData(-0.5)]
    [InlineData(2)]
    public void Quantile_OutOfRange_IsRejected(double quantile) => Assert.Throws<SysTradeException>(() => Statistics.Quantile(Sample, quantile));

    [Fact]
    public void Quantile_Rises_AndEndsAtExtremes() => Gen.Select(Gen.Double[-9, 9].Array[1, 30], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((x, a, b) =>
    {
        Assert.True(Statistics.Quantile(x, Math.Min(a, b)) <= Statistics.Quantile(x, Math.Max(a, b)) + 1e-12);
        Assert.Equal(Statistics.Minimum(x), Statistics.Quantile(x, 0));
        Assert.Equal(Statistics.Maximum(x), Statistics.Quantile(x, 1));
    });
}
