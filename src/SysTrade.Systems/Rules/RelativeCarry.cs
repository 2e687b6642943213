using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Carry compared with that of the asset class.</summary>
public static class RelativeCarry
{
    /// <summary>Smoothed carry less the median of the smoothed carries in the asset class.</summary>
    /// <param name="smoothedCarry">Smoothed carry of the instrument, a Sharpe ratio.</param>
    /// <param name="medianCarry">Median smoothed carry of its asset class, a Sharpe ratio.</param>
    /// <returns>Forecast on the union of both indexes; NaN where either is missing. Source: handbook, rules, relative_carry.</returns>
    public static TimeSeries Forecast(TimeSeries smoothedCarry, TimeSeries medianCarry) => smoothedCarry - medianCarry;

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], data[1]);
}
