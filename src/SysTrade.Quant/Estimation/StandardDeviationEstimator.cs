using SysTrade.Quant.Fitting;
using SysTrade.Series;
using SysTrade.Series.Kernels;

namespace SysTrade.Quant.Estimation;

/// <summary>Annualised standard deviations of returns, estimated again for each fitting period.</summary>
public static class StandardDeviationEstimator
{
    /// <summary>The standard deviations in force in each period.</summary>
    /// <param name="returns">Returns, a column for each asset; NaN rows contribute nothing and age exponential weights.</param>
    /// <param name="periods">Fitting periods, in any order.</param>
    /// <param name="options">Weights and minimum.</param>
    /// <param name="periodsPerYear">Rows that make a year; deviations are multiplied by its root.</param>
    /// <returns>
    /// For each period a deviation for each column. Exponential weights: corrected for bias, as known just before the fit ends. Equal weights: of the population
    /// (no degree of freedom taken off), over the fit window, both ends included. NaN with too few values and in a period without data.
    /// </returns>
    public static IReadOnlyList<double[]> OverTime(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double periodsPerYear) =>
        options.UseExponential ? Exponential(returns, periods, options, Math.Sqrt(periodsPerYear)) : Plain(returns, periods, options, Math.Sqrt(periodsPerYear));

    private static double[][] Exponential(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double factor)
    {
        var stops = new FitStops(returns.Index, periods);
        var results = stops.NewResults(returns.ColumnCount);
        var decay = Decay.Span(options.Lookback);
        for (var c = 0; c < returns.ColumnCount; c++)
        {
            var x = returns.Values(c);
            var state = new EwmStandardDeviationState(decay, options.MinPeriods);
            var (variance, row) = (double.NaN, 0);
            foreach (var (period, until) in stops.InOrder)
            {
                for (; row < until; row++) variance = state.StepVariance(x[row]);
                if (!periods[period].NoData) results[period][c] = Math.Sqrt(variance) * factor;
            }
        }

        return results;
    }

    private static double[][] Plain(Frame returns, IReadOnlyList<FitPeriod> periods, EstimatorOptions options, double factor) =>
        FitStops.OverWindows(returns, periods, options.MinPeriods, x => Statistics.StandardDeviation(x, ddof: 0) * factor);
}
