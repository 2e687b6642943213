using SysTrade.Domain.Errors;
using SysTrade.Quant.Estimation;

namespace SysTrade.Quant.Optimisation;

/// <summary>Long-only weights that sum to one and have the largest Sharpe ratio: max mu'w / sqrt(w'Sw), w >= 0, sum w = 1.</summary>
/// <remarks>
/// Exact, not iterative to a tolerance. With a positive mean anywhere the ratio does not depend on the size of w, so the problem is the same as the convex
/// max s'x - x'Cx/2 over x >= 0, where C are correlations, s Sharpe ratios and w ~ x / deviation. An active-set method (non-negative least squares)
/// ends after finitely many linear systems at its only solution.
/// <list type="bullet">
/// <item>No positive mean: a negative mean over a convex risk is largest at a corner, so all weight goes to the asset with the highest Sharpe ratio, the
/// first of equals. Where the highest means are zero, their least risky portfolio.</item>
/// <item>Singular C (assets that move as one): 1e-9 is added to its diagonal, which shares weight equally among assets that are the same, and gives a
/// riskless portfolio a very large ratio instead of an infinite one.</item>
/// <item>C with negative eigenvalues (estimated pair by pair): these are raised to zero and the diagonal is scaled back to one before that, because a negative
/// variance has no meaning. Ratios and residuals are by the repaired C.</item>
/// </list>
/// </remarks>
public static class MaximumSharpeRatio
{
    /// <summary>The weights for estimates. Missing correlations count as the average one.</summary>
    /// <exception cref="SysTradeException"><c>EstimateNotUsable</c>: a mean or deviation is missing, infinite or, for a deviation, not positive.</exception>
    public static FittedWeights Optimise(AssetEstimates estimates)
    {
        Require(estimates);
        var correlation = DefiniteCorrelations.Of(estimates.Correlation);
        var weights = Weights(estimates, correlation);
        return new FittedWeights(estimates.Names, weights, Ratio(weights, estimates, correlation), Residual(weights, estimates, correlation));
    }

    /// <summary>Annual Sharpe ratio of weights by estimates; the sum of the weights does not matter.</summary>
    public static double Of(ReadOnlySpan<double> weights, AssetEstimates estimates) => Ratio(weights, estimates, DefiniteCorrelations.Of(estimates.Correlation));

    /// <summary>How far weights are from optimal, in units of the largest Sharpe ratio of an asset (absolute): 0 at the optimum.</summary>
    /// <remarks>
    /// With g(i) = (mu(i) - (mu'w / w'Sw) (Sw)(i)) / deviation(i), the marginal Sharpe ratio of asset i, optimal weights have g(i) = 0 where w(i) > 0 and
    /// g(i) at most 0 elsewhere. The residual is the largest violation of either.
    /// </remarks>
    public static double KktResidual(ReadOnlySpan<double> weights, AssetEstimates estimates) =>
        Residual(weights, estimates, DefiniteCorrelations.Of(estimates.Correlation));

    private static double[] Weights(AssetEstimates estimates, double[,] correlation)
    {
        var ratios = estimates.SharpeRatios();
        var weights = new double[ratios.Length];
        if (weights.Length == 0) return weights;
        var best = ratios.Max();
        switch (best)
        {
            case > 0:
                // In units of the best, so that the size of returns does not matter to any tolerance.
                var x = NonNegativeQuadratic.Solve(correlation, [.. ratios.Select(r => r / best)]);
                for (var i = 0; i < weights.Length; i++) weights[i] = x[i] / estimates.Deviations[i];
                break;
            case 0:
                LeastRisky([.. Enumerable.Range(0, ratios.Length).Where(i => ratios[i] == 0)], estimates.Deviations, correlation, weights);
                break;
            default:
                weights[Array.IndexOf(ratios, best)] = 1;
                break;
        }

        var sum = weights.Sum();
        for (var i = 0; i < weights.Length; i++) weights[i] /= sum;
        return weights;
    }

    private static void LeastRisky(int[] assets, IReadOnlyList<double> deviations, double[,] correlation, double[] weights)
    {
        var among = new double[assets.Length, assets.Length];
        for (var i = 0; i < assets.Length; i++)
        {
            for (var j = 0; j < assets.Length; j++) among[i, j] = correlation[assets[i], assets[j]];
        }

        var smallest = assets.Min(i => deviations[i]);
        var x = NonNegativeQuadratic.Solve(among, [.. assets.Select(i => smallest / deviations[i])]);
        for (var i = 0; i < assets.Length; i++) weights[assets[i]] = x[i] / deviations[assets[i]];
    }

    private static double Ratio(ReadOnlySpan<double> weights, AssetEstimates estimates, double[,] correlation)
    {
        var (mean, variance, _) = Moments(weights, estimates, correlation);
        return mean / Math.Sqrt(variance);
    }

    private static double Residual(ReadOnlySpan<double> weights, AssetEstimates estimates, double[,] correlation)
    {
        var (mean, variance, marginalRisk) = Moments(weights, estimates, correlation);
        var ratios = estimates.SharpeRatios();
        var (worst, scale) = (0.0, 0.0);
        for (var i = 0; i < ratios.Length; i++)
        {
            var marginal = ratios[i] - (mean / variance * marginalRisk[i]);
            worst = Math.Max(worst, weights[i] > 0 ? Math.Abs(marginal) : marginal);
            scale = Math.Max(scale, Math.Abs(ratios[i]));
        }

        return scale > 0 ? worst / scale : 0;
    }

    /// <summary>Mean and variance of a portfolio, and for each asset (Sw)(i) / deviation(i).</summary>
    private static (double Mean, double Variance, double[] MarginalRisk) Moments(ReadOnlySpan<double> weights, AssetEstimates estimates, double[,] correlation)
    {
        var n = estimates.Count;
        if (weights.Length != n)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument, $"There are {weights.Length} weights for {n} assets; there must be one for each.");
        }

        var (mean, variance, marginalRisk) = (0.0, 0.0, new double[n]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) marginalRisk[i] += correlation[i, j] * weights[j] * estimates.Deviations[j];
            mean += weights[i] * estimates.Means[i];
            variance += weights[i] * estimates.Deviations[i] * marginalRisk[i];
        }

        return (mean, variance, marginalRisk);
    }

    private static void Require(AssetEstimates estimates)
    {
        for (var i = 0; i < estimates.Count; i++)
        {
            var (mean, deviation) = (estimates.Means[i], estimates.Deviations[i]);
            if (double.IsFinite(mean) && double.IsFinite(deviation) && deviation > 0) continue;
            throw new SysTradeException(
                "EstimateNotUsable", SysErrorKind.InvalidData,
                $"Asset '{estimates.Names[i]}' has a mean of {mean:R} and a deviation of {deviation:R}; both must be known and the deviation positive.",
                "Leave out assets without estimates.", estimates.Names[i]);
        }
    }
}
