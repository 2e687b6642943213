using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Puts bars of several frequencies or deliveries together and takes them apart (reference, systems data, section 6.8).</summary>
public static class PriceMerging
{
    /// <summary>One series of daily closes and intraday rows; where both have a stamp the daily row counts.</summary>
    public static ColumnSet Mixed(ColumnSet daily, ColumnSet intraday) => BarRows.MergeRows(daily, intraday);

    /// <summary>The daily closes and the intraday rows of a mixed series. Rows at midnight count as daily.</summary>
    public static (ColumnSet Daily, ColumnSet Intraday) Split(ColumnSet mixed) =>
        (BarRows.Where(mixed, i => PriceFilter.IsDaily(mixed.Index[i])), BarRows.Where(mixed, i => !PriceFilter.IsDaily(mixed.Index[i])));

    /// <summary>All moments of both, column by column: a known value is never lost, and where both know one the older or the newer counts.</summary>
    /// <remarks>The reference's form for newer values ignores moments that only the newer series has; here none is lost.</remarks>
    public static ColumnSet Full(ColumnSet older, ColumnSet newer, bool keepOlder = true) => keepOlder ? BarRows.Merge(older, newer) : BarRows.Merge(newer, older);

    /// <summary>
    /// One bar for each calendar day with a price, stamped as the close: first open, highest high, lowest low, the close's final price or else the last one, and
    /// the day's volume (<see cref="DailyVolumes"/>; NaN where none is known). A weekend session belongs to its own day.
    /// </summary>
    public static ColumnSet ToDaily(ColumnSet bars) => ToBins(bars, t => t.Date, day => day.Add(TradingCalendar.DailyCloseStamp), DailyVolumes.Of(bars));

    /// <summary>One bar for each clock hour with a price, stamped with its start; daily closes are left out, volumes are added up.</summary>
    public static ColumnSet ToHourly(ColumnSet bars)
    {
        var intraday = Split(bars).Intraday;
        return ToBins(intraday, t => t.Date.AddHours(t.Hour), hour => hour, null);
    }

    private static ColumnSet ToBins(ColumnSet bars, Func<DateTime, DateTime> bin, Func<DateTime, DateTime> stamp, TimeSeries? volumes)
    {
        double[] open = Values("OPEN"), high = Values("HIGH"), low = Values("LOW"), final = Values(ContractPrices.Final), volume = Values(ContractPrices.Volume);
        var (ticks, o, h, l, f, v) = (new List<long>(), new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (int i = 0, end; i < bars.Count; i = end)
        {
            var start = bin(bars.Index[i]);
            double first = double.NaN, top = double.NaN, bottom = double.NaN, last = double.NaN, sum = double.NaN;
            for (end = i; end < bars.Count && bin(bars.Index[end]) == start; end++)
            {
                if (double.IsNaN(first)) first = open[end];
                if (!(top >= high[end])) top = double.IsNaN(high[end]) ? top : high[end];
                if (!(bottom <= low[end])) bottom = double.IsNaN(low[end]) ? bottom : low[end];
                if (!double.IsNaN(final[end])) last = final[end];
                if (!double.IsNaN(volume[end])) sum = double.IsNaN(sum) ? volume[end] : sum + volume[end];
            }

            if (double.IsNaN(last)) continue;
            ticks.Add(stamp(start).Ticks);
            o.Add(first);
            h.Add(top);
            l.Add(bottom);
            f.Add(last);
            v.Add(volumes is null ? sum : volumes.At(start));
        }

        return new ColumnSet(
            TimeIndex.FromTicks(ticks.ToArray()),
            Column.OfNumbers("OPEN", [.. o]), Column.OfNumbers("HIGH", [.. h]), Column.OfNumbers("LOW", [.. l]),
            Column.OfNumbers(ContractPrices.Final, [.. f]), Column.OfNumbers(ContractPrices.Volume, [.. v]));

        double[] Values(string name) => bars[name].Numbers.ToArray();
    }
}
