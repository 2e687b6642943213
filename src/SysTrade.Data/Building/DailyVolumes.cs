using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Volumes of a day from bars that may be daily, intraday or both.</summary>
public static class DailyVolumes
{
    /// <summary>Volume by calendar day that has one, at midnight: the sum of the intraday rows, or the close's where that is zero or missing.</summary>
    /// <remarks>Rule: reference, systems data, section 6.8. A weekend session belongs to its own day here, not to the Friday before.</remarks>
    /// <param name="bars">Bars with a column <c>VOLUME</c>.</param>
    public static TimeSeries Of(ColumnSet bars)
    {
        var volumes = bars[ContractPrices.Volume].Numbers;
        var (ticks, sums) = (new List<long>(), new List<double>());
        for (var i = 0; i < volumes.Length;)
        {
            var day = bars.Index[i].Date;
            double intraday = 0, close = double.NaN;
            for (; i < volumes.Length && bars.Index[i].Date == day; i++)
            {
                if (double.IsNaN(volumes[i])) continue;
                if (bars.Index[i].TimeOfDay == TradingCalendar.DailyCloseStamp) close = volumes[i];
                else intraday += volumes[i];
            }

            var volume = intraday > 0 ? intraday : close;
            if (double.IsNaN(volume) || volume <= 0) continue;
            ticks.Add(day.Ticks);
            sums.Add(volume);
        }

        return new TimeSeries(TimeIndex.FromTicks(ticks.ToArray()), [.. sums]);
    }
}
