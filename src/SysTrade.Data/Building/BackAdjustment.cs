using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Makes one continuous series of multiple prices.</summary>
/// <remarks>
/// Source: reference, systems data, section 6.5 (Panama); the proportional form multiplies where that adds. The last price of the result is always the price
/// of the contract held, so each new roll changes all earlier values. NaN rows stay NaN except with <see cref="MissingAtRoll.CarryForward"/>.
/// </remarks>
public static class BackAdjustment
{
    /// <summary>Makes the series, price units, one row for each row of the multiple prices.</summary>
    /// <exception cref="SysTradeException">
    /// <c>RollDifferenceUnknown</c>: a roll has no row with both prices, or was not made into the forward contract. <c>PriceNotPositive</c>: a proportional
    /// adjustment met a price of zero or less at a roll.
    /// </exception>
    public static TimeSeries Adjust(MultiplePrices prices, Adjustment method = Adjustment.Panama, MissingAtRoll missing = MissingAtRoll.LastBothPriced)
    {
        var price = missing == MissingAtRoll.CarryForward ? prices.Price.ForwardFill() : prices.Price;
        if (method == Adjustment.None) return price;
        var jumps = RollJumps.Of(prices, missing);
        var values = price.ToArray();
        var end = values.Length;
        var proportional = method == Adjustment.Proportional;
        var shift = proportional ? 1.0 : 0.0;
        for (var k = jumps.Count - 1; k >= -1; k--)
        {
            var start = k >= 0 ? jumps[k].Row : 0;
            for (var i = start; i < end; i++) values[i] = proportional ? values[i] * shift : values[i] + shift;
            if (k < 0) break;
            var jump = jumps[k];
            if (proportional) shift *= jump.Quotient(prices);
            else shift += jump.Difference;
            end = start;
        }

        return new TimeSeries(price.Index, values);
    }
}
