namespace SysTrade.Systems.Accounting;

/// <summary>Dates that divide a year evenly, where rolls are assumed to happen.</summary>
internal static class EqualDates
{
    /// <summary>Dates spaced a whole number of days apart, the first half a space after New Year.</summary>
    public static DateTime[] InYear(int year, int count)
    {
        var days = (int)(Domain.TradingCalendar.CalendarDaysInYear / count);
        var first = new DateTime(year, 1, 1).AddDays(days / 2);
        return [.. Enumerable.Range(0, count).Select(i => first.AddDays(i * days))];
    }
}
