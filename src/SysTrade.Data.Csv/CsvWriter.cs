using System.Globalization;
using System.Text;

namespace SysTrade.Data.Csv;

/// <summary>Gathers the bytes of a comma-separated file.</summary>
internal sealed class CsvWriter
{
    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>A comma.</summary>
    public CsvWriter Next() => Byte((byte)',');

    /// <summary>A line end.</summary>
    public void EndRow() => Byte((byte)'\n');

    /// <summary>Text, quoted when it holds a comma, a quote or a line end.</summary>
    public CsvWriter Text(string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\n\r") >= 0) text = "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        return this;
    }

    /// <summary>The shortest text that reads back as the same number; nothing for NaN.</summary>
    public CsvWriter Number(double value)
    {
        if (double.IsNaN(value)) return this;
        Reserve(32);
        value.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        return this;
    }

    /// <summary>A whole number divided by a power of ten, without trailing zeros.</summary>
    public CsvWriter Decimal(long units, int decimals)
    {
        while (decimals > 0 && units % 10 == 0)
        {
            units /= 10;
            decimals--;
        }

        Reserve(40);
        if (units < 0) Byte((byte)'-');
        var magnitude = (ulong)Math.Abs(units);
        var width = Math.Max(decimals + 1, Digits(magnitude));
        var end = _length + width + (decimals > 0 ? 1 : 0);
        for (int at = end - 1, n = 0; at >= _length; at--, n++)
        {
            if (decimals > 0 && n == decimals)
            {
                _bytes[at] = (byte)'.';
                continue;
            }

            _bytes[at] = (byte)('0' + (magnitude % 10));
            magnitude /= 10;
        }

        _length = end;
        return this;
    }

    /// <summary>YYYYMMDD; nothing for 0.</summary>
    public CsvWriter Contract(int contract)
    {
        if (contract == 0) return this;
        Reserve(8);
        Digits(contract, 8);
        return this;
    }

    /// <summary>yyyy-MM-dd HH:mm:ss.</summary>
    public CsvWriter Stamp(long ticks)
    {
        Reserve(19);
        var (date, time) = (new DateTime(ticks), ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerSecond);
        date.Deconstruct(out int year, out var month, out var day);
        Digits(year, 4);
        Byte((byte)'-');
        Digits(month, 2);
        Byte((byte)'-');
        Digits(day, 2);
        Byte((byte)' ');
        Digits((int)(time / 3600), 2);
        Byte((byte)':');
        Digits((int)(time / 60 % 60), 2);
        Byte((byte)':');
        Digits((int)(time % 60), 2);
        return this;
    }

    private static int Digits(ulong value)
    {
        var digits = 1;
        for (; value > 9; value /= 10) digits++;
        return digits;
    }

    private CsvWriter Byte(byte value)
    {
        Reserve(1);
        _bytes[_length++] = value;
        return this;
    }

    private void Digits(int value, int width)
    {
        for (var at = _length + width - 1; at >= _length; at--)
        {
            _bytes[at] = (byte)('0' + (value % 10));
            value /= 10;
        }

        _length += width;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - _length < more) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}
