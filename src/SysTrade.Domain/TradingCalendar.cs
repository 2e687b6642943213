namespace SysTrade.Domain;

/// <summary>The conventions for counting time that the field uses here (reference conventions: 256 business days in a year).</summary>
public static class TradingCalendar
{
    /// <summary>Business days in a year, by convention.</summary>
    public const double BusinessDaysInYear = 256.0;

    /// <summary>Square root of <see cref="BusinessDaysInYear"/>: daily to annual volatility.</summary>
    public const double RootBusinessDaysInYear = 16.0;

    /// <summary>Calendar days in a year.</summary>
    public const double CalendarDaysInYear = 365.25;

    /// <summary>Weeks in a year.</summary>
    public const double WeeksInYear = CalendarDaysInYear / 7.0;

    /// <summary>Months in a year.</summary>
    public const double MonthsInYear = 12.0;

    /// <summary>Seconds in a calendar year.</summary>
    public const double SecondsInYear = CalendarDaysInYear * 24 * 60 * 60;

    /// <summary>Time of day that marks a row as the day's closing price in price files that also hold intraday rows.</summary>
    public static readonly TimeSpan DailyCloseStamp = new(23, 0, 0);
}
