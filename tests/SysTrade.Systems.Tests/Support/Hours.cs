using SysTrade.Series;

namespace SysTrade.Systems.Tests.Support;

/// <summary>Small deterministic series on the hours of business days, from ten to sixteen o'clock.</summary>
internal static class Hours
{
    public const int PerDay = 7;

    private const int Opening = 10;

    /// <summary>The hours of some business days.</summary>
    public static TimeIndex Index(int days) => TimeIndex.From(Enumerable.Range(0, days * PerDay).Select(Moment));

    /// <summary>An hour by its row.</summary>
    public static DateTime Moment(int row) => Days.Day(row / PerDay).AddHours(Opening + (row % PerDay));

    /// <summary>A series by hour.</summary>
    public static TimeSeries Series(int days, Func<int, double> value) => new(Index(days), [.. Enumerable.Range(0, days * PerDay).Select(value)]);

    /// <summary>Prices that walk at random through the hours, with a close at 23:00 of every day.</summary>
    public static TimeSeries WalkWithCloses(int days, int seed, double start = 100, double step = 0.4)
    {
        var walk = Days.Walk(days * (PerDay + 1), seed, start, step);
        var moments = Enumerable.Range(0, walk.Length).Select(i => i % (PerDay + 1) == PerDay ? Days.Day(i / (PerDay + 1)).AddHours(23) : Moment(i - (i / (PerDay + 1))));
        return new TimeSeries(TimeIndex.From(moments), walk);
    }
}
