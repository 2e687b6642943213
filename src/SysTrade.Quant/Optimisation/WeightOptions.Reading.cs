using SysTrade.Domain;
using SysTrade.Quant.Correlations;
using SysTrade.Quant.Estimation;
using SysTrade.Quant.Fitting;

namespace SysTrade.Quant.Optimisation;

/// <content>Reading a config section.</content>
public sealed partial record WeightOptions
{
    // What the sections hold for other readers: returns and their costs, rules too dear to consider, and a process pool that is not needed here.
    private static readonly string[] OthersOptions =
    [
        "func", "frequency", "pool_gross_returns", "equalise_gross", "cost_multiplier", "use_pooled_costs", "use_pooled_turnover", "ceiling_cost_SR", "n_threads",
    ];

    /// <summary>
    /// Reads the sections <c>forecast_weight_estimate</c> and <c>instrument_weight_estimate</c> by pysystemtrade's names and rejects unknown ones. The bootstrap
    /// reads <c>monte_runs</c>, <c>bootstrap_length</c>, <c>bootstrap_block</c> and <c>bootstrap_seed</c>.
    /// </summary>
    /// <remarks>Where <c>equalise_SR</c> is absent, it is false for the handcraft methods and true for the others, as their functions' defaults are.</remarks>
    /// <exception cref="SysTrade.Domain.Errors.SysTradeException">An option is unknown or has the wrong type.</exception>
    public static WeightOptions From(NamedOptions options, OptimisationConventions? conventions = null)
    {
        conventions ??= OptimisationConventions.Corrected;
        var defaults = new WeightOptions();
        var method = WeightMethods.Parse(options.Text("method", "handcraft"), options.Where);
        var shrinkageMean = options.DoubleOrNull("shrinkage_mean");
        var shrinkage = options.DoubleOrNull("shrinkage_SR") ?? (conventions.ShrinkageMeanKeyIgnored ? null : shrinkageMean);
        var result = new WeightOptions
        {
            Method = method,
            DateMethod = FittingDates.Method(options.Text("date_method", "expanding"), options.Where),
            RollYears = options.Int("rollyears", defaults.RollYears),
            Interval = options.Text("interval_frequency", defaults.Interval),
            EqualiseSharpeRatios = options.Bool("equalise_SR", method.EqualisesSharpeRatios()),
            EqualiseVolatilities = options.Bool("equalise_vols", defaults.EqualiseVolatilities),
            TargetSharpeRatio = options.Double("ann_target_SR", defaults.TargetSharpeRatio),
            CorrelationShrinkage = options.Double("shrinkage_corr", defaults.CorrelationShrinkage),
            SharpeRatioShrinkage = shrinkage ?? defaults.SharpeRatioShrinkage,
            Clean = options.Bool("cleaning", defaults.Clean),
            ApplyCostWeight = options.Bool("apply_cost_weight", defaults.ApplyCostWeight),
            Mean = EstimatorOptions.From(options.Group("mean_estimate")),
            Deviation = EstimatorOptions.From(options.Group("vol_estimate")),
            Correlation = CorrelationOptions.From(options.Group("correlation_estimate")),
            Bootstrap = Resampling(options),
            Conventions = conventions,
        };
        options.RejectUnknown(OthersOptions);
        return result;
    }

    private static BootstrapOptions Resampling(NamedOptions options)
    {
        var defaults = new BootstrapOptions();
        return new BootstrapOptions
        {
            Runs = options.Int("monte_runs", defaults.Runs),
            Rows = options.Contains("bootstrap_length") ? options.Int("bootstrap_length", 0) : null,
            BlockRows = options.Contains("bootstrap_block") ? options.Int("bootstrap_block", 0) : null,
            Seed = (ulong)options.Int("bootstrap_seed", (int)defaults.Seed),
        };
    }
}
