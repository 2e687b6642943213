using System.Buffers;
using System.Globalization;
using System.Text;

namespace SysTrade.Data.Csv;

/// <summary>Gathers the bytes of a comma-separated file in a rented buffer.</summary>
internal sealed class CsvWriter : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _length;

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

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
        if (double.IsNaN(value) || TryDecimal(value, 1e4, 4) || TryDecimal(value, 1e8, 8)) return this;
        Reserve(32);
        value.TryFormat(_bytes.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
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

    // Most prices have few decimals. Two decimals of up to 15 digits never read as the same number, so one that reads back as the value
    // is also its shortest text; writing it from a whole number takes a tenth of the time of the general way.
    private bool TryDecimal(double value, double scale, int decimals)
    {
        var scaled = Math.Round(value * scale);
        if (!(Math.Abs(scaled) < 1e15) || scaled / scale != value) return false;
        Reserve(24);
        if (double.IsNegative(value)) _bytes[_length++] = (byte)'-';
        var digits = (ulong)Math.Abs(scaled);
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }

        var width = 1;
        for (var rest = digits / 10; rest > 0; rest /= 10) width++;
        width = Math.Max(width, decimals + 1) + (decimals > 0 ? 1 : 0);
        for (int at = _length + width - 1, n = 0; n < width; at--, n++)
        {
            if (decimals > 0 && n == decimals)
            {
                _bytes[at] = (byte)'.';
                continue;
            }

            _bytes[at] = (byte)('0' + (digits % 10));
            digits /= 10;
        }

        _length += width;
        return true;
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
        if (_bytes.Length - _length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
