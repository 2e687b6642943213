using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Correlations;

/// <summary>Correlations of every pair of columns, each over the rows the pair has in common.</summary>
internal static class PairwiseCorrelations
{
    /// <summary>Exponentially weighted, as known just before each period's fit ends: a triangle for each period.</summary>
    /// <remarks>
    /// One pass over the rows. Each pair keeps its running sums and is read only where a period asks, so the work is rows times pairs whatever the number
    /// of periods. Rows a pair does not share do not age its weights.
    /// </remarks>
    public static double[][] Exponential(Frame data, IReadOnlyList<FitPeriod> periods, Decay decay, int minPeriods)
    {
        var results = new double[periods.Count][];
        var states = new EwmCorrelationState[CorrelationMatrix.TriangleSize(data.ColumnCount)];
        Array.Fill(states, new EwmCorrelationState(decay, minPeriods, ignoreMissing: true));
        var done = 0;
        foreach (var period in Enumerable.Range(0, periods.Count).OrderBy(p => periods[p].FitEnd))
        {
            var until = data.Index.FindAtOrBefore(periods[period].FitEnd.Ticks - 1) + 1;
            Advance(data, states, done, until);
            done = until;
            var triangle = new double[states.Length];
            for (var pair = 0; pair < states.Length; pair++) triangle[pair] = states[pair].Result;
            results[period] = triangle;
        }

        return results;
    }

    /// <summary>Equally weighted over each period's fit window, both ends included.</summary>
    public static double[][] Plain(Frame data, IReadOnlyList<FitPeriod> periods)
    {
        var results = new double[periods.Count][];
        for (var p = 0; p < results.Length; p++)
        {
            var rows = data.Index.Between(periods[p].FitStart, periods[p].FitEnd);
            var triangle = new double[CorrelationMatrix.TriangleSize(data.ColumnCount)];
            for (var i = 0; i < data.ColumnCount; i++)
            {
                var x = data.Values(i)[rows];
                for (var j = 0; j <= i; j++) triangle[CorrelationMatrix.At(i, j)] = Correlation(x, data.Values(j)[rows]);
            }

            results[p] = triangle;
        }

        return results;
    }

    private static void Advance(Frame data, EwmCorrelationState[] states, int from, int until)
    {
        if (from == until) return;
        for (var i = 0; i < data.ColumnCount; i++)
        {
            var x = data.Values(i)[from..until];
            for (var j = 0; j <= i; j++)
            {
                var y = data.Values(j)[from..until];

                // A local copy stays in registers.
                var state = states[CorrelationMatrix.At(i, j)];
                for (var row = 0; row < x.Length; row++) state.Add(x[row], y[row]);
                states[CorrelationMatrix.At(i, j)] = state;
            }
        }
    }

    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var state = default(CorrelationState);
        for (var i = 0; i < x.Length; i++) state.Add(x[i], y[i]);
        return state.Result;
    }
}
