using System.Buffers;
using System.Globalization;

namespace SysTrade.Systems.Configuration;

/// <summary>What an unquoted YAML scalar means.</summary>
/// <remarks>
/// Follows YAML 1.1 as PyYAML reads it, because that is what existing files were written for, with two differences.
/// <c>1e-10</c> is a number (PyYAML takes it for text, which then fails far from the file). Dates, and times such as
/// <c>10:30</c> (which YAML 1.1 reads as the number 630), stay text.
/// </remarks>
internal static class YamlScalars
{
    private static readonly SearchValues<char> TimeLetters = SearchValues.Create("0123456789:_.+-");

    /// <summary>The value of an unquoted scalar: null, bool, long, double, or else the text itself.</summary>
    public static object? Resolve(string text)
    {
        if (text.Length == 0) return null;
        var first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '-' or '.')
        {
            if (TryInteger(text, out var whole)) return whole;
            return TryNumber(text, out var number) ? number : text;
        }

        return text switch
        {
            "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
            _ => text,
        };
    }

    /// <summary>True when a text must be quoted to stay a text, here or for another YAML 1.1 reader.</summary>
    public static bool NeedsQuotes(string text) => Resolve(text) is not string || text is "=" or "<<" || LooksLikeTime(text);

    /// <summary>Reads a whole number: decimal, 0x, 0o, 0b or a leading zero for octal, with underscores between digits.</summary>
    public static bool TryInteger(string text, out long value)
    {
        value = 0;
        var negative = text[0] == '-';
        var digits = text.AsSpan(negative || text[0] == '+' ? 1 : 0);
        if (digits.IsEmpty || !char.IsAsciiDigit(digits[0])) return false;
        if (digits.Length == 1 || digits[0] != '0') return TryDigits(digits, 10, negative, out value);
        return digits[1] switch
        {
            'x' => TryDigits(digits[2..], 16, negative, out value),
            'b' => TryDigits(digits[2..], 2, negative, out value),
            'o' => TryDigits(digits[2..], 8, negative, out value),
            _ => TryDigits(digits[1..], 8, negative, out value),
        };
    }

    /// <summary>Reads a number with a point or an exponent, or .inf and .nan.</summary>
    public static bool TryNumber(string text, out double value)
    {
        switch (text)
        {
            case ".nan" or ".NaN" or ".NAN": value = double.NaN; return true;
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF": value = double.PositiveInfinity; return true;
            case "-.inf" or "-.Inf" or "-.INF": value = double.NegativeInfinity; return true;
        }

        value = 0;
        bool digit = false, decimals = false;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) digit = true;
            else if (c is '.' or 'e' or 'E') decimals = true;
            else if (c is not ('_' or '+' or '-')) return false;
        }

        // Without point or exponent only a whole number too long for TryInteger is meant; 09 is no number in any base.
        if (!decimals && text.TrimStart('+', '-').StartsWith('0')) return false;

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        var plain = text.Contains('_') ? text.Replace("_", "", StringComparison.Ordinal) : text;
        return digit && double.TryParse(plain, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static bool TryDigits(ReadOnlySpan<char> digits, int radix, bool negative, out long value)
    {
        value = 0;
        if (digits.IsEmpty) return false;
        foreach (var c in digits)
        {
            if (c == '_') continue;
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(char.ToString(c), 16) : radix;
            if (digit >= radix || value > (long.MaxValue - digit) / radix) return false;
            value = (value * radix) + digit;
        }

        if (negative) value = -value;
        return true;
    }

    // What YAML 1.1 takes for a date (2000-01-03), or for a number to base sixty (10:30).
    private static bool LooksLikeTime(string text)
    {
        if (text.Length >= 8 && text[4] == '-' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0) return true;
        return text.Contains(':') && text.AsSpan().IndexOfAnyExcept(TimeLetters) < 0;
    }
}
