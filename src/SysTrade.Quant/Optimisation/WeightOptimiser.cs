using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>Fits weights again and again as data accumulates.</summary>
public static class WeightOptimiser
{
    /// <summary>Weights over time.</summary>
    /// <param name="returns">Returns after costs.</param>
    /// <param name="options">Method and estimates.</param>
    /// <param name="costSharpeRatios">
    /// Annual cost Sharpe ratio of each asset (negative), used when <see cref="WeightOptions.ApplyCostWeight"/> is set and needed then.
    /// </param>
    /// <param name="periods">Fitting periods; null for those the options describe.</param>
    /// <param name="estimates">Estimates for each period, used instead of fitted ones; null for fitted ones.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Weights by period start. 1 / N in the period without data, then what the method gives.</returns>
    /// <remarks>Periods are worked on in parallel; results do not depend on the number of threads.</remarks>
    public static OptimisedWeights OverTime(
        NetReturns returns,
        WeightOptions options,
        IReadOnlyDictionary<string, double>? costSharpeRatios = null,
        IReadOnlyList<FitPeriod>? periods = null,
        IReadOnlyList<AssetEstimates?>? estimates = null,
        CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Weights for one set of estimates by any method but the bootstrap, which needs returns.</summary>
    public static FittedWeights ForEstimates(AssetEstimates estimates, WeightOptions options) => throw new NotImplementedException();
}
