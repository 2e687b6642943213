using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Optimisation;

namespace SysTrade.Quant.Handcrafting;

/// <summary>The complete handcrafting method as a way to fit weights over time.</summary>
/// <remarks>
/// It makes its own estimates from the returns of the fit window (rows before its end); the estimates by options only say which assets have enough data. The
/// risk target of <see cref="HandcraftingOptions"/> has no place here: a system brings weights to a sum of one, and its risk comes from the volatility target
/// and the diversification multiplier.
/// </remarks>
internal static class HandcraftedWeights
{
    /// <summary>Weights for one period.</summary>
    /// <param name="returns">Returns after costs.</param>
    /// <param name="period">The fit window.</param>
    /// <param name="estimates">What is known of the assets; those without all estimates are left out.</param>
    /// <param name="options">Whether there is a tilt by Sharpe ratio, and whether weights are shares of risk (equal volatilities) or of capital.</param>
    /// <returns>Assets with two different returns other than zero, in alphabetical order; none when there is no such asset. NaN as the residual.</returns>
    public static FittedWeights Optimise(NetReturns returns, FitPeriod period, AssetEstimates estimates, WeightOptions options)
    {
        var data = returns.Returns.Between(period.FitStart, period.FitEnd.AddTicks(-1)).Select(estimates.Complete().Names);
        var sampling = new Sampling(data.Index, PeriodsPerYear.Of(returns.Frequency), returns.PooledInstruments);
        if (Handcrafting.Natural(data, sampling, !options.EqualiseSharpeRatios) is not { } found) return new FittedWeights([], [], double.NaN, double.NaN);
        var portfolio = found.Portfolio;
        var weights = options.EqualiseVolatilities ? portfolio.VolatilityWeights : portfolio.CashWeights;
        return new FittedWeights(portfolio.Names, weights, MaximumSharpeRatio.Of(weights, WeightOptimiser.Equalised(estimates.Subset(portfolio.Names), options)), double.NaN);
    }
}
