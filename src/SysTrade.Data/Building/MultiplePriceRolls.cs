using SysTrade.Domain.Errors;

namespace SysTrade.Data.Building;

/// <summary>Reads the rolls off multiple prices (reference, systems data, section 6.3, C).</summary>
internal static class MultiplePriceRolls
{
    public static RollCalendar Of(string instrument, MultiplePrices prices)
    {
        var rolls = new List<Roll>();
        for (var i = 1; i < prices.Count; i++)
        {
            var (current, next) = (prices.PriceContract[i - 1], prices.PriceContract[i]);
            if (next != current) rolls.Add(new Roll(prices.Index[i - 1], current, next, prices.CarryContract[i - 1]));
        }

        return new RollCalendar(instrument, rolls);
    }

    public static RollCalendar AsReference(string instrument, MultiplePrices prices)
    {
        if (prices.Count == 0) throw new SysTradeException("NoRows", SysErrorKind.InvalidData, $"The multiple prices of '{instrument}' have no rows.", null, instrument);
        var rolls = new List<Roll>();
        for (var i = 1; i < prices.Count; i++)
        {
            if (prices.PriceContract[i] > prices.PriceContract[i - 1])
            {
                rolls.Add(new Roll(prices.Index[i], prices.PriceContract[i - 1], prices.PriceContract[i], prices.CarryContract[i - 1]));
            }
        }

        rolls.Add(new Roll(prices.Index.Last, prices.PriceContract[^1], prices.ForwardContract[^1], prices.CarryContract[^1]));
        return new RollCalendar(instrument, rolls);
    }
}
