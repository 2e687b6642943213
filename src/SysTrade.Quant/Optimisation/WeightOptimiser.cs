using SysTrade.Domain.Errors;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;
using SysTrade.Quant.Handcrafting;
using SysTrade.Series;

namespace SysTrade.Quant.Optimisation;

/// <summary>Fits weights again and again as data accumulates.</summary>
/// <remarks>Source: pysystemtrade, <c>sysquant.optimisation.generic_optimiser</c> and the modules it calls.</remarks>
public static class WeightOptimiser
{
    /// <summary>Weights over time.</summary>
    /// <param name="returns">Returns after costs.</param>
    /// <param name="options">Method and estimates.</param>
    /// <param name="costSharpeRatios">
    /// Annual cost Sharpe ratio of each asset (negative), used and needed when <see cref="WeightOptions.ApplyCostWeight"/> is set.
    /// </param>
    /// <param name="periods">Fitting periods; null for those the options describe.</param>
    /// <param name="estimates">
    /// Estimates for each period, used instead of fitted ones; null for fitted ones. The bootstrap and the complete handcrafting method estimate for themselves.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>
    /// Weights by period start. In the period without data (all of it when there is too little for a fit) 1 / N; then what the method gives for the assets that
    /// have all estimates, and cleaning for the others.
    /// </returns>
    /// <remarks>
    /// Periods are worked on in parallel; results do not depend on the number of threads. Years of data are rows of the fit window over rows in a year: pooled
    /// instruments count each, so pooling makes the tilt by Sharpe ratio more confident.
    /// </remarks>
    /// <exception cref="SysTradeException">
    /// <c>LengthMismatch</c>: not one set of estimates for each period; <c>CostsNeeded</c>; <c>UnequalVolatilitiesNotSupported</c>: handcrafting without
    /// <see cref="WeightOptions.EqualiseVolatilities"/>; or that of an estimator.
    /// </exception>
    public static OptimisedWeights OverTime(
        NetReturns returns,
        WeightOptions options,
        IReadOnlyDictionary<string, double>? costSharpeRatios = null,
        IReadOnlyList<FitPeriod>? periods = null,
        IReadOnlyList<AssetEstimates?>? estimates = null,
        CancellationToken cancellation = default)
    {
        var data = returns.Returns;
        periods ??= Periods(data.Index, options);
        estimates ??= EstimatesOverTime(returns, options, periods);
        if (estimates.Count != periods.Count)
        {
            throw new SysTradeException(
                "LengthMismatch", SysErrorKind.InvalidArgument,
                $"There are {estimates.Count} sets of estimates for {periods.Count} periods; there must be one for each.");
        }

        var presence = new Presence(data);
        var results = new WeightPeriod[periods.Count];
        InParallel.For(results.Length, p => results[p] = ForPeriod(returns, options, periods[p], estimates[p], presence, cancellation), cancellation);
        var columns = data.Names.Select((_, c) => results.Select(r => r.Weights[c]).ToArray()).ToArray();
        var weights = new Frame(TimeIndex.From(periods.Select(p => p.PeriodStart)), data.Names, columns);
        return new OptimisedWeights(options.ApplyCostWeight ? SharpeRatioAdjustment.ApplyCosts(weights, costSharpeRatios ?? throw CostsNeeded()) : weights, results);
    }

    /// <summary>Weights for one set of estimates, over the assets that have all of them.</summary>
    /// <exception cref="SysTradeException">
    /// <c>UnequalVolatilitiesNotSupported</c>, or <c>MethodNeedsReturns</c>: the bootstrap and the complete handcrafting method cannot work from estimates.
    /// </exception>
    public static FittedWeights ForEstimates(AssetEstimates estimates, WeightOptions options)
    {
        var complete = estimates.Complete();
        switch (options.Method)
        {
            case WeightMethod.EqualWeights:
                return Judged([.. complete.Names.Select(_ => 1.0 / complete.Count)], complete);
            case WeightMethod.OnePeriod:
                return MaximumSharpeRatio.Optimise(Equalised(complete, options));
            case WeightMethod.Shrinkage:
                var shrunk = complete.With(complete.Correlation.Shrink(options.CorrelationShrinkage))
                    .ShrinkSharpeRatios(options.TargetSharpeRatio, options.SharpeRatioShrinkage);
                return MaximumSharpeRatio.Optimise(Equalised(shrunk, options));
            case WeightMethod.Handcraft:
                if (!options.EqualiseVolatilities) throw UnequalVolatilities();
                return Judged(Handcraft.Optimise(complete, options.EqualiseSharpeRatios, normalise: !options.Conventions.HandcraftNotNormalised), complete);
            default:
                throw new SysTradeException(
                    "MethodNeedsReturns", SysErrorKind.InvalidArgument,
                    $"Method {options.Method} works on returns; there are only estimates.", "Use WeightOptimiser.OverTime.", options.Method);
        }
    }

    /// <summary>What is known of the assets at each fit; null for the period without data.</summary>
    public static IReadOnlyList<AssetEstimates?> EstimatesOverTime(NetReturns returns, WeightOptions options, IReadOnlyList<FitPeriod> periods)
    {
        var (data, pooled) = (returns.Returns, returns.PooledInstruments);
        var rowsPerYear = PeriodsPerYear.Of(returns.Frequency);
        var correlationOptions = options.Correlation with { Lookback = options.Correlation.Lookback * pooled, MinPeriods = options.Correlation.MinPeriods * pooled };
        var correlations = CorrelationOverTime.ForPeriods(data, periods, correlationOptions);
        var means = MeanEstimator.OverTime(data, periods, options.Mean.Pooled(pooled), options.Conventions.MeanIgnoresFrequency ? PeriodsPerYear.Weeks : rowsPerYear);
        var deviations = StandardDeviationEstimator.OverTime(data, periods, options.Deviation.Pooled(pooled), rowsPerYear);
        return [.. periods.Select((p, i) =>
            p.NoData ? null : new AssetEstimates(correlations.Periods[i].Matrix, means[i], deviations[i], Rows(data, p) / rowsPerYear))];
    }

    /// <summary>Volatilities and Sharpe ratios made equal as the options say.</summary>
    internal static AssetEstimates Equalised(AssetEstimates estimates, WeightOptions options)
    {
        if (options.EqualiseVolatilities) estimates = estimates.WithEqualDeviations();
        return options.EqualiseSharpeRatios ? estimates.WithEqualSharpeRatios(options.TargetSharpeRatio) : estimates;
    }

    private static IReadOnlyList<FitPeriod> Periods(TimeIndex index, WeightOptions options)
    {
        if (index.Count == 0) return [];
        var periods = FittingDates.Generate(index.First, index.Last, options.DateMethod, options.Interval, options.RollYears, options.Conventions.Fitting);
        return periods.Count > 0 ? periods : [new FitPeriod(index.First, index.First, index.First, index.Last, NoData: true)];
    }

    private static WeightPeriod ForPeriod(
        NetReturns returns, WeightOptions options, FitPeriod period, AssetEstimates? estimates, Presence presence, CancellationToken cancellation)
    {
        var names = returns.Returns.Names;
        if (period.NoData || estimates is null) return new WeightPeriod(period, [.. names.Select(_ => 1.0 / names.Count)], null, null);
        var fit = options.Method switch
        {
            WeightMethod.Bootstrap => Bootstrap.Optimise(returns, period, options, cancellation),
            WeightMethod.FullHandcraft => HandcraftedWeights.Optimise(returns, period, estimates, options),
            _ => ForEstimates(estimates, options),
        };
        var fitted = fit.Names.Zip(fit.Weights).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal);
        double[] weights = [.. names.Select(n => fitted.GetValueOrDefault(n, double.NaN))];
        if (options.Clean)
        {
            var mustHave = presence.Within(period.FitStart, period.FitEnd);
            weights = WeightCleaning.Clean(weights, mustHave, missingStayMissing: options.Conventions.MissingWeightsStayMissing);
        }

        return new WeightPeriod(period, weights, estimates, fit.Names.Count == 0 ? null : fit);
    }

    private static int Rows(Frame data, FitPeriod period) => data.Index.Between(period.FitStart, period.FitEnd).GetOffsetAndLength(data.Count).Length;

    private static FittedWeights Judged(double[] weights, AssetEstimates estimates) =>
        new(estimates.Names, weights, weights.Length == 0 ? double.NaN : MaximumSharpeRatio.Of(weights, estimates), double.NaN);

    private static SysTradeException CostsNeeded() => new(
        "CostsNeeded", SysErrorKind.InvalidArgument,
        "apply_cost_weight is on, and no costs were given.", "Give the cost Sharpe ratio of each asset, or switch apply_cost_weight off.");

    private static SysTradeException UnequalVolatilities() => new(
        "UnequalVolatilitiesNotSupported", SysErrorKind.InvalidArgument,
        "Handcrafted weights are shares of risk, and equalise_vols is false.", "Set equalise_vols to true.");
}
