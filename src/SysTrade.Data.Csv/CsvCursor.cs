using System.Diagnostics.CodeAnalysis;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv;

/// <summary>Walks over the fields of comma-separated text (RFC 4180: quoted fields may hold commas, line ends and doubled quotes).</summary>
internal ref struct CsvCursor(ReadOnlySpan<byte> text, string file)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly string _file = file;
    private int _at;

    /// <summary>Line of the next field, from 1.</summary>
    public int Line { get; private set; } = 1;

    public readonly bool AtEnd => _at >= _text.Length;

    /// <summary>Takes the next field.</summary>
    /// <param name="last">True when it is the last one of its row.</param>
    public ReadOnlySpan<byte> Field(out bool last)
    {
        var rest = _text[_at..];
        if (rest.Length > 0 && rest[0] == (byte)'"') return Quoted(out last);
        var length = rest.IndexOfAny((byte)',', (byte)'\n');
        if (length < 0)
        {
            _at = _text.Length;
            last = true;
            return WithoutReturn(rest);
        }

        _at += length + 1;
        last = rest[length] == (byte)'\n';
        if (!last) return rest[..length];
        Line++;
        return WithoutReturn(rest[..length]);
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> field) => field.Length > 0 && field[^1] == (byte)'\r' ? field[..^1] : field;

    private ReadOnlySpan<byte> Quoted(out bool last)
    {
        var start = _at + 1;
        var end = start;
        var doubled = false;
        var line = Line;
        for (; ; end++)
        {
            if (end >= _text.Length) throw Malformed("UnterminatedQuote", line, "found an opening quote without a closing one.");
            if (_text[end] == (byte)'\n') Line++;
            if (_text[end] != (byte)'"') continue;
            if (end + 1 >= _text.Length || _text[end + 1] != (byte)'"') break;
            doubled = true;
            end++;
        }

        var field = _text[start..end];
        _at = end + 1;
        if (_at < _text.Length && _text[_at] == (byte)'\r') _at++;
        last = _at >= _text.Length || _text[_at] == (byte)'\n';
        if (!last && _text[_at] != (byte)',')
        {
            throw Malformed(
                "MalformedQuote", Line, "found text after a closing quote; expected a comma or the end of the line.");
        }
        if (last && _at < _text.Length) Line++;
        _at++;
        return doubled ? Undouble(field) : field;
    }

    private static ReadOnlySpan<byte> Undouble(ReadOnlySpan<byte> field)
    {
        var plain = new byte[field.Length];
        var n = 0;
        for (var i = 0; i < field.Length; i++)
        {
            plain[n++] = field[i];
            if (field[i] == (byte)'"') i++;
        }

        return plain.AsSpan(0, n);
    }

    private readonly DataFormatException Malformed(string errorId, int line, string problem) => new(errorId, _file, line, null, problem, "Correct the quotes.");
}
