using System.Collections.Concurrent;

namespace SysTrade.Series;

/// <summary>Business-day arithmetic and the shared business-day indexes.</summary>
/// <remarks>A business day is Monday to Friday; exchange holidays are rows with missing values, not missing rows.</remarks>
internal static class BusinessDayIndexes
{
    private static readonly ConcurrentDictionary<(long First, long Last), WeakReference<TimeIndex>> Shared = new();

    /// <summary>Number of business days from Monday 1 January 0001 to the given day, weekends counting as the Friday before.</summary>
    public static long Ordinal(long ticks)
    {
        var days = ticks / TimeSpan.TicksPerDay;
        return (days / 7 * 5) + Math.Min(days % 7, 4);
    }

    /// <summary>The same, weekends counting as the Monday after.</summary>
    public static long OrdinalOrNext(long ticks)
    {
        var days = ticks / TimeSpan.TicksPerDay;
        return (days / 7 * 5) + Math.Min(days % 7, 5);
    }

    /// <summary>Midnight of the business day with the given ordinal.</summary>
    public static long Midnight(long ordinal) => ((ordinal / 5 * 7) + (ordinal % 5)) * TimeSpan.TicksPerDay;

    public static TimeIndex Get(DateTime first, DateTime last)
    {
        // A range that begins on a weekend begins on the Monday after; one that ends on a weekend ends on the Friday before.
        var from = Ordinal(first.Date.Ticks) + (first.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 1 : 0);
        return FromOrdinals(from, Ordinal(last.Date.Ticks));
    }

    public static TimeIndex FromOrdinals(long from, long to)
    {
        if (to < from) return TimeIndex.Empty;
        if (Shared.TryGetValue((from, to), out var reference) && reference.TryGetTarget(out var index)) return index;
        var ticks = new long[to - from + 1];
        for (var i = 0; i < ticks.Length; i++) ticks[i] = Midnight(from + i);
        index = new TimeIndex(ticks, isBusinessDaily: true);
        Shared.AddOrUpdate(
            (from, to),
            static (_, made) => new WeakReference<TimeIndex>(made),
            static (key, old, made) => old.TryGetTarget(out _) ? old : new WeakReference<TimeIndex>(made),
            index);
        return Shared.TryGetValue((from, to), out var kept) && kept.TryGetTarget(out var winner) ? winner : index;
    }
}
