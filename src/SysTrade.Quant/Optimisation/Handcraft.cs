using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Risk;

namespace SysTrade.Quant.Optimisation;

/// <summary>Handcrafting: half the risk to each of two clusters, and so on within them, then a tilt by Sharpe ratio.</summary>
/// <remarks>
/// One or two assets have equal weights. More are split in two (<see cref="Clustering.IntoTwo"/>); each part is handcrafted without regard to Sharpe
/// ratios, and an asset's weight is one half times its weight in the part times the part's diversification multiplier. At the top, and only there, weights
/// are tilted by <see cref="SharpeRatioAdjustment"/>. Volatilities count as equal: weights are shares of risk.
/// Source: pysystemtrade, <c>sysquant.optimisation.optimisers.handcraft</c>.
/// </remarks>
public static class Handcraft
{
    /// <summary>Weights for the assets of the estimates, in their order.</summary>
    /// <param name="estimates">Estimates; all must be known unless Sharpe ratios are equalised, when only correlations count.</param>
    /// <param name="equaliseSharpeRatios">True to leave out the tilt.</param>
    /// <param name="normalise">False to leave untilted weights as they come, summing to one or more because of the multipliers; tilted ones always sum to one.</param>
    public static double[] Optimise(AssetEstimates estimates, bool equaliseSharpeRatios, bool normalise = true)
    {
        var weights = Untilted(estimates.Correlation);
        if (weights.Length < 2) return weights;
        if (!equaliseSharpeRatios)
        {
            return SharpeRatioAdjustment.Apply(weights, estimates.SharpeRatios(), estimates.Correlation.AverageCorrelation, estimates.YearsOfData);
        }

        if (!normalise) return weights;
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static double[] Untilted(CorrelationMatrix correlation)
    {
        var n = correlation.Count;
        var weights = new double[n];
        if (n <= 2)
        {
            Array.Fill(weights, 1.0 / n);
            return weights;
        }

        foreach (var names in Clustering.IntoTwo(correlation))
        {
            var part = correlation.Subset(names);
            var within = Untilted(part);
            var multiplier = DiversificationMultiplier.Of(within, part);
            for (var i = 0; i < within.Length; i++) weights[correlation.Position(names[i])] = 0.5 * multiplier * within[i];
        }

        return weights;
    }
}
