using System.Runtime.InteropServices;
using System.Text.Json;
using SysTrade.Series;

namespace SysTrade.Charts.Html;

/// <summary>Writes time indexes and columns of numbers compactly and without loss.</summary>
internal static class ColumnJson
{
    private const double LargestWhole = 1e9;

    /// <summary>
    /// Writes the values between the first and the last that is present. Whole numbers, such as positions, become a JSON array with null for a gap;
    /// anything else becomes the bytes of its doubles (little-endian, NaN for a gap) in base64: 10.7 characters a value instead of up to 17 digits and a sign,
    /// exact, and written at the speed of a copy.
    /// </summary>
    public static void WriteColumn(Utf8JsonWriter json, TimeSeries series, int index)
    {
        var values = series.Values;
        var from = 0;
        while (from < values.Length && !double.IsFinite(values[from])) from++;
        var to = values.Length;
        while (to > from && !double.IsFinite(values[to - 1])) to--;
        values = values[from..to];
        json.WriteStartObject();
        json.WriteNumber("index", index);
        json.WriteNumber("from", from);
        if (AreWhole(values))
        {
            json.WriteStartArray("values");
            foreach (var value in values) WriteNumber(json, value);
            json.WriteEndArray();
        }
        else
        {
            json.WriteBase64String("base64", LittleEndianBytes(values));
        }

        json.WriteEndObject();
    }

    /// <summary>Writes moments as the first one in milliseconds since 1970 and the steps between them in the coarsest unit that divides all.</summary>
    /// <remarks>Moments are shown to the millisecond, the resolution of plotly.js.</remarks>
    public static void WriteIndex(Utf8JsonWriter json, TimeIndex index)
    {
        var ticks = index.Ticks;
        json.WriteStartObject();
        json.WriteNumber("start", ticks.Length == 0 ? 0 : Milliseconds(ticks[0]));
        var unit = UnitOf(ticks);
        json.WriteNumber("unit", unit);
        json.WriteStartArray("steps");
        for (var i = 1; i < ticks.Length; i++) json.WriteNumberValue((Milliseconds(ticks[i]) - Milliseconds(ticks[i - 1])) / unit);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the shortest digits that read back as the same double; null for NaN and infinities, which JSON does not have.</summary>
    public static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (!double.IsFinite(value)) json.WriteNullValue();
        else if (Math.Abs(value) < LargestWhole && value == Math.Truncate(value)) json.WriteNumberValue((long)value);
        else json.WriteNumberValue(value);
    }

    private static bool AreWhole(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (Math.Abs(value) >= LargestWhole || value != Math.Truncate(value))) return false;
        }

        return true;
    }

    private static byte[] LittleEndianBytes(ReadOnlySpan<double> values)
    {
        var bytes = MemoryMarshal.AsBytes(values).ToArray();
        if (BitConverter.IsLittleEndian) return bytes;
        for (var i = 0; i < bytes.Length; i += sizeof(double)) Array.Reverse(bytes, i, sizeof(double));
        return bytes;
    }

    private static long UnitOf(ReadOnlySpan<long> ticks)
    {
        const long day = TimeSpan.TicksPerDay / TimeSpan.TicksPerMillisecond;
        var unit = day;
        for (var i = 1; i < ticks.Length && unit > 1; i++)
        {
            var step = Milliseconds(ticks[i]) - Milliseconds(ticks[i - 1]);
            while (step % unit != 0) unit = unit == day ? 1000 : 1;
        }

        return unit;
    }

    private static long Milliseconds(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
