using SysTrade.Data;
using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Systems.Tools;

/// <summary>Carry of a futures contract against its neighbour (handbook, stage rawdata).</summary>
internal static class Carry
{
    private const double SmallestDifferential = 1 / TradingCalendar.CalendarDaysInYear;

    /// <summary>Price less carry price; an exact zero means that one price was copied from the other, so it is missing.</summary>
    public static TimeSeries RawRoll(MultiplePrices prices) => (prices.Price - prices.Carry).Replace(0, double.NaN);

    /// <summary>Carry contract less held contract in years, at least a day apart in size.</summary>
    public static TimeSeries RollDifferentials(MultiplePrices prices)
    {
        var years = new double[prices.Index.Count];
        for (var i = 0; i < years.Length; i++)
        {
            int held = prices.PriceContract[i], carry = prices.CarryContract[i];
            if (held == 0 || carry == 0)
            {
                years[i] = double.NaN;
                continue;
            }

            var difference = ContractMonth.YearFraction(carry) - ContractMonth.YearFraction(held);
            years[i] = difference == 0 ? 0 : Math.CopySign(Math.Max(Math.Abs(difference), SmallestDifferential), difference);
        }

        return new TimeSeries(prices.Index, years);
    }
}
