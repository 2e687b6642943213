using System.Collections;
using System.Globalization;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Hours;

/// <summary>Reads weekly hours in the three shapes the reference's files have.</summary>
internal static class WeeklyHoursReader
{
    /// <summary>See <see cref="WeeklyHours.Read"/>.</summary>
    public static WeeklyHours Read(string timeZoneId, object? value, string where)
    {
        var windows = value switch
        {
            null => [],
            _ when AsPairs(value) is { } days => days.SelectMany(d => Windows(Day(d.Key, where), d.Value, $"{where}.{d.Key}")),
            _ => Enum.GetValues<DayOfWeek>().SelectMany(d => Windows(d, value, where)),
        };
        return new WeeklyHours(timeZoneId, windows.ToArray());
    }

    private static IEnumerable<WeeklyWindow> Windows(DayOfWeek day, object? value, string where)
    {
        if (value is null) return [];
        if (AsList(value) is not { } list) throw Invalid(where, value, "a pair of times or a list of pairs");
        if (list.Count == 0) return [];
        return list.All(i => AsList(i) is null) ? [Window(day, list, where)] : list.Select(pair => Window(day, AsList(pair) ?? throw Invalid(where, pair, "a pair of times"), where));
    }

    private static WeeklyWindow Window(DayOfWeek day, IReadOnlyList<object?> pair, string where)
    {
        if (pair.Count != 2) throw Invalid(where, string.Join(", ", pair), "two times, from and until");
        return new WeeklyWindow(day, Time(pair[0], where), Time(pair[1], where));
    }

    private static TimeOnly Time(object? value, string where)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";

        // A session that ends with the day.
        if (text == "24:00") return TimeOnly.MinValue;
        return TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw Invalid(where, value, "a time HH:MM in quotes");
    }

    private static DayOfWeek Day(string name, string where) =>
        Enum.TryParse<DayOfWeek>(name, ignoreCase: true, out var day) && !char.IsAsciiDigit(name[0])
            ? day
            : throw new UnknownNameException("weekday", name, Enum.GetNames<DayOfWeek>(), where);

    private static IEnumerable<KeyValuePair<string, object?>>? AsPairs(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> typed => typed,
        IDictionary untyped => untyped.Cast<DictionaryEntry>().Select(e => KeyValuePair.Create(Convert.ToString(e.Key, CultureInfo.InvariantCulture) ?? "", e.Value)),
        _ => null,
    };

    private static IReadOnlyList<object?>? AsList(object? value) => value is IEnumerable items and not string ? [.. items.Cast<object?>()] : null;

    private static SysTradeException Invalid(string where, object? found, string expected) => new(
        "InvalidTradingHours", SysErrorKind.InvalidArgument, $"Trading hours in {where} are '{found}'; expected {expected}.",
        "Write for example Monday: [['09:00', '17:00']].", where);
}
