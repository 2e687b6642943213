using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Quant.Volatility;

/// <summary>The volatility estimators a config can name.</summary>
/// <remarks>A name is looked up in this table and nowhere else; it never loads a type.</remarks>
public static class VolatilityEstimators
{
    private const string Package = "sysquant.estimators.vol.";

    private static readonly Dictionary<string, Func<TimeSeries, NamedOptions, TimeSeries>> Estimators = new(StringComparer.Ordinal)
    {
        ["mixed_vol_calc"] = (x, options) => MixedVolatility.Estimate(x, MixedVolatilityOptions.From(options)),
        ["robust_vol_calc"] = (x, options) => RobustVolatility.Estimate(x, RobustVolatilityOptions.From(options)),
        ["simple_ewvol_calc"] = (x, options) => SimpleEwmVolatility.Estimate(x, SimpleEwmVolatilityOptions.From(options)),
        ["simple_vol_calc"] = (x, options) => SimpleVolatility.Estimate(x, SimpleVolatilityOptions.From(options)),
    };

    // What the section volatility_calculation may hold for any estimator or for the stage that calls it.
    private static readonly string[] SectionOptions =
    [
        "func", "name_returns_attr_in_rawdata", "multiplier_to_get_daily_vol", "days", "min_periods", "slow_vol_years", "proportion_of_slow_vol",
        "vol_abs_min", "backfill", "vol_floor", "floor_min_quant", "floor_min_periods", "floor_days",
    ];

    /// <summary>The dotted names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = Estimators.Keys.Order(StringComparer.Ordinal).Select(n => Package + n).ToArray();

    /// <summary>Estimates volatility by the name of the method.</summary>
    /// <param name="name">For example <c>sysquant.estimators.vol.mixed_vol_calc</c>, or its last part.</param>
    /// <param name="dailyReturns">Differences of prices (or percentage changes): the result has their units and their period.</param>
    /// <param name="options">
    /// The section's options. Those that belong to another estimator are passed over, because defaults for one are merged with a choice of another;
    /// names no estimator knows are errors. The section's <c>multiplier_to_get_daily_vol</c> is the caller's to apply.
    /// </param>
    /// <exception cref="UnknownNameException">The method or an option is not known.</exception>
    public static TimeSeries Estimate(string name, TimeSeries dailyReturns, NamedOptions options)
    {
        var key = name.StartsWith(Package, StringComparison.Ordinal) ? name[Package.Length..] : name;
        if (!Estimators.TryGetValue(key, out var estimator)) throw new UnknownNameException("volatility estimator", name, Names, options.Where);
        options.RejectUnknown(SectionOptions);
        return estimator(dailyReturns, options);
    }
}
