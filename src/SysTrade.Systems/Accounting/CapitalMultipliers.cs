using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Accounting;

/// <summary>How much capital there is relative to the start, from the percentage profit on fixed capital (handbook, capital multiplier).</summary>
public static class CapitalMultipliers
{
    /// <summary>A capital multiplier: percentage profit of each day on fixed capital in, multiple of the starting capital out.</summary>
    public delegate TimeSeries Multiplier(TimeSeries percentPandl, Quirks quirks);

    private static readonly Dictionary<string, Multiplier> Known = new(StringComparer.Ordinal)
    {
        ["syscore.capital.fixed_capital"] = (percent, _) => Fixed(percent),
        ["syscore.capital.full_compounding"] = (percent, _) => FullCompounding(percent),
        ["syscore.capital.half_compounding"] = HalfCompounding,
        ["fixed_capital"] = (percent, _) => Fixed(percent),
        ["full_compounding"] = (percent, _) => FullCompounding(percent),
        ["half_compounding"] = HalfCompounding,
    };

    /// <summary>The multiplier of that name.</summary>
    /// <exception cref="UnknownNameException">There is none.</exception>
    public static Multiplier Find(string name) =>
        Known.TryGetValue(name, out var multiplier) ? multiplier : throw new UnknownNameException("capital multiplier", name, Known.Keys, "capital_multiplier.func");

    /// <summary>Always one.</summary>
    public static TimeSeries Fixed(TimeSeries percentPandl) => TimeSeries.Constant(percentPandl.Index, 1);

    /// <summary>Profits and losses are kept: the running product of one plus each day's return.</summary>
    public static TimeSeries FullCompounding(TimeSeries percentPandl) => ((percentPandl / 100.0) + 1.0).CumulativeProduct().ForwardFill();

    /// <summary>Losses reduce capital, profits only restore it: at most one.</summary>
    /// <remarks>The reference grows by multiplier times return once too often (quirk).</remarks>
    public static TimeSeries HalfCompounding(TimeSeries percentPandl, Quirks quirks)
    {
        var values = new double[percentPandl.Count];
        var multiplier = 1.0;
        for (var i = 0; i < values.Length; i++)
        {
            var profit = percentPandl[i] / 100.0;
            if (!double.IsNaN(profit)) multiplier = Math.Min(1.0, multiplier * (1.0 + (quirks.HalfCompoundingFormula ? multiplier * profit : profit)));
            values[i] = multiplier;
        }

        return percentPandl.With(values);
    }
}
