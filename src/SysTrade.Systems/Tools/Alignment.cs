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
        quirks.IdmReindexLosesHourly ? slow.ReindexThenFill(index) : slow.ForwardFill().ReindexFill(index);
}
