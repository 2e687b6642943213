using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Series;

namespace SysTrade.Quant.Risk;

/// <summary>Standard deviation of portfolios: sqrt(w' S w).</summary>
public static class PortfolioRisk
{
    /// <summary>Risk of weights under a covariance, in the units of its deviations.</summary>
    /// <param name="covariance">Covariances.</param>
    /// <param name="weights">Weights by asset. Assets whose weight is absent or NaN, or that have no covariance at all, are left out.</param>
    /// <returns>Zero when no asset is left; NaN when a covariance between two that are left is missing.</returns>
    public static double Of(Covariance covariance, IReadOnlyDictionary<string, double> weights)
    {
        var (used, w) = (new List<int>(), new List<double>());
        for (var i = 0; i < covariance.Count; i++)
        {
            if (!weights.TryGetValue(covariance.Names[i], out var weight) || double.IsNaN(weight) || !covariance.HasData(i)) continue;
            used.Add(i);
            w.Add(weight);
        }

        var (variance, alone) = (0.0, 0.0);
        for (var i = 0; i < used.Count; i++)
        {
            for (var j = 0; j < used.Count; j++) variance += w[i] * covariance[used[i], used[j]] * w[j];
            alone += w[i] * covariance[used[i], used[i]] * w[i];
        }

        return Root(variance, alone);
    }

    /// <summary>Risk for reports, where something must be shown: a missing correlation counts as 1, a weight as 0, a deviation as 100.</summary>
    public static double Cautious(CorrelationMatrix correlations, IReadOnlyDictionary<string, double> deviations, IReadOnlyDictionary<string, double> weights)
    {
        var scaled = correlations.Names.Select(n => Or(weights, n, 0) * Or(deviations, n, 100)).ToArray();
        var (variance, alone) = (0.0, 0.0);
        for (var i = 0; i < scaled.Length; i++)
        {
            for (var j = 0; j < scaled.Length; j++) variance += scaled[i] * scaled[j] * (correlations[i, j] is var c && double.IsNaN(c) ? 1 : c);
            alone += scaled[i] * scaled[i];
        }

        return Root(variance, alone);

        static double Or(IReadOnlyDictionary<string, double> values, string name, double otherwise) =>
            values.TryGetValue(name, out var value) && !double.IsNaN(value) ? value : otherwise;
    }

    /// <summary>Risk row by row.</summary>
    /// <param name="weights">Weights by asset.</param>
    /// <param name="deviations">Standard deviations by asset, on the same moments; every asset of the weights must be there.</param>
    /// <param name="correlations">Correlations in force; before their first period assets count as uncorrelated. Every asset of the weights must be there.</param>
    /// <returns>For each row what <see cref="Of"/> gives.</returns>
    /// <exception cref="UnknownNameException">An asset has no deviation or correlation.</exception>
    public static TimeSeries OverTime(Frame weights, Frame deviations, CorrelationList correlations)
    {
        var s = deviations.Select(weights.Names).Reindex(weights.Index);
        var identity = CorrelationMatrix.Identity(weights.Names);
        var n = weights.ColumnCount;
        var (risk, scaled, used) = (new double[weights.Count], new double[n], new bool[n]);
        var (source, matrix) = ((CorrelationMatrix?)null, identity);
        var known = Enumerable.Repeat(true, n).ToArray();
        for (var row = 0; row < risk.Length; row++)
        {
            var inForce = correlations.MatrixAtOrNull(weights.Index[row]);
            if (!ReferenceEquals(inForce, source))
            {
                matrix = (source = inForce)?.Subset(weights.Names) ?? identity;
                for (var i = 0; i < n; i++) known[i] = matrix.HasData(i);
            }

            for (var i = 0; i < n; i++)
            {
                scaled[i] = weights.Values(i)[row] * s.Values(i)[row];
                used[i] = known[i] && !double.IsNaN(scaled[i]);
            }

            risk[row] = Risk(matrix, scaled, used);
        }

        return new TimeSeries(weights.Index, risk);
    }

    private static double Risk(CorrelationMatrix matrix, double[] scaled, bool[] used)
    {
        var (variance, alone) = (0.0, 0.0);
        for (var i = 0; i < scaled.Length; i++)
        {
            if (!used[i]) continue;
            var others = 0.0;
            for (var j = 0; j < i; j++)
            {
                if (used[j]) others += scaled[j] * matrix[i, j];
            }

            variance += scaled[i] * ((2 * others) + (scaled[i] * matrix[i, i]));
            alone += scaled[i] * scaled[i];
        }

        return Root(variance, alone);
    }

    // Rounding can leave a hedged portfolio's variance a little below zero, measured by that of its assets alone.
    private static double Root(double variance, double alone) => Math.Sqrt(variance < 0 && variance > -1e-12 * alone ? 0 : variance);
}
