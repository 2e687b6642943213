using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Series;

namespace SysTrade.Quant.Risk;

/// <summary>How much larger a portfolio's positions may be than those of its assets alone, for the same risk: 1 / sqrt(w' C w).</summary>
/// <remarks>Source: pysystemtrade, <c>sysquant.estimators.diversification_multipliers</c>.</remarks>
public static class DiversificationMultiplier
{
    private const double SmallestRisk = 1e-7;

    /// <summary>Multiplier of a portfolio of assets of equal risk.</summary>
    /// <param name="weights">A weight for each asset of the matrix, in its order. An asset whose weight is NaN, or that has no correlations, is left out.</param>
    /// <param name="correlation">Correlations.</param>
    /// <param name="maximum">Largest multiplier given.</param>
    /// <returns>At most <paramref name="maximum"/>; 1 when the risk is not known, negative or next to nothing.</returns>
    /// <exception cref="SysTradeException"><c>LengthMismatch</c>.</exception>
    public static double Of(ReadOnlySpan<double> weights, CorrelationMatrix correlation, double maximum = 2.5)
    {
        if (weights.Length != correlation.Count)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument,
                $"There are {weights.Length} weights for the {correlation.Count} assets of the correlations; there must be one for each.");
        }

        var used = new bool[weights.Length];
        for (var i = 0; i < used.Length; i++) used[i] = !double.IsNaN(weights[i]) && correlation.HasData(i);
        var variance = 0.0;
        for (var i = 0; i < used.Length; i++)
        {
            if (!used[i]) continue;
            var row = 0.0;
            for (var j = 0; j < used.Length; j++)
            {
                if (used[j]) row += weights[j] * correlation[i, j];
            }

            variance += weights[i] * row;
        }

        var risk = Math.Sqrt(variance);
        return risk >= SmallestRisk ? Math.Min(1 / risk, maximum) : 1;
    }

    /// <summary>Multiplier at every moment of the weights.</summary>
    /// <param name="correlations">Correlations by period; no period means a multiplier of one throughout.</param>
    /// <param name="weights">Weights by asset. Those of a period are the last row at or before its start; before the first row the multiplier is one.</param>
    /// <param name="options">Limit and smoothing.</param>
    /// <returns>The multiplier of the period in force, one before the first, smoothed over the rows of the weights.</returns>
    /// <exception cref="UnknownNameException">The correlations have an asset that has no weights.</exception>
    public static TimeSeries OverTime(CorrelationList correlations, Frame weights, DiversificationMultiplierOptions options)
    {
        var chosen = weights.Select(correlations.Names);
        var row = new double[chosen.ColumnCount];
        var (starts, multipliers) = (new DateTime[correlations.Periods.Count], new double[correlations.Periods.Count]);
        for (var p = 0; p < starts.Length; p++)
        {
            starts[p] = correlations.Periods[p].PeriodStart;
            var at = chosen.Index.FindAtOrBefore(starts[p].Ticks);
            for (var i = 0; i < row.Length; i++) row[i] = at < 0 ? double.NaN : chosen.Values(i)[at];
            multipliers[p] = Of(row, correlations.Periods[p].Matrix, options.Maximum);
        }

        return new TimeSeries(TimeIndex.From(starts), multipliers).ReindexFill(weights.Index).FillMissing(1).EwmMean(Decay.Span(options.Span));
    }
}
