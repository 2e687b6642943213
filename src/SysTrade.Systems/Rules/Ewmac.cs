using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Exponentially weighted moving average crossover.</summary>
public static class Ewmac
{
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

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], RuleOptions.Required(options, "Lfast"), RuleOptions.Required(options, "Lslow"));
}
