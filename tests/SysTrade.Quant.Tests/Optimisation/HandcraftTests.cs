using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class HandcraftTests
{
    [Fact]
    public void Optimise_ThreeAssets_HalvesAndMultiplies()
    {
        // a and b go together: each has half of half, times 1 / sqrt((1 + 0.5) / 2).
        var multiplier = 1 / Math.Sqrt(0.75);
        double[] untilted = [0.25 * multiplier, 0.25 * multiplier, 0.5];
        Close.Equal(untilted, Handcraft.Optimise(Estimates(), true, normalise: false), 1e-14);
        Close.Equal([.. untilted.Select(w => w / untilted.Sum())], Handcraft.Optimise(Estimates(), true), 1e-14);
    }

    [Fact]
    public void Optimise_WithTilt_ScalesBySharpeRatio()
    {
        var e = Estimates();
        var expected = SharpeRatioAdjustment.Apply(Handcraft.Optimise(e, true, normalise: false), e.SharpeRatios(), e.Correlation.AverageCorrelation, 10);
        var weights = Handcraft.Optimise(e, false);
        Assert.Equal(expected, weights);
        Assert.Equal(1, weights.Sum(), 1e-14);
        Assert.True(weights[0] > weights[1]);
    }

    [Fact]
    public void Optimise_OneOrTwoAssets_AreEqual()
    {
        Assert.Equal([1.0], Handcraft.Optimise(Estimates().Subset(["b"]), false));
        Assert.Equal([0.5, 0.5], Handcraft.Optimise(Estimates().Subset(["b", "c"]), true));
        Assert.NotEqual(0.5, Handcraft.Optimise(Estimates().Subset(["a", "c"]), false)[0]);
    }

    [Fact]
    public void Optimise_DistinctCorrelations_OrderDoesNotMatter() => CsCheck.Check.Sample(RandomEstimates.Definite(most: 9), e =>
    {
        // Without structure assets are taken in turn, which depends on their order.
        var pairs = (from i in Enumerable.Range(0, e.Count) from j in Enumerable.Range(0, i) select e.Correlation[i, j]).Order().ToArray();
        if (pairs.Length == 0 || pairs.Zip(pairs.Skip(1), (a, b) => b - a).Any(gap => gap < 1e-4)) return;
        var reversed = e.Subset([.. e.Names.Reverse()]);
        Close.Equal(Handcraft.Optimise(e, true), Handcraft.Optimise(reversed, true).Reverse().ToArray(), 1e-9);
    });

    private static AssetEstimates Estimates() => new(
        new CorrelationMatrix(["a", "b", "c"], new[,] { { 1, 0.5, 0.1 }, { 0.5, 1, 0.1 }, { 0.1, 0.1, 1 } }), [0.08, 0.01, 0.05], [0.1, 0.1, 0.1], 10);
}
