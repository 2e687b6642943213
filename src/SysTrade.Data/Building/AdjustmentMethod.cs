using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Reads off adjusted prices how their jumps at rolls were taken out: stored series, also those of others, do not say so.</summary>
/// <remarks>
/// Under every contract left, the Panama method keeps the changes of its price, the proportional one their quotients, and no adjustment the prices. The method
/// whose prices fit best is the one; the newest contract fits all and is not asked.
/// </remarks>
public static class AdjustmentMethod
{
    private const double Tolerance = 1e-7;

    /// <summary>The method, or null where there is nothing to tell it by: no roll yet, or prices that fit none.</summary>
    /// <param name="adjusted">Adjusted prices.</param>
    /// <param name="multiple">The multiple prices they were made of.</param>
    public static Adjustment? Of(TimeSeries adjusted, MultiplePrices multiple)
    {
        double scale = 1e-12, same = 0, difference = 0, quotient = 0, jump = 0;
        var (before, first) = (-1, -1);
        // The contract in force where the adjusted prices end has their own prices; they may end before a roll that was interrupted.
        var end = adjusted.DropMissing() is { Count: > 0 } known ? multiple.Index.FindAtOrBefore(known.Index.Last.Ticks) : -1;
        if (end < 0) return null;
        while (end > 0 && multiple.PriceContract[end - 1] == multiple.PriceContract[end]) end--;
        for (var i = 0; i < end; i++)
        {
            if (multiple.PriceContract[i + 1] != multiple.PriceContract[i] && Math.Abs(multiple.Forward[i] - multiple.Price[i]) is var step && step > jump) jump = step;
            double price = multiple.Price[i], value = adjusted.At(multiple.Index[i]);
            if (double.IsNaN(price) || double.IsNaN(value)) continue;
            if (before < 0 || multiple.PriceContract[i] != multiple.PriceContract[before]) first = i;
            before = i;
            double price0 = multiple.Price[first], value0 = adjusted.At(multiple.Index[first]);
            scale = Math.Max(scale, Math.Max(Math.Abs(price), Math.Abs(value)));
            same = Math.Max(same, Math.Abs(value - price));
            difference = Math.Max(difference, Math.Abs(value - value0 - (price - price0)));
            // Without dividing: value / value0 is price / price0.
            quotient = Math.Max(quotient, Math.Abs((value * price0) - (price * value0)) / Math.Max(1e-12, Math.Abs(price0)));
        }

        if (before < 0) return null;
        var limit = Tolerance * scale;
        // Prices as they were mean that jumps were left, if there were any.
        if (same <= limit) return jump > limit ? Adjustment.None : null;
        if (difference <= limit && quotient <= limit) return null;
        return difference <= limit ? Adjustment.Panama : quotient <= limit ? Adjustment.Proportional : null;
    }
}
