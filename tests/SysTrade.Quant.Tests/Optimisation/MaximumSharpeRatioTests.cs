using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Optimisation;
using SysTrade.Tests;

namespace SysTrade.Quant.Tests.Optimisation;

public sealed class MaximumSharpeRatioTests
{
    [Fact]
    public void Optimise_UncorrelatedAssets_WeighsByMeanOverVariance()
    {
        var fit = MaximumSharpeRatio.Optimise(new AssetEstimates(CorrelationMatrix.Identity(["a", "b", "c"]), [0.1, 0.04, -0.1], [0.2, 0.1, 0.1], 5));
        Close.Equal([2.5 / 6.5, 4 / 6.5, 0], fit.Weights.ToArray(), 1e-14);
        Assert.Equal(Math.Sqrt((0.5 * 0.5) + (0.4 * 0.4)), fit.SharpeRatio, 1e-14);
        Assert.Equal(0, fit.KktResidual, 1e-15);
    }

    [Fact]
    public void Optimise_TwoCorrelatedAssets_HasClosedForm() => Gen.Select(Gen.Double[0.1, 2], Gen.Double[0.1, 2], Gen.Double[-0.95, 0.95]).Sample((first, second, rho) =>
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(2, (i, j) => i == j ? 1 : rho, [first, second], [1, 1]));
        var (a, b) = (Math.Max(0, first - (rho * second)), Math.Max(0, second - (rho * first)));
        Assert.Equal(a / (a + b), fit.Weights[0], 1e-9);
    });

    [Fact]
    public void Optimise_DefiniteProblems_SatisfyKkt() => RandomEstimates.Definite().Sample(e =>
    {
        var fit = MaximumSharpeRatio.Optimise(e);
        RequireFeasible(fit);
        Assert.InRange(fit.KktResidual, 0, 1e-11);
        Assert.Equal(fit.KktResidual, MaximumSharpeRatio.KktResidual([.. fit.Weights], e));
    }, iter: 2000);

    [Fact]
    public void Optimise_AnyProblem_IsNeverWorseThanRandomPortfolios() =>
        Gen.Select(Gen.OneOf(RandomEstimates.Definite(), RandomEstimates.Definite(-2), RandomEstimates.Singular(), RandomEstimates.Indefinite()), Gen.Int).Sample((e, seed) =>
        {
            var fit = MaximumSharpeRatio.Optimise(e);
            RequireFeasible(fit);
            var random = new System.Random(seed);
            var other = new double[e.Count];
            for (var k = 0; k < 2000; k++)
            {
                // Some on the whole simplex, some on its edges, some next to the answer.
                for (var i = 0; i < other.Length; i++)
                {
                    other[i] = random.Next(4) == 0 ? 0 : -Math.Log(1 - random.NextDouble());
                    if (k % 3 == 0) other[i] = fit.Weights[i] + (1e-3 * other[i]);
                }

                if (other.Sum() == 0) other[random.Next(other.Length)] = 1;
                var ratio = MaximumSharpeRatio.Of(other, e);
                Assert.True(fit.SharpeRatio >= ratio - (1e-9 * Math.Abs(ratio)), $"{fit.SharpeRatio:R} is worse than {ratio:R}");
            }
        }, iter: 60);

    [Fact]
    public void Optimise_OtherUnits_GiveSameSharesOfRisk() => Gen.Select(RandomEstimates.Definite(), Gen.Double[1e-6, 1e6], Gen.Double[0.01, 100]).Sample((e, all, one) =>
    {
        if (e.SharpeRatios().Max() <= 0) return;
        var fit = MaximumSharpeRatio.Optimise(e);

        // Returns in another currency change no weight.
        var scaled = MaximumSharpeRatio.Optimise(new AssetEstimates(e.Correlation, [.. e.Means.Select(m => m * all)], [.. e.Deviations.Select(d => d * all)], 1));
        Close.Equal(fit.Weights.ToArray(), scaled.Weights.ToArray(), 1e-8);

        // Means alone by one factor change no weight either: the ratio grows for every portfolio alike.
        var richer = MaximumSharpeRatio.Optimise(new AssetEstimates(e.Correlation, [.. e.Means.Select(m => m * one)], e.Deviations, 1));
        Close.Equal(fit.Weights.ToArray(), richer.Weights.ToArray(), 1e-8);
        Assert.Equal(1, richer.SharpeRatio / fit.SharpeRatio / one, 1e-9);

        // One asset with leverage: the best portfolio holds so much less of it.
        double[] means = [.. e.Means], deviations = [.. e.Deviations];
        (means[0], deviations[0]) = (means[0] * one, deviations[0] * one);
        var levered = MaximumSharpeRatio.Optimise(new AssetEstimates(e.Correlation, means, deviations, 1));
        Assert.Equal(fit.SharpeRatio, levered.SharpeRatio, 1e-9);
        var risk = fit.Weights.Zip(e.Deviations, (w, d) => w * d).ToArray();
        var leveredRisk = levered.Weights.Zip(deviations, (w, d) => w * d).ToArray();
        Close.Equal([.. risk.Select(r => r / risk.Sum())], [.. leveredRisk.Select(r => r / leveredRisk.Sum())], 1e-8);
    });

    [Fact]
    public void Optimise_OtherOrder_GivesSameWeights() => RandomEstimates.Definite(most: 10).Sample(e =>
    {
        var reversed = e.Subset([.. e.Names.Reverse()]);
        Close.Equal(MaximumSharpeRatio.Optimise(e).Weights.ToArray(), MaximumSharpeRatio.Optimise(reversed).Weights.Reverse().ToArray(), 1e-8);
    });

    [Fact]
    public void Optimise_NoPositiveMean_TakesHighestSharpeRatio()
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(3, (i, j) => i == j ? 1 : 0.3, [-0.4, -0.1, -0.2], [0.1, 0.2, 0.3]));
        Assert.Equal([0.0, 1, 0], fit.Weights);
        Assert.Equal(-0.1, fit.SharpeRatio, 1e-15);
        Assert.Equal(0, fit.KktResidual, 1e-15);
        Assert.Equal([1.0, 0], MaximumSharpeRatio.Optimise(RandomEstimates.Make(2, (i, j) => i == j ? 1 : 0.3, [-0.5, -0.5], [0.1, 0.1])).Weights);
    }

    [Fact]
    public void Optimise_HighestMeansZero_TakesTheirLeastRisky()
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(3, (i, j) => i == j ? 1 : 0, [0, -0.1, 0], [0.1, 0.01, 0.2]));
        Close.Equal([0.8, 0, 0.2], fit.Weights.ToArray(), 1e-12);
    }

    [Fact]
    public void Optimise_SameAssets_ShareEqually()
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(3, (i, j) => i == 2 != (j == 2) ? 0 : 1, [0.5, 0.5, 0.5], [0.1, 0.1, 0.1]));
        Close.Equal([0.25, 0.25, 0.5], fit.Weights.ToArray(), 1e-8);
    }

    [Fact]
    public void Optimise_SameRiskOtherMean_TakesTheBetter()
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(2, (_, _) => 1, [0.5, 0.6], [0.1, 0.2]));
        Close.Equal([0, 1], fit.Weights.ToArray(), 1e-9);
    }

    [Fact]
    public void Optimise_RisklessPortfolio_HasFiniteRatio()
    {
        var fit = MaximumSharpeRatio.Optimise(RandomEstimates.Make(2, (i, j) => i == j ? 1 : -1, [0.5, 0.5], [0.1, 0.1]));
        Close.Equal([0.5, 0.5], fit.Weights.ToArray(), 1e-8);
        Assert.True(double.IsFinite(fit.SharpeRatio) && fit.SharpeRatio > 1000);
    }

    [Fact]
    public void Optimise_MissingCorrelation_CountsAsAverage()
    {
        var nan = double.NaN;
        var missing = new CorrelationMatrix(["a", "b", "c"], new[,] { { 1, 0.2, nan }, { 0.2, 1, 0.4 }, { nan, 0.4, 1 } });
        var filled = new CorrelationMatrix(["a", "b", "c"], new[,] { { 1, 0.2, 0.3 }, { 0.2, 1, 0.4 }, { 0.3, 0.4, 1 } });
        double[] ones = [1, 1, 1];
        var expected = MaximumSharpeRatio.Optimise(new(filled, [1, 2, 3], ones, 1)).Weights;
        Close.Equal(expected.ToArray(), MaximumSharpeRatio.Optimise(new(missing, [1, 2, 3], ones, 1)).Weights.ToArray(), 1e-14);
    }

    [Theory]
    [InlineData(double.NaN, 0.1)]
    [InlineData(double.PositiveInfinity, 0.1)]
    [InlineData(0.1, 0)]
    [InlineData(0.1, double.NaN)]
    public void Optimise_UnusableEstimate_IsAnError(double mean, double deviation)
    {
        var e = new AssetEstimates(CorrelationMatrix.Identity(["a", "b"]), [0.1, mean], [0.1, deviation], 1);
        Assert.Equal("EstimateNotUsable", Assert.Throws<SysTradeException>(() => MaximumSharpeRatio.Optimise(e)).ErrorId);
    }

    private static void RequireFeasible(FittedWeights fit)
    {
        Assert.All(fit.Weights, w => Assert.InRange(w, 0, 1 + 1e-12));
        Assert.Equal(1, fit.Weights.Sum(), 1e-12);
    }
}
