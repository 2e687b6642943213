using SysTrade.Domain.Errors;

namespace SysTrade.Data.Documents;

/// <summary>Rules for keys of documents and names of counters.</summary>
/// <remarks>Surrogates are refused, so that order by UTF-16 units, by code points and by UTF-8 bytes is the same in every store.</remarks>
public static class DocumentKey
{
    /// <summary>Longest key accepted.</summary>
    public const int MaximumLength = 256;

    /// <summary>True when the text can be a key: 1 to 256 characters, none of them a control character, a surrogate or U+FFFE, U+FFFF.</summary>
    public static bool IsValid(string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > MaximumLength) return false;
        foreach (var c in key)
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE') return false;
        }

        return true;
    }

    /// <summary>Returns the key, or raises <c>InvalidDocumentKey</c>.</summary>
    public static string Require(string? key) =>
        IsValid(key)
            ? key!
            : throw new SysTradeException(
                "InvalidDocumentKey",
                SysErrorKind.InvalidArgument,
                $"'{Shown(key)}' cannot be the key of a document. Expected 1 to {MaximumLength} characters without control characters.",
                null,
                key);

    /// <summary>The first text, ordinally, above all that begin with a prefix; null when there is no bound.</summary>
    internal static string? AfterPrefix(string prefix)
    {
        for (var last = prefix.Length - 1; last >= 0; last--)
        {
            var next = prefix[last] + 1;
            if (next is >= 0xD800 and < 0xE000) next = 0xE000;
            if (next <= 0xFFFF) return string.Concat(prefix.AsSpan(0, last), [(char)next]);
        }

        return null;
    }

    private static string Shown(string? key) =>
        key is null ? "null" : string.Concat((key.Length > 40 ? key[..40] + "..." : key).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
}
