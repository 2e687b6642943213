namespace SysTrade.ConsoleHost.Interactive;

/// <summary>The line being typed and the place of the cursor in it.</summary>
public sealed class LineBuffer
{
    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Place of the cursor: 0 before the first character.</summary>
    public int Cursor { get; private set; }

    /// <summary>Replaces all, with the cursor at the end.</summary>
    /// <param name="text">The new text.</param>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    /// <summary>Moves the cursor, as far as the text goes.</summary>
    /// <param name="place">The new place.</param>
    public void MoveTo(int place) => Cursor = Math.Clamp(place, 0, Text.Length);

    /// <summary>Inserts at the cursor.</summary>
    /// <param name="text">What to insert.</param>
    public void Insert(string text) => Replace(Cursor, 0, text);

    /// <summary>Replaces a part, with the cursor behind what came in.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="text">What comes in.</param>
    public void Replace(int start, int length, string text) =>
        (Text, Cursor) = (string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(start + length)), start + text.Length);

    /// <summary>Deletes from one place to another.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The one behind the last.</param>
    public void Delete(int from, int to)
    {
        from = Math.Clamp(from, 0, Text.Length);
        to = Math.Clamp(to, from, Text.Length);
        Replace(from, to - from, "");
    }

    /// <summary>Begin of the word before the cursor.</summary>
    public int WordLeft()
    {
        var i = Cursor;
        while (i > 0 && !IsWord(Text[i - 1])) i--;
        while (i > 0 && IsWord(Text[i - 1])) i--;
        return i;
    }

    /// <summary>End of the word behind the cursor.</summary>
    public int WordRight()
    {
        var i = Cursor;
        while (i < Text.Length && !IsWord(Text[i])) i++;
        while (i < Text.Length && IsWord(Text[i])) i++;
        return i;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
