using CsCheck;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>Estimates of any kind an optimiser may meet.</summary>
internal static class RandomEstimates
{
    /// <summary>Positive definite correlations: those of random factors with some noise of each asset's own.</summary>
    public static Gen<AssetEstimates> Definite(double lowestSharpeRatio = -1, int most = 12) =>
        Gen.Int[1, most].SelectMany(n => Gen.Select(
            Gen.Double[-1, 1].Array[n * 3], Gen.Double[0.05, 1].Array[n], Gen.Double[lowestSharpeRatio, 2].Array[n], Gen.Double[0.01, 0.5].Array[n],
            (loadings, own, ratios, deviations) => Make(n, (i, j) => Dot(loadings, i, j) + (i == j ? own[i] : 0), ratios, deviations)));

    /// <summary>Correlations of fewer factors than assets: singular but for rounding.</summary>
    public static Gen<AssetEstimates> Singular() =>
        Gen.Int[4, 10].SelectMany(n => Gen.Select(
            Gen.Double[-1, 1].Array[n * 3], Gen.Double[0.1, 1].Array[n], Gen.Double[0.01, 0.5].Array[n],
            (loadings, ratios, deviations) => Make(n, (i, j) => Dot(loadings, i, j) + (i == j ? 1e-14 : 0), ratios, deviations)));

    /// <summary>Any symmetric values between -1 and 1: mostly not the correlations of anything.</summary>
    public static Gen<AssetEstimates> Indefinite() =>
        Gen.Int[3, 10].SelectMany(n => Gen.Select(
            Gen.Double[-1, 1].Array[n * n], Gen.Double[-0.5, 1].Array[n], Gen.Double[0.01, 0.5].Array[n],
            (values, ratios, deviations) => Make(n, (i, j) => i == j ? 1 : values[(Math.Max(i, j) * n) + Math.Min(i, j)], ratios, deviations)));

    public static AssetEstimates Make(int n, Func<int, int, double> covariance, double[] ratios, double[] deviations)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) matrix[i, j] = i == j ? 1 : covariance(i, j) / Math.Sqrt(covariance(i, i) * covariance(j, j));
        }

        var names = Enumerable.Range(0, n).Select(i => $"a{i:00}").ToArray();
        return new AssetEstimates(new CorrelationMatrix(names, matrix), [.. ratios.Select((r, i) => r * deviations[i])], deviations, 10);
    }

    private static double Dot(double[] loadings, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < 3; k++) sum += loadings[(i * 3) + k] * loadings[(j * 3) + k];
        return sum;
    }
}
