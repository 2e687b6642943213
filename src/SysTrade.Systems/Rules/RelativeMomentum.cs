using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Momentum within an asset class: what did better than its class is expected to go on doing so.</summary>
public static class RelativeMomentum
{
    /// <summary>
    /// EW mean of the average daily outperformance over the last <paramref name="horizon"/> rows, outperformance being the price of the instrument
    /// less that of its class, each forward-filled. An outperformance of exactly zero is missing: the instrument is its own class.
    /// </summary>
    /// <param name="price">Cumulative volatility-normalised returns of the instrument, standard deviations.</param>
    /// <param name="classPrice">The same of its asset class.</param>
    /// <param name="horizon">Rows averaged over.</param>
    /// <param name="span">EW span of the smoothing, rows; by default a quarter of the horizon, and at least 2.</param>
    /// <returns>
    /// Forecast, standard deviations per day, on the union of both indexes; NaN until <paramref name="horizon"/> rows after both prices begin.
    /// Source: handbook, rules, relative_momentum.
    /// </returns>
    public static TimeSeries Forecast(TimeSeries price, TimeSeries classPrice, int horizon = Outperformance.DefaultHorizon, int? span = null) =>
        (Outperformance.Of(price, classPrice).Replace(0, double.NaN).Difference(horizon) / horizon).EwmMean(Decay.Span(Outperformance.Span(horizon, span)));

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], data[1], Outperformance.Horizon(options), Outperformance.Span(options));
}
