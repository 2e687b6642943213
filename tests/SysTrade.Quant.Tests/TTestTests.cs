namespace SysTrade.Quant.Tests;

public sealed class TTestTests
{
    // scipy.stats.ttest_1samp([1, 2, 3, 4, 6.5], 0)
    [Fact]
    public void OneSample_MatchesScipy()
    {
        var (statistic, p) = TTest.OneSample([1, 2, 3, 4, 6.5]);
        Assert.Equal(3.4979930040209877, statistic, 1e-13);
        Assert.Equal(0.02494146300092622, p, 1e-13);
    }

    [Fact]
    public void OneSample_MissingValues_ArePassedOver() =>
        Assert.Equal(TTest.OneSample([1, 2, 3, 4, 6.5]), TTest.OneSample([1, double.NaN, 2, 3, 4, 6.5, double.NaN]));

    [Fact]
    public void OneSample_ChangedSign_SameProbability()
    {
        var (up, down) = (TTest.OneSample([1, 2, 5]), TTest.OneSample([-1, -2, -5]));
        Assert.Equal(up.PValue, down.PValue);
        Assert.Equal(up.Statistic, -down.Statistic);
    }

    [Fact]
    public void OneSample_TooFewOrEqualValues_HasNoProbability()
    {
        Assert.True(double.IsNaN(TTest.OneSample([3]).PValue));
        Assert.True(double.IsNaN(TTest.OneSample([0, 0, 0]).PValue));
        Assert.Equal((double.PositiveInfinity, 0), TTest.OneSample([2, 2, 2]));
    }
}
