using SysTrade.Series;
using SysTrade.Systems.Configuration;

namespace SysTrade.Systems.Tools;

/// <summary>How slowly changing series meet the positions they scale.</summary>
internal static class Alignment
{
    /// <summary>
    /// The value in force at each moment. The reference reindexes exactly and fills afterwards, which loses every value when daily weights
    /// meet hourly positions (quirk).
    /// </summary>
    public static TimeSeries AlignTo(this TimeSeries slow, TimeIndex index, Quirks quirks) =>
        quirks.IdmReindexLosesHourly ? slow.ReindexThenFill(index) : slow.KnownAt(index, quirks).ForwardFill().ReindexFill(index);

    /// <summary>
    /// A series stamped so that it can be looked up at some moments: a daily value has the stamp of its day's midnight and knows its close, so
    /// where the moments lie within days it is stamped with the next midnight. The reference leaves it (quirk).
    /// </summary>
    public static TimeSeries KnownAt(this TimeSeries series, TimeIndex index, Quirks quirks) =>
        IsTooEarly(series.Index, index, quirks) ? new TimeSeries(DayLater(series.Index), series.ToArray()) : series;

    /// <summary>The same for the columns of a frame.</summary>
    public static Frame KnownAt(this Frame frame, TimeIndex index, Quirks quirks)
    {
        if (!IsTooEarly(frame.Index, index, quirks)) return frame;
        var later = DayLater(frame.Index);
        return Frame.Concat(frame.Names, [.. frame.Names.Select((_, i) => new TimeSeries(later, frame.Values(i).ToArray()))], later);
    }

    /// <summary>Series that are combined: where one of them has hours, the daily ones are stamped when they are known.</summary>
    public static IReadOnlyList<TimeSeries> KnownTogether(this IReadOnlyList<TimeSeries> series, Quirks quirks) =>
        series.FirstOrDefault(s => PositionFrequency.HasHours(s.Index)) is { } hourly ? [.. series.Select(s => s.KnownAt(hourly.Index, quirks))] : series;

    private static bool IsTooEarly(TimeIndex daily, TimeIndex index, Quirks quirks) =>
        !quirks.DailyValuesKnownDuringTheDay && daily.Count > 0 && PositionFrequency.HasHours(index) && !PositionFrequency.HasHours(daily);

    private static TimeIndex DayLater(TimeIndex index)
    {
        var ticks = index.Ticks.ToArray();
        for (var i = 0; i < ticks.Length; i++) ticks[i] += TimeSpan.TicksPerDay;
        return TimeIndex.FromTicks(ticks);
    }
}
