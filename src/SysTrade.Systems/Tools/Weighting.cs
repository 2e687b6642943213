using SysTrade.Series;

namespace SysTrade.Systems.Tools;

/// <summary>What forecast weights and instrument weights have in common.</summary>
internal static class Weighting
{
    private const double ZeroRowDivisor = 0.0001;

    /// <summary>
    /// Weights at the moments of what they weigh, zero where that is missing; rows where everything is missing keep their weights.
    /// </summary>
    public static Frame FitTo(Frame weights, Frame weighed)
    {
        var known = weighed.ForwardFill();
        var aligned = weights.Select(weighed.Names).ReindexFill(weighed.Index);
        var anything = new bool[known.Count];
        for (var c = 0; c < known.ColumnCount; c++)
        {
            var values = known.Values(c);
            for (var i = 0; i < anything.Length; i++) anything[i] |= !double.IsNaN(values[i]);
        }

        var columns = new double[known.ColumnCount][];
        for (var c = 0; c < columns.Length; c++)
        {
            var values = known.Values(c);
            var weight = aligned.Values(c);
            var fitted = new double[known.Count];
            for (var i = 0; i < fitted.Length; i++) fitted[i] = anything[i] && double.IsNaN(values[i]) ? 0 : weight[i];
            columns[c] = fitted;
        }

        return new Frame(known.Index, known.Names, columns);
    }

    /// <summary>Each row divided by its sum; a row of zeros stays zero.</summary>
    public static Frame SumToOne(Frame weights)
    {
        var sums = weights.RowSum().ToArray();
        for (var i = 0; i < sums.Length; i++)
        {
            if (sums[i] == 0) sums[i] = ZeroRowDivisor;
        }

        return weights.MapColumns(c =>
        {
            var values = c.ToArray();
            for (var i = 0; i < values.Length; i++) values[i] /= sums[i];
            return c.With(values);
        });
    }

    /// <summary>Business-daily mean, smoothed exponentially, each row summing to one.</summary>
    public static Frame Smooth(Frame unsmoothed, double span) => SumToOne(unsmoothed.EwmMean(Decay.Span(span)));
}
