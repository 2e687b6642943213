using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;

namespace SysTrade.Quant.Tests.Optimisation;

/// <summary>Fits that stop with the test run.</summary>
internal static class Fit
{
    public static OptimisedWeights OverTime(
        NetReturns returns,
        WeightOptions options,
        IReadOnlyDictionary<string, double>? costs = null,
        IReadOnlyList<FitPeriod>? periods = null,
        IReadOnlyList<AssetEstimates?>? estimates = null) =>
        WeightOptimiser.OverTime(returns, options, costs, periods, estimates, TestContext.Current.CancellationToken);
}
