namespace SysTrade.Quant.Tests;

public sealed class QuantileRatiosTests
{
    [Fact]
    public void Normal_IsRatioOfNormalQuantiles() => Assert.Equal(4.43620442327, QuantileRatios.Normal, 1e-8);

    [Fact]
    public void Ratios_SymmetricValues_AreEqual()
    {
        var values = Enumerable.Range(-500, 1001).Select(i => Math.Sinh(i / 100.0)).ToArray();
        Assert.Equal(QuantileRatios.Lower(values), QuantileRatios.Upper(values), 1e-12);
        Assert.True(QuantileRatios.Average(values) > 1);
    }

    [Fact]
    public void Ratios_EvenlySpreadValues_MatchHandComputation()
    {
        // Without the zero, 200 values from -100 to 100: the 1 % quantile is -98.01 and the 30 % quantile -40.3.
        var values = Enumerable.Range(-100, 201).Select(i => (double)i).ToArray();
        Assert.Equal(98.01 / 40.3 / QuantileRatios.Normal, QuantileRatios.Lower(values), 1e-12);
    }

    [Fact]
    public void Ratios_ZerosAndMissing_ChangeNothing()
    {
        double[] values = [3, -1, 2, -7, 4, 0.5, -0.25, 1];
        double[] padded = [0, 3, -1, 2, double.NaN, -7, 4, 0, 0.5, -0.25, 1, 0];
        Assert.Equal(QuantileRatios.Lower(values), QuantileRatios.Lower(padded));
        Assert.Equal(0, padded[0]);
    }
}
