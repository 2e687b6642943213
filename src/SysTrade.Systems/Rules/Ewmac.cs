using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SysTrade.Domain;
using SysTrade.Quant.Volatility;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Exponentially weighted moving average crossover.</summary>
public static class Ewmac
{
    private static readonly ConditionalWeakTable<TimeSeries, ConcurrentDictionary<(int Days, bool OfLevels), Lazy<TimeSeries>>> OwnVolatilities = [];

    /// <summary>
    /// (EW mean of price with span <paramref name="fast"/> less that with span <paramref name="slow"/>) over forward-filled volatility.
    /// </summary>
    /// <param name="price">Daily price; missing days hold the averages.</param>
    /// <param name="volatility">Daily volatility in the same price units.</param>
    /// <param name="fast">Fast span, days.</param>
    /// <param name="slow">Slow span, days.</param>
    /// <returns>Forecast on the union of both indexes; NaN before volatility is known. Source: handbook, rules, ewmac.</returns>
    public static TimeSeries Forecast(TimeSeries price, TimeSeries volatility, double fast, double slow) =>
        (price.EwmMean(Decay.Span(fast), 1) - price.EwmMean(Decay.Span(slow), 1)) / volatility.ForwardFill();

    /// <summary>The same over robust volatility of the price's own changes.</summary>
    /// <param name="price">Price or any series like one.</param>
    /// <param name="fast">Fast span, rows.</param>
    /// <param name="slow">Slow span, rows.</param>
    /// <param name="volatilityDays">Span of the volatility, rows.</param>
    /// <param name="ofLevels">True to take the volatility of the levels, as the reference does by mistake; its scalars of some rules are fitted to that.</param>
    public static TimeSeries ForecastOverOwnVolatility(TimeSeries price, double fast, double slow, int volatilityDays = 35, bool ofLevels = false) =>
        Forecast(price, OwnVolatility(price, volatilityDays, ofLevels), fast, slow);

    // A rule comes at several speeds, and the volatility is most of its work: it is remembered for as long as its series is, which nothing can change.
    private static TimeSeries OwnVolatility(TimeSeries price, int days, bool ofLevels) =>
        OwnVolatilities.GetOrCreateValue(price).GetOrAdd(
            (days, ofLevels), key => new Lazy<TimeSeries>(() => RobustVolatility.Estimate(ofLevels ? price : price.Difference(), new RobustVolatilityOptions { Days = key.Days }))).Value;

    internal static TimeSeries WithDefaultsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], options.Double("Lfast", 16), options.Double("Lslow", 32));

    internal static TimeSeries OwnVolatilityRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => OwnVolatility(data, options, ofLevels: false);

    internal static TimeSeries OwnVolatilityOfLevelsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => OwnVolatility(data, options, ofLevels: true);

    internal static TimeSeries OwnVolatilityWithDefaultsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => WithDefaults(data, options, ofLevels: false);

    internal static TimeSeries OwnVolatilityOfLevelsWithDefaultsRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => WithDefaults(data, options, ofLevels: true);

    private static TimeSeries OwnVolatility(IReadOnlyList<TimeSeries> data, NamedOptions options, bool ofLevels) => ForecastOverOwnVolatility(
        data[0], RuleOptions.Required(options, "Lfast"), RuleOptions.Required(options, "Lslow"), options.Int("vol_days", 35), ofLevels);

    private static TimeSeries WithDefaults(IReadOnlyList<TimeSeries> data, NamedOptions options, bool ofLevels) =>
        ForecastOverOwnVolatility(data[0], options.Double("Lfast", 32), options.Double("Lslow", 128), ofLevels: ofLevels);

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], RuleOptions.Required(options, "Lfast"), RuleOptions.Required(options, "Lslow"));
}
