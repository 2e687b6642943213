using MathNet.Numerics.Distributions;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>How much more weight an asset deserves for a Sharpe ratio above the others', given how little is known of it.</summary>
/// <remarks>
/// Two assets of equal volatility: the other has a Sharpe ratio of 0.5, this one differs by d, and the difference is uncertain by
/// omega = sqrt(2 (1 - correlation) / years). At each of some quantiles of the difference, the long-only portfolio with the largest Sharpe ratio is found; the
/// multiplier is the average weight over one half. The weights of two assets have a closed form, proportional to mu1 - correlation mu2 and
/// mu2 - correlation mu1 where both are positive, and otherwise all in one.
/// Source: pysystemtrade, <c>sysquant.optimisation.SR_adjustment</c>, which finds them with an optimiser stopped early and so differs by up to 0.014.
/// </remarks>
public static class SharpeRatioAdjustment
{
    private const double AverageSharpeRatio = 0.5;
    private const double CostCorrelation = 0.5;
    private const double CostYears = 100;

    /// <summary>Multiplier of a weight; 1 means that nothing is known that would change it.</summary>
    /// <param name="difference">Annual Sharpe ratio over the average one.</param>
    /// <param name="correlation">Average correlation of the assets.</param>
    /// <param name="years">Years of data the difference was estimated from.</param>
    /// <param name="step">Distance of the quantiles: 0.2 for four of them.</param>
    /// <returns>Between 0 and 2. 1 when an argument is missing, there is no data, or the result would go against the sign of the difference.</returns>
    public static double Multiplier(double difference, double correlation, double years, double step = 0.2)
    {
        if (double.IsNaN(difference) || double.IsNaN(correlation) || !(years > 0)) return 1;
        var uncertainty = Math.Sqrt(2 / years * Math.Max(0, 1 - correlation));
        var points = (int)Math.Round(1 / step) - 1;
        var sum = 0.0;
        for (var k = 1; k <= points; k++)
        {
            var point = difference + (uncertainty * Normal.InvCDF(0, 1, k * step));
            sum += Weight(AverageSharpeRatio + point, AverageSharpeRatio, correlation);
        }

        var multiplier = sum / points * 2;

        // Weights are cut off at zero, which can move the average to the wrong side.
        return Math.Sign(multiplier - 1) == Math.Sign(difference) ? multiplier : 1;
    }

    /// <summary>Weights times multipliers, summing to one. NaN weights stay.</summary>
    /// <param name="weights">Weights.</param>
    /// <param name="sharpeRatios">Annual Sharpe ratio of each asset; missing ones change nothing.</param>
    /// <param name="correlation">Average correlation of the assets.</param>
    /// <param name="years">Years of data.</param>
    /// <param name="step">Distance of the quantiles.</param>
    /// <returns>A single weight is returned as it is.</returns>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>.</exception>
    public static double[] Apply(IReadOnlyList<double> weights, IReadOnlyList<double> sharpeRatios, double correlation, double years, double step = 0.2)
    {
        if (weights.Count != sharpeRatios.Count)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument,
                $"There are {weights.Count} weights and {sharpeRatios.Count} Sharpe ratios; there must be equally many.");
        }

        if (weights.Count == 1) return [.. weights];
        var average = sharpeRatios.Where(r => !double.IsNaN(r)).DefaultIfEmpty(double.NaN).Average();
        var adjusted = new double[weights.Count];
        for (var i = 0; i < adjusted.Length; i++) adjusted[i] = weights[i] * Multiplier(sharpeRatios[i] - average, correlation, years, step);
        var sum = adjusted.Where(w => !double.IsNaN(w)).Sum();
        if (sum > 0)
        {
            for (var i = 0; i < adjusted.Length; i++) adjusted[i] /= sum;
        }

        return adjusted;
    }

    /// <summary>Tilts each row of weights towards assets that cost less. Costs are taken as well known: a hundred years, correlation 0.5.</summary>
    /// <param name="weights">Weights by asset.</param>
    /// <param name="costSharpeRatios">Annual cost Sharpe ratio of each asset, negative.</param>
    /// <exception cref="UnknownNameException">An asset has no cost.</exception>
    public static Frame ApplyCosts(Frame weights, IReadOnlyDictionary<string, double> costSharpeRatios)
    {
        var costs = weights.Names
            .Select(n => costSharpeRatios.TryGetValue(n, out var cost) ? cost : throw new UnknownNameException("cost of an asset", n, costSharpeRatios.Keys)).ToArray();
        var columns = weights.Names.Select(_ => new double[weights.Count]).ToArray();
        var row = new double[columns.Length];
        for (var t = 0; t < weights.Count; t++)
        {
            for (var c = 0; c < row.Length; c++) row[c] = weights.Values(c)[t];
            var adjusted = Apply(row, costs, CostCorrelation, CostYears);
            for (var c = 0; c < row.Length; c++) columns[c][t] = adjusted[c];
        }

        return new Frame(weights.Index, weights.Names, columns);
    }

    /// <summary>Weight of the first of two assets of equal volatility in the long-only portfolio with the largest Sharpe ratio; the second mean is positive.</summary>
    private static double Weight(double first, double second, double correlation)
    {
        var a = first - (correlation * second);
        var b = second - (correlation * first);
        if (a > 0) return b > 0 ? a / (a + b) : 1;

        // The first adds nothing to the second, or they are the same.
        return a == 0 && b <= 0 ? 0.5 : 0;
    }
}
