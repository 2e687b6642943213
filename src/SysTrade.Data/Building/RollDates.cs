using SysTrade.Domain;
using SysTrade.Series;

namespace SysTrade.Data.Building;

/// <summary>Days on which rolls are wanted, and the stamps they are moved to.</summary>
internal sealed class RollDates(ContractPrices prices, RollParameters parameters, RollCalendarOptions options)
{
    private const double VolumeSpan = 3;

    private readonly Lazy<DateOnly[]> _tradingDays = new(() =>
        [.. prices.Contracts.SelectMany(c => prices.Prices(c).DropMissing().Index).Select(DateOnly.FromDateTime).Distinct().Order()]);

    /// <summary>The day on which the rule wants a contract to be left, at midnight.</summary>
    public DateTime Desired(int contract, int next)
    {
        var expiry = options.ExpiryOf(contract, parameters);
        var byParameters = expiry.AddDays(parameters.RollOffsetDays);
        var day = options.Timing switch
        {
            RollTiming.TradingDaysRule rule => TradingDaysBefore(expiry, rule.Days),
            RollTiming.VolumeRule rule => VolumeCrossing(contract, next, byParameters, rule) ?? byParameters,
            _ => byParameters,
        };
        return day.ToDateTime(TimeOnly.MinValue);
    }

    /// <summary>
    /// The stamp nearest to a day, in whole days, among those after a moment and not after another: of two days equally near the earlier one, and of the
    /// stamps of that day the last, since a roll comes after the close.
    /// </summary>
    public static DateTime? Nearest(TimeIndex candidates, DateTime day, DateTime after, DateTime until)
    {
        DateTime? best = null;
        var bestDistance = int.MaxValue;
        foreach (var stamp in candidates)
        {
            if (stamp <= after || stamp > until) continue;
            var distance = Math.Abs((stamp.Date - day.Date).Days);
            if (distance > bestDistance || (distance == bestDistance && stamp.Date != best!.Value.Date)) continue;
            (best, bestDistance) = (stamp, distance);
        }

        return best;
    }

    private DateOnly TradingDaysBefore(DateOnly expiry, int count)
    {
        var day = expiry;
        // Expiry itself is day zero, moved back to a trading day when it is none.
        while (!IsTradingDay(day)) day = day.AddDays(-1);
        for (var i = 0; i < count; i++)
        {
            do day = day.AddDays(-1);
            while (!IsTradingDay(day));
        }

        return day;
    }

    private bool IsTradingDay(DateOnly day)
    {
        var known = _tradingDays.Value;
        if (known.Length > 0 && day >= known[0] && day <= known[^1]) return Array.BinarySearch(known, day) >= 0;
        return day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private DateOnly? VolumeCrossing(int contract, int next, DateOnly latest, RollTiming.VolumeRule rule)
    {
        var (from, to) = (latest.AddDays(-rule.WindowDays).ToDateTime(TimeOnly.MinValue), latest.ToDateTime(TimeOnly.MaxValue));
        var (present, forward) = (Smoothed(contract), Smoothed(next));
        foreach (var stamp in forward.Index.Intersect(present.Index))
        {
            if (stamp < from || stamp > to) continue;
            double mine = present.At(stamp), its = forward.At(stamp);
            if (its > 0 && its >= rule.Ratio * mine) return DateOnly.FromDateTime(stamp);
        }

        return null;
    }

    private TimeSeries Smoothed(int contract) => DailyVolumes.Of(prices.Bars(contract)).EwmMean(VolumeSpan);
}
