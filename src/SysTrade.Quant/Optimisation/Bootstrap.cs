using SysTrade.Domain.Errors;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Optimisation;

/// <summary>Averages the weights of the largest Sharpe ratio over pasts drawn with replacement from the one there was.</summary>
/// <remarks>
/// For each run blocks of rows are drawn from the fit window (rows before its end), means, deviations and correlations are estimated from them with equal
/// weights, made equal as the options say, and the portfolio with the largest Sharpe ratio is found. Weights are averaged over the runs in which the asset has
/// estimates, and brought to a sum of one. Each run has random numbers of its own, made from the seed, the end of the fit and the number of the run.
/// </remarks>
public static class Bootstrap
{
    /// <summary>Weights for one period.</summary>
    /// <param name="returns">Returns after costs.</param>
    /// <param name="period">The fit window.</param>
    /// <param name="options">Resampling; equalising; minimum of values for a mean, a deviation and a correlation; floor, clip and shrinkage of correlations.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>
    /// Assets with estimates in at least one run, in alphabetical order. The Sharpe ratio is the average of the runs' own. NaN as the residual: an average of optima
    /// is none.
    /// </returns>
    /// <exception cref="SysTradeException"><c>ParameterOutOfRange</c>: runs, rows or block is less than one.</exception>
    public static FittedWeights Optimise(NetReturns returns, FitPeriod period, WeightOptions options, CancellationToken cancellation = default)
    {
        var data = returns.Returns;
        var runs = Require("number of runs", options.Bootstrap.Runs);
        var from = data.Index.FindAtOrBefore(period.FitStart.Ticks - 1) + 1;
        var count = data.Index.FindAtOrBefore(period.FitEnd.Ticks - 1) + 1 - from;
        if (count <= 0) return new FittedWeights([], [], double.NaN, double.NaN);
        var rows = Require("number of rows", options.Bootstrap.Rows ?? count);
        var block = Require("block of rows", options.Bootstrap.BlockRows ?? returns.PooledInstruments);
        var drawn = new FittedWeights[runs];
        InParallel.For(runs, Run, cancellation);
        return Average(drawn);

        void Run(int run)
        {
            var sample = new int[rows];
            Draw(SplitMix.For(options.Bootstrap.Seed, period.FitEnd.Ticks, run), from, count, Math.Min(block, count), sample);
            var estimates = SampleEstimates.Of(data, sample, options, PeriodsPerYear.Of(returns.Frequency));
            drawn[run] = MaximumSharpeRatio.Optimise(WeightOptimiser.Equalised(estimates.Complete(), options));
        }
    }

    private static void Draw(SplitMix random, int from, int count, int block, int[] sample)
    {
        for (var i = 0; i < sample.Length;)
        {
            var start = from + random.Below(count - block + 1);
            for (var k = 0; k < block && i < sample.Length; k++) sample[i++] = start + k;
        }
    }

    private static FittedWeights Average(FittedWeights[] runs)
    {
        var names = runs.SelectMany(r => r.Names).Distinct().Order(StringComparer.Ordinal).ToArray();
        var positions = names.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i, StringComparer.Ordinal);
        var (sums, counts) = (new double[names.Length], new int[names.Length]);
        var (ratio, judged) = (0.0, 0);
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Names.Count; i++)
            {
                var at = positions[run.Names[i]];
                sums[at] += run.Weights[i];
                counts[at]++;
            }

            if (run.Names.Count == 0) continue;
            ratio += run.SharpeRatio;
            judged++;
        }

        for (var i = 0; i < sums.Length; i++) sums[i] /= counts[i];
        var sum = sums.Sum();
        return new FittedWeights(names, [.. sums.Select(s => s / sum)], judged == 0 ? double.NaN : ratio / judged, double.NaN);
    }

    private static int Require(string what, int value) => value >= 1 ? value : throw new SysTradeException(
        "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"The {what} of the bootstrap is {value}; it must be 1 or more.", null, value);
}
