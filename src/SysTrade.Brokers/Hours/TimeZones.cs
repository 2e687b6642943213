using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Hours;

/// <summary>Finds time zones by the names venues and brokers use, old ones included, with their rules of summer time.</summary>
public static class TimeZones
{
    // Short names that brokers send and that either do not exist in the zone database or stand there for a fixed offset without summer time.
    private static readonly Dictionary<string, string> Old = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CST"] = "America/Chicago",
        ["CST (Central Standard Time)"] = "America/Chicago",
        ["EST"] = "America/New_York",
        ["EST (Eastern Standard Time)"] = "America/New_York",
        ["US/Central"] = "America/Chicago",
        ["US/Eastern"] = "America/New_York",
        ["MET"] = "Europe/Berlin",
        ["MET (Middle Europe Time)"] = "Europe/Berlin",
        ["JST"] = "Asia/Tokyo",
        ["Japan"] = "Asia/Tokyo",
        ["JST (Japan Standard Time)"] = "Asia/Tokyo",
        ["GB-Eire"] = "Europe/London",
        ["GB"] = "Europe/London",
        ["Hongkong"] = "Asia/Hong_Kong",
        ["Singapore"] = "Asia/Singapore",
        ["Australia/NSW"] = "Australia/Sydney",
        [""] = "UTC",
    };

    /// <summary>The zone.</summary>
    /// <exception cref="SysTradeException"><c>TimeZoneUnknown</c>.</exception>
    public static TimeZoneInfo Find(string id)
    {
        var name = Old.GetValueOrDefault(id, id);
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new SysTradeException(
                "TimeZoneUnknown", SysErrorKind.NotFound, $"There is no time zone named '{id}'; expected a name such as America/Chicago or UTC.",
                "Correct the name, or install the zone database of this machine.", id);
    }

    /// <summary>
    /// The moment a local time means. A time that summer time skips is moved forward by what was skipped; of one that occurs twice the first is taken.
    /// </summary>
    public static DateTimeOffset Moment(this TimeZoneInfo zone, DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            // The offset before the change holds: 02:30 on the day of the change is 03:30 summer time.
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddHours(-3))).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
