using SysTrade.Domain;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Where the price stands within its recent range.</summary>
public static class Breakout
{
    /// <summary>
    /// 40 (price - middle of the range) / (width of the range), smoothed; the range is that of the last <paramref name="lookback"/> rows.
    /// </summary>
    /// <param name="price">Daily price.</param>
    /// <param name="lookback">Rows in the range; valid after half of them.</param>
    /// <param name="smooth">EW span of the smoothing; by default a quarter of the lookback. Must be less than the lookback.</param>
    /// <returns>Forecast on the index of the price; a flat range gives NaN or an infinity. Source: handbook, rules, breakout.</returns>
    public static TimeSeries Forecast(TimeSeries price, int lookback = 10, int? smooth = null)
    {
        var span = smooth ?? Math.Max(lookback / 4, 1);
        if (span >= lookback)
        {
            throw new SysTradeException(
                "ParameterOutOfRange", SysErrorKind.InvalidArgument, $"breakout: smooth is {span} and lookback {lookback}; smooth must be less than lookback.",
                "Lower smooth or raise lookback.", "smooth");
        }

        var rows = Math.Min(price.Count, (int)Math.Ceiling(lookback / 2.0));
        var (high, low) = (price.RollingMaximum(lookback, rows), price.RollingMinimum(lookback, rows));
        var raw = (price - ((high + low) / 2.0)) / (high - low) * 40.0;
        return raw.EwmMean(Decay.Span(span), (int)Math.Ceiling(span / 2.0));
    }

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) =>
        Forecast(data[0], options.Int("lookback", 10), options.Int("smooth", 0) is var smooth and > 0 ? smooth : null);
}
