namespace SysTrade.Data.SampleData;

/// <summary>The business days of the history and the days on which each region is closed.</summary>
internal sealed class SampleCalendar
{
    private readonly Dictionary<int, int> _rows;

    public SampleCalendar(DateOnly start, DateOnly end)
    {
        var days = new List<int>();
        for (var day = start.DayNumber; day <= end.DayNumber; day++)
        {
            if (DateOnly.FromDayNumber(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days.Add(day);
        }

        Days = [.. days];
        _rows = Days.Select((d, i) => (d, i)).ToDictionary(x => x.d, x => x.i);
    }

    /// <summary>Day numbers (<see cref="DateOnly.DayNumber"/>) of the business days.</summary>
    public int[] Days { get; }

    public int Count => Days.Length;

    /// <summary>Row of the last business day at or before a day, or -1.</summary>
    public int AtOrBefore(int day)
    {
        if (day < Days[0]) return -1;
        if (day >= Days[^1]) return Count - 1;
        for (; ; day--)
        {
            if (_rows.TryGetValue(day, out var row)) return row;
        }
    }

    /// <summary>Row of the first business day at or after a day, or the number of rows.</summary>
    public int AtOrAfter(int day) => AtOrBefore(day - 1) + 1;

    /// <summary>Ticks of a row's close, 23:00:00.</summary>
    public long Close(int row) => (Days[row] * TimeSpan.TicksPerDay) + Domain.TradingCalendar.DailyCloseStamp.Ticks;

    /// <summary>For each row, whether the exchanges of a region are closed.</summary>
    public bool[] Holidays(string region)
    {
        var closed = new bool[Count];
        for (var row = 0; row < closed.Length; row++)
        {
            var date = DateOnly.FromDayNumber(Days[row]);
            closed[row] = IsHoliday(date, region);
        }

        return closed;
    }

    private static bool IsHoliday(DateOnly date, string region)
    {
        if (date is { Month: 1, Day: 1 } or { Month: 12, Day: 25 }) return true;
        var easter = date.DayNumber - Easter(date.Year).DayNumber;
        return region switch
        {
            "US" => easter == -2 || date is { Month: 7, Day: 4 } || (date.Month == 11 && date.DayOfWeek == DayOfWeek.Thursday && date.Day is >= 22 and <= 28),
            "EMEA" => easter is -2 or 1 || date is { Month: 5, Day: 1 } or { Month: 12, Day: 26 },
            "ASIA" => date is { Month: 1, Day: 2 or 3 } or { Month: 5, Day: 3 or 4 or 5 } or { Month: 12, Day: 31 },
            _ => false,
        };
    }

    // The anonymous Gregorian computus.
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
