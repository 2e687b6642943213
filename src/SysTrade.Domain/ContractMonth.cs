using System.Globalization;

namespace SysTrade.Domain;

/// <summary>Delivery months as pysystemtrade files write them: YYYYMMDD with DD often 00.</summary>
public static class ContractMonth
{
    /// <summary>Month letters in calendar order.</summary>
    public const string Letters = "FGHJKMNQUVXZ";

    /// <summary>Year and fraction for the carry differential: YYYY + (MMDD / 100) / 12, so the day counts as hundredths of a month.</summary>
    /// <remarks>Reproduces the reference's arithmetic (numeric notes, item 13): carry forecasts everywhere are calibrated to it.</remarks>
    public static double YearFraction(int yyyymmdd)
    {
        var year = yyyymmdd / 10000;
        var monthAndDay = yyyymmdd % 10000;
        return year + (monthAndDay / 100.0 / 12.0);
    }

    /// <summary>Letter of a month from 1 to 12.</summary>
    public static char Letter(int month) => Letters[month - 1];

    /// <summary>Year of a contract.</summary>
    public static int Year(int yyyymmdd) => yyyymmdd / 10000;

    /// <summary>Delivery month of a contract, 1 to 12.</summary>
    public static int Month(int yyyymmdd) => yyyymmdd / 100 % 100;

    /// <summary>Day of a contract; 0 when only the month is known.</summary>
    public static int Day(int yyyymmdd) => yyyymmdd % 100;

    /// <summary>The contract of a year and month, with the day 00.</summary>
    public static int Of(int year, int month) => (year * 10000) + (month * 100);

    /// <summary>The day a contract's number stands for: its own, or the first of the month when it has none (or one the month lacks).</summary>
    public static DateOnly Date(int yyyymmdd)
    {
        var (year, month, day) = (Year(yyyymmdd), Month(yyyymmdd), Day(yyyymmdd));
        return new DateOnly(year, month, Math.Clamp(day, 1, DateTime.DaysInMonth(year, month)));
    }

    /// <summary>A contract as traders write it: <c>Z24</c> for December 2024.</summary>
    public static string Symbol(int yyyymmdd) => $"{Letter(Month(yyyymmdd))}{Year(yyyymmdd) % 100:00}";

    /// <summary>Reads YYYYMM or YYYYMMDD; false when the text is neither.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int yyyymmdd)
    {
        yyyymmdd = 0;
        if (text.Length is not (6 or 8) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        if (text.Length == 6) value *= 100;
        var month = value / 100 % 100;
        if (month is < 1 or > 12 || value % 100 > 31 || value < 19000000) return false;
        yyyymmdd = value;
        return true;
    }
}
