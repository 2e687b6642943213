using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Quant.Fitting;

/// <summary>Lays out the periods over which estimates are refitted.</summary>
/// <remarks>
/// The boundaries b0, b1, ... lie one interval apart. An estimate used from b(i) to b(i+1) is fitted on data up to b(i), for i from 1, so the first
/// sees between one and two intervals of data; the stretch before b1 has no fitted estimate.
/// </remarks>
public static class FittingDates
{
    private static readonly Dictionary<string, FittingMethod> Methods = new(StringComparer.Ordinal)
    {
        ["in_sample"] = FittingMethod.InSample,
        ["rolling"] = FittingMethod.Rolling,
        ["expanding"] = FittingMethod.Expanding,
    };

    /// <summary>The method of a config's name: <c>in_sample</c>, <c>rolling</c> or <c>expanding</c>.</summary>
    /// <exception cref="UnknownNameException">The name is not known.</exception>
    public static FittingMethod Method(string name, string? where = null) =>
        Methods.TryGetValue(name, out var method) ? method : throw new UnknownNameException("date method", name, Methods.Keys, where);

    /// <summary>The periods from the first to the last moment of the data, in order.</summary>
    /// <param name="first">First moment of the data.</param>
    /// <param name="last">Last moment of the data.</param>
    /// <param name="method">Which past each period may see.</param>
    /// <param name="interval"><c>12M</c> or <c>Y</c>, <c>M</c>, <c>W</c>, or a number of days such as <c>90D</c>.</param>
    /// <param name="rollYears">Length of a rolling window.</param>
    /// <param name="conventions">Layout; <see cref="FittingConventions.Stable"/> unless told otherwise.</param>
    /// <returns>No period at all when the data does not reach over two boundaries.</returns>
    /// <exception cref="SysTradeException"><c>IntervalNotUsable</c>.</exception>
    public static IReadOnlyList<FitPeriod> Generate(
        DateTime first, DateTime last, FittingMethod method, string interval = "12M", int rollYears = 20, FittingConventions? conventions = null)
    {
        conventions ??= FittingConventions.Stable;
        if (method == FittingMethod.InSample) return [new FitPeriod(first, last, first, last)];
        var boundaries = conventions.CountedBackFromLastRow ? CountBack(first, last, interval) : InCalendar(first, last, interval);
        if (boundaries.Count < 2) return [];
        var periods = new List<FitPeriod> { new(first, first, first, boundaries[1], NoData: true) };
        for (var i = 1; i < boundaries.Count - 1; i++)
        {
            var at = boundaries[i];
            var from = method == FittingMethod.Expanding ? first
                : conventions.RollYearsCountIntervals ? boundaries[Math.Max(0, i - rollYears)]
                : Later(first, at.AddYears(-Math.Min(rollYears, at.Year - 1)));
            periods.Add(new FitPeriod(from, at, at, boundaries[i + 1]));
        }

        return periods;
    }

    /// <summary>Position of the last period that starts at or before a moment, or -1.</summary>
    public static int Find(IReadOnlyList<FitPeriod> periods, DateTime moment)
    {
        var (low, high) = (0, periods.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (periods[middle].PeriodStart <= moment) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private static List<DateTime> CountBack(DateTime first, DateTime last, string interval)
    {
        var step = interval switch { "W" => 7, "M" => 30, "12M" or "Y" => 365, _ => DaysOf(interval) };
        var boundaries = new List<DateTime>();
        for (var at = last; at >= first; at = at.AddDays(-step)) boundaries.Add(at);
        boundaries.Reverse();
        return boundaries;
    }

    private static List<DateTime> InCalendar(DateTime first, DateTime last, string interval)
    {
        Func<DateTime, DateTime> floor;
        Func<DateTime, DateTime> next;
        switch (interval)
        {
            case "12M" or "Y":
                (floor, next) = (d => new DateTime(d.Year, 1, 1), d => d.AddYears(1));
                break;
            case "M":
                (floor, next) = (d => new DateTime(d.Year, d.Month, 1), d => d.AddMonths(1));
                break;
            default:
                // 1 January 0001 was a Monday: multiples of seven days from it are Mondays.
                var step = interval == "W" ? 7 : DaysOf(interval);
                (floor, next) = (d => new DateTime(d.Ticks - (d.Ticks % (step * TimeSpan.TicksPerDay))), d => d.AddDays(step));
                break;
        }

        var at = floor(first);
        if (at < first) at = next(at);
        var boundaries = new List<DateTime>();
        for (; at < last; at = next(at)) boundaries.Add(at);
        boundaries.Add(last);
        return boundaries;
    }

    private static int DaysOf(string interval)
    {
        if (interval.EndsWith('D') && int.TryParse(interval[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0) return days;
        throw new SysTradeException(
            "IntervalNotUsable", SysErrorKind.InvalidArgument, $"The interval between fits is '{interval}'; it must be 12M, Y, M, W or a number of days such as 90D.",
            "Set interval_frequency to one of these.", interval);
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
