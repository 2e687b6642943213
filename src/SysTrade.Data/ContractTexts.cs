using System.Globalization;
using System.Runtime.InteropServices;
using SysTrade.Domain;

namespace SysTrade.Data;

/// <summary>Contract months as the texts that pysystemtrade keeps in columns of contracts.</summary>
public static class ContractTexts
{
    /// <summary>YYYYMMDD for each month, an empty text for 0.</summary>
    public static string[] Of(ReadOnlySpan<int> contracts)
    {
        var texts = new string[contracts.Length];
        var known = new Dictionary<int, string>();
        for (var i = 0; i < texts.Length; i++)
        {
            ref var text = ref CollectionsMarshal.GetValueRefOrAddDefault(known, contracts[i], out var exists);
            if (!exists) text = contracts[i] == 0 ? "" : contracts[i].ToString("00000000", CultureInfo.InvariantCulture);
            texts[i] = text!;
        }

        return texts;
    }

    /// <summary>Reads YYYYMMDD or YYYYMM, possibly with a zero fraction as pandas makes of whole numbers beside missing ones; the marks of a missing value give 0.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int contract)
    {
        contract = 0;
        if (IsMissing(text)) return true;
        if (text.IndexOf((byte)'.') is var point and >= 0)
        {
            if (text[(point + 1)..].ContainsAnyExcept((byte)'0')) return false;
            text = text[..point];
        }

        Span<char> digits = stackalloc char[8];
        if (text.Length > digits.Length) return false;
        for (var i = 0; i < text.Length; i++) digits[i] = (char)text[i];
        return ContractMonth.TryParse(digits[..text.Length], out contract);
    }

    private static bool IsMissing(ReadOnlySpan<byte> text) =>
        text.Length == 0 || text.SequenceEqual("nan"u8) || text.SequenceEqual("NaN"u8) || text.SequenceEqual("None"u8) || text.SequenceEqual("NaT"u8) || text.SequenceEqual("<NA>"u8);
}
