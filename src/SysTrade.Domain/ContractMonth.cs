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
