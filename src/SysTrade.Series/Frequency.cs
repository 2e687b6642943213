namespace SysTrade.Series;

/// <summary>Calendar bins that series are resampled to.</summary>
public enum Frequency
{
    /// <summary>Monday to Friday; weekend rows belong to the Friday before; label is midnight.</summary>
    BusinessDay,

    /// <summary>Monday to Friday; weekend rows belong to the Monday after; label is midnight.</summary>
    TradingDay,

    /// <summary>Weeks that end on Sunday; label is that Sunday.</summary>
    Week,

    /// <summary>Calendar months; label is the last day of the month.</summary>
    Month,

    /// <summary>Calendar years; label is 31 December.</summary>
    Year,

    /// <summary>Clock hours; label is the start of the hour.</summary>
    Hour,

    /// <summary>Every calendar day; label is midnight.</summary>
    Day,

    /// <summary>Spans of seven days counted from midnight of the first row; label is the first day.</summary>
    SevenDays,

    /// <summary>The same spans; label is the last day, when the whole span is known.</summary>
    SevenDaysEnding,
}
