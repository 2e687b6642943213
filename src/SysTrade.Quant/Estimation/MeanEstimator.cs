using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Estimation;

/// <summary>Annualised mean returns, estimated again for each fitting period.</summary>
public static class MeanEstimator
{
    /// <summary>The means in force in each period.</summary>
    /// <param name="returns">Returns, a column for each asset; NaN rows contribute nothing and age exponential weights.</param>
    /// <param name="periods">Fitting periods, in any order.</param>
    /// <param name="options">Weights and minimum.</param>
    /// <param name="periodsPerYear">Rows that make a year; means are multiplied by it.</param>
    /// <returns>
    /// For each period a mean for each column. Exponential weights: as known just before the fit ends. Equal weights: over the fit window, both ends included.
    /// NaN with too few values and in a period without data.
    /// </returns>
    public static IReadOnlyList<double[]> OverTime(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double periodsPerYear) =>
        options.UseExponential ? Exponential(returns, periods, options, periodsPerYear) : Plain(returns, periods, options, periodsPerYear);

    private static double[][] Exponential(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double periodsPerYear)
    {
        var stops = new FitStops(returns.Index, periods);
        var results = stops.NewResults(returns.ColumnCount);
        var decay = Decay.Span(options.Lookback);
        for (var c = 0; c < returns.ColumnCount; c++)
        {
            var x = returns.Values(c);
            var state = new EwmMeanState(decay, options.MinPeriods);
            var (mean, row) = (double.NaN, 0);
            foreach (var (period, until) in stops.InOrder)
            {
                for (; row < until; row++) mean = state.Step(x[row]);
                if (!periods[period].NoData) results[period][c] = mean * periodsPerYear;
            }
        }

        return results;
    }

    private static double[][] Plain(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double periodsPerYear) =>
        FitStops.OverWindows(returns, periods, options.MinPeriods, x => Statistics.Mean(x) * periodsPerYear);
}
