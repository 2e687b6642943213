using SysTrade.Domain.Errors;
using SysTrade.Quant.Estimation;

namespace SysTrade.Quant.Optimisation;

/// <summary>Long-only weights that sum to one and have the largest Sharpe ratio: max mu'w / sqrt(w'Sw), w >= 0, sum w = 1.</summary>
/// <remarks>
/// Exact, not iterative to a tolerance. With a positive mean anywhere the ratio does not change with the size of w, so the problem is the same as the convex
/// max s'x - x'Cx/2 over x >= 0, where C are correlations, s Sharpe ratios and w ~ x / deviation. An active-set method (non-negative least squares)
/// ends after finitely many linear systems at the only solution.
/// <list type="bullet">
/// <item>No positive mean: the largest ratio is then that of a single asset, because a negative mean over a convex risk has its largest value at a corner.
/// All weight goes to the highest Sharpe ratio, the first of equals. Where means of zero are the highest, their least risky portfolio.</item>
/// <item>Singular C (assets that move as one): 1e-9 is added to its diagonal, which shares weight equally among assets that are the same.</item>
/// <item>C with negative eigenvalues (estimated pair by pair): they are raised to zero and the diagonal restored to one before that, because a negative
/// variance has no meaning.</item>
/// </list>
/// </remarks>
public static class MaximumSharpeRatio
{
    /// <summary>The weights for estimates; all must be known, with positive deviations. Missing correlations count as the average one.</summary>
    /// <exception cref="SysTradeException"><c>EstimateNotUsable</c>: a mean or deviation is missing, infinite or, for a deviation, not positive.</exception>
    public static FittedWeights Optimise(AssetEstimates estimates) => throw new NotImplementedException();

    /// <summary>Annual Sharpe ratio of weights by estimates; the sum of the weights does not matter.</summary>
    public static double Of(ReadOnlySpan<double> weights, AssetEstimates estimates) => throw new NotImplementedException();

    /// <summary>How far weights are from optimal, in units of the largest Sharpe ratio of an asset (absolute): 0 at the optimum.</summary>
    /// <remarks>
    /// With g(i) = (mu(i) - (mu'w / w'Sw) (Sw)(i)) / deviation(i), the marginal Sharpe ratio of asset i, optimal weights have g(i) = 0 where w(i) > 0 and
    /// g(i) at most 0 elsewhere. The residual is the largest violation of either.
    /// </remarks>
    public static double KktResidual(ReadOnlySpan<double> weights, AssetEstimates estimates) => throw new NotImplementedException();
}
