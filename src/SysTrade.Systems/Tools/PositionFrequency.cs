using SysTrade.Series;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tools;

/// <summary>Tells daily positions from intraday ones.</summary>
internal static class PositionFrequency
{
    /// <summary>True when prices by the hour are needed: several rows on a day on average.</summary>
    /// <remarks>The reference cannot recognise an irregular daily index and takes it for an hourly one (quirk).</remarks>
    public static bool IsIntraday(TimeIndex index, Quirks quirks)
    {
        if (index.IsBusinessDaily || index.Count < 2) return false;
        return quirks.IrregularDailyFallsBackToHourlyPrices || HasHours(index);
    }

    /// <summary>True when there are several rows on a day on average.</summary>
    public static bool HasHours(TimeIndex index) => !index.IsBusinessDaily && index.Count >= 2 && (index.Last - index.First).TotalDays / (index.Count - 1) < 0.5;

    /// <summary>True when rows are neither every business day nor every hour.</summary>
    public static bool IsIrregular(TimeIndex index) => !index.IsBusinessDaily && index.Count >= 2;
}
