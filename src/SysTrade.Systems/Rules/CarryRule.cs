using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Rules;

/// <summary>Carry, smoothed.</summary>
public static class CarryRule
{
    /// <summary>EW mean of raw carry with centre of mass <paramref name="smoothDays"/> (a span of twice that plus one).</summary>
    /// <param name="rawCarry">Annualised roll over annualised volatility.</param>
    /// <param name="smoothDays">Centre of mass, days.</param>
    /// <returns>Forecast on the index of the input; holds through missing days. Source: handbook, rules, carry.</returns>
    public static TimeSeries Forecast(TimeSeries rawCarry, double smoothDays = 90) => rawCarry.EwmMean(Decay.Com(smoothDays));

    internal static TimeSeries Rule(IReadOnlyList<TimeSeries> data, NamedOptions options) => Forecast(data[0], options.Double("smooth_days", 90));
}
