using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Whether a trend is gaining or losing strength.</summary>
public static class Acceleration
{
    /// <summary>
    /// The moving average crossover of spans <paramref name="fast"/> and four times that, less the same crossover <paramref name="fast"/> rows before.
    /// </summary>
    /// <param name="price">Daily price.</param>
    /// <param name="volatility">Daily volatility in the same price units.</param>
    /// <param name="fast">Fast span and lag, rows.</param>
    /// <returns>
    /// Forecast without unit on the union of both indexes; NaN until <paramref name="fast"/> rows after volatility is known. Source: handbook, rules, accel.
    /// </returns>
    public static TimeSeries Forecast(TimeSeries price, TimeSeries volatility, int fast = 4)
    {
        var trend = Ewmac.Forecast(price, volatility, fast, fast * 4.0);
        return trend - trend.Shift(fast);
    }

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], data[1], RuleOptions.Positive(options, "Lfast", 4));
}
