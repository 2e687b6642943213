using System.Text;

using SysTrade.Hosting;

namespace SysTrade.ConsoleHost.Interactive;

/// <summary>What ended a line.</summary>
public enum LineEnd
{
    /// <summary>Enter.</summary>
    Entered,

    /// <summary>Ctrl+C: the line is given up.</summary>
    Cancelled,

    /// <summary>Ctrl+D on an empty line, or the end of input.</summary>
    EndOfInput,
}

/// <summary>
/// Reads a line with cursor keys, history (up, down, Ctrl+R), completion (Tab, Shift+Tab) and the usual control keys
/// (Ctrl+A, E, K, U, W, L).
/// </summary>
/// <param name="readKey">Gives the next key; null at the end of input.</param>
/// <param name="output">The screen.</param>
/// <param name="width">Columns of the screen.</param>
/// <param name="history">Earlier lines.</param>
/// <param name="complete">Gives what may stand at a place of a text.</param>
public sealed class LineEditor(Func<ConsoleKeyInfo?> readKey, TextWriter output, Func<int> width, History history, Func<string, int, Completions> complete)
{
    private readonly LineBuffer _line = new();
    private string _prompt = "";
    private int _cursorRow;
    private int _historyPlace;
    private string _unfinished = "";
    private Completions? _completions;
    private int _completion;

    /// <summary>Reads one line.</summary>
    /// <param name="prompt">Shown before it.</param>
    /// <returns>The text and what ended it.</returns>
    public (string Text, LineEnd End) Read(string prompt)
    {
        _prompt = prompt;
        _line.Set("");
        _cursorRow = 0;
        _historyPlace = history.Entries.Count;
        _completions = null;
        Draw();
        while (true)
        {
            if (readKey() is not { } key) return End(LineEnd.EndOfInput);
            if (key.Key == ConsoleKey.Enter) return End(LineEnd.Entered);
            if (Control(key, ConsoleKey.C)) return End(LineEnd.Cancelled);
            if (Control(key, ConsoleKey.D) && _line.Text.Length == 0) return End(LineEnd.EndOfInput);
            if (key.Key == ConsoleKey.Tab) Complete(key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1);
            else
            {
                _completions = null;
                if (Control(key, ConsoleKey.R)) Search();
                else Edit(key);
            }

            Draw();
        }
    }

    private static bool Control(ConsoleKeyInfo key, ConsoleKey letter) => key.Modifiers.HasFlag(ConsoleModifiers.Control) && key.Key == letter;

    private void Edit(ConsoleKeyInfo key)
    {
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control))
        {
            switch (key.Key)
            {
                case ConsoleKey.A: _line.MoveTo(0); break;
                case ConsoleKey.E: _line.MoveTo(_line.Text.Length); break;
                case ConsoleKey.K: _line.Delete(_line.Cursor, _line.Text.Length); break;
                case ConsoleKey.U: _line.Delete(0, _line.Cursor); break;
                case ConsoleKey.W or ConsoleKey.Backspace: _line.Delete(_line.WordLeft(), _line.Cursor); break;
                case ConsoleKey.D: _line.Delete(_line.Cursor, _line.Cursor + 1); break;
                case ConsoleKey.H: _line.Delete(_line.Cursor - 1, _line.Cursor); break;
                case ConsoleKey.LeftArrow: _line.MoveTo(_line.WordLeft()); break;
                case ConsoleKey.RightArrow: _line.MoveTo(_line.WordRight()); break;
                case ConsoleKey.L: ClearScreen(); break;
            }

            return;
        }

        switch (key.Key)
        {
            case ConsoleKey.LeftArrow: _line.MoveTo(_line.Cursor - 1); break;
            case ConsoleKey.RightArrow: _line.MoveTo(_line.Cursor + 1); break;
            case ConsoleKey.Home: _line.MoveTo(0); break;
            case ConsoleKey.End: _line.MoveTo(_line.Text.Length); break;
            case ConsoleKey.Backspace when _line.Cursor > 0: _line.Delete(_line.Cursor - 1, _line.Cursor); break;
            case ConsoleKey.Delete: _line.Delete(_line.Cursor, _line.Cursor + 1); break;
            case ConsoleKey.UpArrow: Recall(-1); break;
            case ConsoleKey.DownArrow: Recall(1); break;
            case ConsoleKey.Escape: _line.Set(""); break;
            default:
                if (!char.IsControl(key.KeyChar)) _line.Insert(key.KeyChar.ToString());
                break;
        }
    }

    private void Recall(int step)
    {
        var place = _historyPlace + step;
        if (place < 0 || place > history.Entries.Count) return;
        if (_historyPlace == history.Entries.Count) _unfinished = _line.Text;
        _historyPlace = place;
        _line.Set(place == history.Entries.Count ? _unfinished : history.Entries[place]);
    }

    /// <summary>Ctrl+R: the newest earlier line that contains what is typed next; Ctrl+R again goes further back.</summary>
    private void Search()
    {
        var (wanted, place, before) = ("", history.Entries.Count, _line.Text);
        while (true)
        {
            var shown = place < history.Entries.Count ? history.Entries[place] : "";
            Draw($"(search '{wanted}') ", shown, shown.Length);
            if (readKey() is not { } key) return;
            if (Control(key, ConsoleKey.R)) place = Find(wanted, place - 1, place);
            else if (key.Key == ConsoleKey.Backspace && wanted.Length > 0) (wanted, place) = (wanted[..^1], Find(wanted[..^1], history.Entries.Count - 1, place));
            else if (!char.IsControl(key.KeyChar) && key.Modifiers is 0 or ConsoleModifiers.Shift)
            {
                wanted += key.KeyChar;
                place = Find(wanted, Math.Min(place, history.Entries.Count - 1), history.Entries.Count);
            }
            else
            {
                var given = key.Key == ConsoleKey.Escape || Control(key, ConsoleKey.C) || Control(key, ConsoleKey.G);
                _line.Set(given || place >= history.Entries.Count ? before : shown);
                if (!given && key.Key is not ConsoleKey.Enter) Edit(key);
                return;
            }
        }
    }

    private int Find(string wanted, int from, int otherwise)
    {
        for (var i = from; i >= 0 && wanted.Length > 0; i--)
        {
            if (history.Entries[i].Contains(wanted, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return otherwise;
    }

    private void Complete(int step)
    {
        if (_completions is null)
        {
            _completions = complete(_line.Text, _line.Cursor);
            _completion = step > 0 ? -1 : 0;
            if (_completions.Texts.Count == 0) return;
            if (_completions.Texts.Count > 1) ShowChoices(_completions);
        }

        if (_completions.Texts.Count == 0) return;
        _completion = (_completion + step + _completions.Texts.Count) % _completions.Texts.Count;
        var text = _completions.Texts[_completion];
        _line.Replace(_completions.Start, _completions.Length, text);
        if (_completions.Texts.Count == 1) _completions = null;
        else _completions = _completions with { Length = text.Length };
    }

    private void ShowChoices(Completions completions)
    {
        const int MostShown = 100;
        var names = completions.Names.Count > MostShown ? [.. completions.Names.Take(MostShown), $"and {completions.Names.Count - MostShown} more"] : completions.Names;
        var column = names.Max(n => n.Length) + 2;
        var perRow = Math.Max(1, (width() - 1) / column);
        var text = new StringBuilder("\r\n");
        for (var i = 0; i < names.Count; i++)
        {
            var last = (i + 1) % perRow == 0 || i == names.Count - 1;
            text.Append(last ? names[i] + "\r\n" : names[i].PadRight(column));
        }

        _line.MoveTo(_line.Cursor);
        output.Write(text);
        _cursorRow = 0;
    }

    private void ClearScreen()
    {
        output.Write("\e[H\e[2J");
        _cursorRow = 0;
    }

    private (string Text, LineEnd End) End(LineEnd end)
    {
        _line.MoveTo(_line.Text.Length);
        Draw();
        output.Write(end == LineEnd.Cancelled ? "^C\r\n" : "\r\n");
        output.Flush();
        return (_line.Text, end);
    }

    private void Draw() => Draw(_prompt, _line.Text, _line.Cursor);

    /// <summary>Draws over what was there; a text wider than the screen takes several rows, which is why rows are counted.</summary>
    private void Draw(string prompt, string text, int cursor)
    {
        var columns = Math.Max(10, width());
        var shown = text.Replace("\n", "\u21b5", StringComparison.Ordinal);
        var drawing = new StringBuilder();
        if (_cursorRow > 0) drawing.Append($"\e[{_cursorRow}A");
        drawing.Append("\r\e[J").Append(prompt).Append(shown);
        var end = prompt.Length + shown.Length;
        var at = prompt.Length + cursor;

        // A cursor behind the last column only moves down with the next character, so give it one.
        if (end > 0 && end % columns == 0) drawing.Append(" \r");
        var up = (end / columns) - (at / columns);
        if (up > 0) drawing.Append($"\e[{up}A");
        drawing.Append('\r');
        if (at % columns > 0) drawing.Append($"\e[{at % columns}C");
        _cursorRow = at / columns;
        output.Write(drawing);
        output.Flush();
    }
}
