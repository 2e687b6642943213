using System.Globalization;

namespace SysTrade.Data.Csv;

/// <summary>Turns fields into numbers, stamps and contract months. Nothing is allocated.</summary>
internal static class CsvText
{
    // Powers of ten that a double holds exactly.
    private static readonly double[] PowersOfTen =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Removes blanks on both sides.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> field)
    {
        while (field.Length > 0 && field[0] is (byte)' ' or (byte)'\t') field = field[1..];
        while (field.Length > 0 && field[^1] is (byte)' ' or (byte)'\t') field = field[..^1];
        return field;
    }

    /// <summary>Reads a number, correctly rounded; blank and the usual marks of a missing value give NaN; infinities are refused.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> field, out double value)
    {
        if (TryPlainDecimal(field, out value)) return true;
        field = Trim(field);
        if (IsMissing(field))
        {
            value = double.NaN;
            return true;
        }

        return double.TryParse(
            field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads a contract month: YYYYMMDD or YYYYMM, possibly with a zero fraction as pandas writes whole numbers beside missing ones;
    /// blank gives 0.</summary>
    public static bool TryContract(ReadOnlySpan<byte> field, out int contract)
    {
        field = Trim(field);
        contract = 0;
        if (IsMissing(field)) return true;
        var point = field.IndexOf((byte)'.');
        if (point >= 0)
        {
            if (field[(point + 1)..].IndexOfAnyExcept((byte)'0') >= 0) return false;
            field = field[..point];
        }

        Span<char> digits = stackalloc char[8];
        if (field.Length > digits.Length) return false;
        for (var i = 0; i < field.Length; i++) digits[i] = (char)field[i];
        return Domain.ContractMonth.TryParse(digits[..field.Length], out contract);
    }

    /// <summary>Reads a stamp from its first 19 characters, <c>yyyy-MM-dd HH:mm:ss</c>, or <c>yyyy-MM-dd</c>.</summary>
    public static bool TryStamp(ReadOnlySpan<byte> field, out long ticks)
    {
        ticks = 0;
        if (field.Length != 10 && field.Length < 19) return false;
        if (field[4] != (byte)'-' || field[7] != (byte)'-') return false;
        var year = (TwoDigits(field, 0) * 100) + TwoDigits(field, 2);
        var (month, day) = (TwoDigits(field, 5), TwoDigits(field, 8));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        ticks = new DateTime(year, month, day).Ticks;
        if (field.Length == 10) return true;
        if (field[10] is not ((byte)' ' or (byte)'T') || field[13] != (byte)':' || field[16] != (byte)':') return false;
        var (hour, minute, second) = (TwoDigits(field, 11), TwoDigits(field, 14), TwoDigits(field, 17));
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59) return false;
        ticks += ((hour * 3600L) + (minute * 60) + second) * TimeSpan.TicksPerSecond;
        return true;
    }

    /// <summary>True for a blank field and for the words that pandas reads as a missing value.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> field) => field.Length switch
    {
        0 => true,
        > 8 => false,
        _ => field.SequenceEqual("nan"u8) || field.SequenceEqual("NaN"u8) || field.SequenceEqual("NA"u8) || field.SequenceEqual("N/A"u8)
            || field.SequenceEqual("n/a"u8) || field.SequenceEqual("NULL"u8) || field.SequenceEqual("null"u8) || field.SequenceEqual("None"u8)
            || field.SequenceEqual("#N/A"u8) || field.SequenceEqual("#NA"u8) || field.SequenceEqual("<NA>"u8) || field.SequenceEqual("-nan"u8)
            || field.SequenceEqual("-NaN"u8),
    };

    // Up to 2^53 divided by an exact power of ten is one correctly rounded operation; longer numbers go the general way.
    private static bool TryPlainDecimal(ReadOnlySpan<byte> field, out double value)
    {
        value = 0;
        var negative = field.Length > 0 && field[0] == (byte)'-';
        var i = negative ? 1 : 0;
        var digits = 0;
        var fraction = -1;
        var mantissa = 0UL;
        for (; i < field.Length; i++)
        {
            var digit = (uint)(field[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (field[i] == (byte)'.' && fraction < 0)
            {
                fraction = digits;
            }
            else
            {
                return false;
            }
        }

        if (digits is 0 or > 18 || mantissa > 1UL << 53) return false;
        value = mantissa / PowersOfTen[fraction < 0 ? 0 : digits - fraction];
        if (negative) value = -value;
        return true;
    }

    // Negative when either character is not a digit.
    private static int TwoDigits(ReadOnlySpan<byte> field, int at)
    {
        uint tens = (uint)(field[at] - '0'), units = (uint)(field[at + 1] - '0');
        return tens > 9 || units > 9 ? -10000 : (int)((tens * 10) + units);
    }
}
