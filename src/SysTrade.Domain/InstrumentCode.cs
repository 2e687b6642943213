using SysTrade.Domain.Errors;

namespace SysTrade.Domain;

/// <summary>Rules for instrument codes such as <c>US10</c>, <c>CRUDE_W_mini</c> or <c>HOUSE-US</c>.</summary>
/// <remarks>Codes become file names and keys, so anything that could leave a folder or be read as a path is refused.</remarks>
public static class InstrumentCode
{
    /// <summary>Longest code accepted.</summary>
    public const int MaximumLength = 64;

    /// <summary>True when the text can be an instrument code: letters, digits, <c>_ - . &amp; +</c>, starting with a letter or digit.</summary>
    public static bool IsValid(string? code)
    {
        if (string.IsNullOrEmpty(code) || code.Length > MaximumLength || !char.IsAsciiLetterOrDigit(code[0])) return false;
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '&' or '+')) return false;
        }

        return !code.Contains("..", StringComparison.Ordinal);
    }

    /// <summary>Returns the code, or raises <c>InvalidInstrumentCode</c>.</summary>
    public static string Require(string? code) =>
        IsValid(code)
            ? code!
            : throw new SysTradeException(
                "InvalidInstrumentCode",
                SysErrorKind.InvalidArgument,
                $"'{code}' is not an instrument code. Expected letters, digits and _ - . & + only, beginning with a letter or digit, at most {MaximumLength} characters.",
                "Correct the code; it is used as a file name, so path separators are never accepted.",
                code);
}
