using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>A forecast that is always the same: the long-only or short-only part of a system.</summary>
public static class Bias
{
    internal const double DefaultForecast = 10;

    /// <summary>The same forecast in every row of the price, missing ones included.</summary>
    /// <param name="price">Daily price; only its index counts.</param>
    /// <param name="forecast">The forecast: positive to be long, negative to be short.</param>
    /// <returns>Forecast on the index of the price, from its first row on. Source: handbook, rules, long_bias and short_bias.</returns>
    public static TimeSeries Forecast(TimeSeries price, double forecast = DefaultForecast) => TimeSeries.Constant(price.Index, forecast);

    internal static TimeSeries LongRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0]);

    internal static TimeSeries ShortRule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], -DefaultForecast);
}
