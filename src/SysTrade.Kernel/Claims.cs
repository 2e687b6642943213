using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;

namespace SysTrade.Kernel;

/// <summary>Numbers that the text of a notebook states, held against what its cells compute.</summary>
/// <remarks>A notebook that is executed fails where a number does not hold, so its text cannot become untrue unnoticed.</remarks>
public static class Claims
{
    /// <summary>The MIME type under which claims are shown, for programs that count them.</summary>
    public const string MimeType = "application/vnd.systrade.claim+json";

    /// <summary>Holds a stated number against a computed one.</summary>
    /// <param name="what">What the number is.</param>
    /// <param name="stated">The number as the text states it: <c>0.89</c>, <c>12.3%</c>, <c>-21.8</c>, <c>1,250</c>. A percent sign is taken as text.</param>
    /// <param name="actual">The computed number, in the unit of the stated one.</param>
    /// <exception cref="SysTradeException">
    /// <c>ClaimNotMet</c>: the computed number, rounded to the digits stated, is another; <c>ClaimUnreadable</c>: no number is stated.
    /// </exception>
    [SuppressMessage("Style", "IDE1006", Justification = "Reads as a word of the notebook, like display.")]
    public static void claim(string what, string stated, double actual)
    {
        var digits = stated.Trim().TrimEnd('%').Trim();
        if (!double.TryParse(digits, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var expected))
        {
            throw new SysTradeException("ClaimUnreadable", SysErrorKind.InvalidArgument, $"The claim '{what}' states '{stated}', which is no number.", null, what);
        }

        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        // Half a unit of the last digit, and a hair for numbers that lie just on it.
        var allowed = 0.5 * Math.Pow(10, -decimals) * (1 + 1e-9);
        if (!(Math.Abs(actual - expected) <= allowed))
        {
            throw new SysTradeException(
                "ClaimNotMet", SysErrorKind.InvalidData, $"The notebook states that {what} is {stated}; it is {actual.ToString("R", CultureInfo.InvariantCulture)}.",
                "Correct the text, or find what changed the number.", what);
        }

        var text = $"{what} is {stated}, as stated";
        var json = new System.Text.Json.Nodes.JsonObject { ["what"] = what, ["stated"] = stated.Trim(), ["actual"] = actual };
        if (Cell.Current is { } cell) cell.Display(new MimeBundle([new(MimeType, json.ToJsonString()), new(MimeBundle.Text, text)]));
        else Console.WriteLine(text);
    }
}
