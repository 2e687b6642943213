using System.Text;

namespace SysTrade.Kernel.Wire;

/// <summary>Places in a text: the protocol counts Unicode code points, .NET counts UTF-16 units.</summary>
internal static class CursorPosition
{
    /// <summary>The UTF-16 offset of a code-point offset, within the text.</summary>
    public static int ToUtf16(string text, int codePoints)
    {
        var at = 0;
        for (var n = 0; n < codePoints && at < text.Length; n++) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }

    /// <summary>The code-point offset of a UTF-16 offset.</summary>
    public static int ToCodePoints(string text, int utf16)
    {
        var n = 0;
        foreach (var _ in text.AsSpan(0, Math.Clamp(utf16, 0, text.Length)).EnumerateRunes()) n++;
        return n;
    }
}
