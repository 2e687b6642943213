using System.Collections.Immutable;
using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Hours;

/// <summary>A stretch of a week.</summary>
/// <param name="Day">Day it begins on.</param>
/// <param name="From">Local time it begins at.</param>
/// <param name="Until">Local time it ends at; at or before <paramref name="From"/> it is the next day's.</param>
public readonly record struct WeeklyWindow(DayOfWeek Day, TimeOnly From, TimeOnly Until);

/// <summary>Hours that are the same every week, in local time of a zone: what a venue publishes, or when its owner wants to trade.</summary>
public sealed class WeeklyHours
{
    private const int MinutesInDay = 24 * 60;
    private const int MinutesInWeek = 7 * MinutesInDay;

    // Stretches of minutes from Sunday 00:00, in order, apart, each within the week.
    private readonly ImmutableArray<(int From, int Until)> _stretches;

    private WeeklyHours(string timeZoneId, IEnumerable<(int From, int Until)> stretches)
    {
        TimeZoneId = timeZoneId;
        Zone = TimeZones.Find(timeZoneId);
        _stretches = Join(stretches);
    }

    /// <summary>Creates hours from windows; windows may overlap, or go over midnight.</summary>
    /// <exception cref="SysTradeException"><c>TimeZoneUnknown</c>.</exception>
    public WeeklyHours(string timeZoneId, params IEnumerable<WeeklyWindow> windows)
        : this(timeZoneId, windows.SelectMany(Stretches))
    {
    }

    /// <summary>Zone the times are in.</summary>
    public string TimeZoneId { get; }

    /// <summary>Rules of the zone.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The hours by day, cut at midnight, in order of the week from Sunday; a window that ends with its day ends at 00:00.</summary>
    public IEnumerable<WeeklyWindow> Windows => _stretches.SelectMany(s => ByDay(s.From, s.Until));

    /// <summary>Always open.</summary>
    public static WeeklyHours Always { get; } = new("UTC", [(0, MinutesInWeek)]);

    /// <summary>The same windows on each of several days.</summary>
    public static WeeklyHours On(string timeZoneId, IEnumerable<DayOfWeek> days, params IReadOnlyList<(TimeOnly From, TimeOnly Until)> windows) =>
        new(timeZoneId, days.SelectMany(d => windows.Select(w => new WeeklyWindow(d, w.From, w.Until))));

    /// <summary>
    /// Reads hours as the reference's files write them: weekday names with one pair of times or a list of pairs, or one such list for all days. A day
    /// left out is closed. Times are <c>HH:MM</c>, also <c>24:00</c>.
    /// </summary>
    /// <param name="timeZoneId">Zone the times are in.</param>
    /// <param name="value">Dictionaries, lists and texts as a YAML reader gives them.</param>
    /// <param name="where">Where it was found, for messages.</param>
    /// <exception cref="SysTradeException"><c>InvalidTradingHours</c>, <c>TimeZoneUnknown</c>.</exception>
    public static WeeklyHours Read(string timeZoneId, object? value, string where) => WeeklyHoursReader.Read(timeZoneId, value, where);

    /// <summary>When both hold; the zones must be the same.</summary>
    /// <exception cref="SysTradeException"><c>TimeZonesDiffer</c>.</exception>
    public WeeklyHours Intersect(WeeklyHours other)
    {
        if (Zone.Id != other.Zone.Id)
        {
            throw new SysTradeException(
                "TimeZonesDiffer", SysErrorKind.InvalidArgument,
                $"Weekly hours in {TimeZoneId} and in {other.TimeZoneId} have no hours in common every week: summer time moves one against the other.",
                "Give both in one zone, or intersect the dated hours made from them.", other.TimeZoneId);
        }

        return new WeeklyHours(TimeZoneId, from mine in _stretches
                                           from theirs in other._stretches
                                           select (Math.Max(mine.From, theirs.From), Math.Min(mine.Until, theirs.Until)));
    }

    /// <summary>The sessions between two moments, cut there.</summary>
    public TradingHours Between(DateTimeOffset from, DateTimeOffset until)
    {
        var sessions = new List<TradingSession>();
        var sunday = TimeZoneInfo.ConvertTime(from, Zone).Date.AddDays(-7);
        for (sunday = sunday.AddDays(-(int)sunday.DayOfWeek); sunday <= TimeZoneInfo.ConvertTime(until, Zone).Date; sunday = sunday.AddDays(7))
        {
            foreach (var (begin, end) in _stretches)
            {
                var opens = Zone.Moment(sunday.AddMinutes(begin));
                var closes = Zone.Moment(sunday.AddMinutes(end));
                if (opens < from) opens = from;
                if (closes > until) closes = until;
                if (closes > opens) sessions.Add(new TradingSession(opens, closes));
            }
        }

        return new TradingHours(TimeZoneId, sessions);
    }

    /// <summary>One line, for example <c>Mon-Fri 09:00-17:00 America/Chicago</c>.</summary>
    public override string ToString()
    {
        var days = Windows.GroupBy(w => w.Day)
            .Select(g => (Day: g.Key.ToString()[..3], Hours: string.Join(' ', g.Select(w => $"{Show(w.From)}-{(w.Until == TimeOnly.MinValue ? "24:00" : Show(w.Until))}"))))
            .ToArray();
        var groups = days.GroupBy(d => d.Hours).Select(g => $"{string.Join(',', g.Select(d => d.Day))} {g.Key}");
        return $"{string.Join("; ", groups)} {TimeZoneId}";
    }

    private static string Show(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static IEnumerable<(int From, int Until)> Stretches(WeeklyWindow window)
    {
        var from = ((int)window.Day * MinutesInDay) + Minutes(window.From);
        var until = ((int)window.Day * MinutesInDay) + Minutes(window.Until);
        if (until <= from) until += MinutesInDay;
        yield return (from, Math.Min(until, MinutesInWeek));
        if (until > MinutesInWeek) yield return (0, until - MinutesInWeek);
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;

    private static IEnumerable<WeeklyWindow> ByDay(int from, int until)
    {
        for (var day = from / MinutesInDay; day * MinutesInDay < until; day++)
        {
            var begin = Math.Max(from, day * MinutesInDay) % MinutesInDay;
            var end = Math.Min(until, (day + 1) * MinutesInDay) % MinutesInDay;
            yield return new WeeklyWindow((DayOfWeek)day, new TimeOnly(begin / 60, begin % 60), new TimeOnly(end / 60, end % 60));
        }
    }

    private static ImmutableArray<(int From, int Until)> Join(IEnumerable<(int From, int Until)> stretches)
    {
        var joined = ImmutableArray.CreateBuilder<(int From, int Until)>();
        foreach (var stretch in stretches.Where(s => s.Until > s.From).Order())
        {
            if (joined.Count > 0 && stretch.From <= joined[^1].Until) joined[^1] = (joined[^1].From, Math.Max(joined[^1].Until, stretch.Until));
            else joined.Add(stretch);
        }

        return joined.ToImmutable();
    }
}
