using SysTrade.Series;

namespace SysTrade.Systems.Tests.Support;

/// <summary>Small deterministic series on business days.</summary>
internal static class Days
{
    /// <summary>Wednesday; the first day of every series made here.</summary>
    public static readonly DateTime First = new(2020, 1, 1);

    /// <summary>Business days from <see cref="First"/>, at midnight.</summary>
    public static TimeIndex Index(int count) => TimeIndex.BusinessDays(First, Day(count - 1));

    /// <summary>The business day of a row.</summary>
    public static DateTime Day(int row)
    {
        var day = First.AddDays(row / 5 * 7);
        for (var i = 0; i < row % 5; i++) day = day.AddDays(day.DayOfWeek == DayOfWeek.Friday ? 3 : 1);
        return day;
    }

    /// <summary>A series by business day.</summary>
    public static TimeSeries Series(params double[] values) => new(Index(values.Length), [.. values]);

    /// <summary>A series by business day.</summary>
    public static TimeSeries Series(int count, Func<int, double> value) => Series([.. Enumerable.Range(0, count).Select(value)]);

    /// <summary>The same values stamped 23:00, as price files have closing prices.</summary>
    public static TimeSeries Closes(params double[] values) => AtClose(Series(values));

    /// <summary>Closing prices.</summary>
    public static TimeSeries Closes(int count, Func<int, double> value) => AtClose(Series(count, value));

    /// <summary>The same values eleven at night.</summary>
    public static TimeSeries AtClose(TimeSeries series) => new(TimeIndex.From(series.Index.Select(d => d.AddHours(23))), series.ToArray());

    /// <summary>A random walk that is the same every time.</summary>
    public static double[] Walk(int count, int seed, double start = 100, double step = 1, double drift = 0)
    {
        var random = new Random(seed);
        var prices = new double[count];
        var price = start;
        for (var i = 0; i < count; i++)
        {
            prices[i] = price;
            price += drift + (step * ((random.NextDouble() + random.NextDouble() + random.NextDouble()) - 1.5) * 2);
        }

        return prices;
    }
}
