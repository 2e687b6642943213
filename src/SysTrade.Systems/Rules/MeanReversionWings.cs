using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Mean reversion in the wings: a trade against a trend that is extreme, and none against any other.</summary>
public static class MeanReversionWings
{
    private const int Window = 5000, FewestValues = 3;
    private const double Threshold = 3;

    /// <summary>
    /// Minus the moving average crossover of spans <paramref name="fast"/> and four times that, where it is at least three of its own standard
    /// deviations over the last 5000 rows; zero elsewhere.
    /// </summary>
    /// <param name="price">Daily price.</param>
    /// <param name="volatility">Daily volatility in the same price units.</param>
    /// <param name="fast">Fast span, rows.</param>
    /// <returns>
    /// Forecast without unit on the union of both indexes. NaN before volatility is known; the first two values are not compared, as there is no
    /// standard deviation of less than three. Source: handbook, rules, mr_wings.
    /// </returns>
    public static TimeSeries Forecast(TimeSeries price, TimeSeries volatility, int fast = 4)
    {
        var trend = Ewmac.Forecast(price, volatility, fast, fast * 4.0);
        var deviation = trend.RollingStandardDeviation(Window, FewestValues);
        var forecast = new double[trend.Count];
        for (var i = 0; i < forecast.Length; i++) forecast[i] = Math.Abs(trend[i]) < Threshold * deviation[i] ? 0 : -trend[i];
        return trend.With(forecast);
    }

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], data[1], RuleOptions.Positive(options, "Lfast", 4));
}
