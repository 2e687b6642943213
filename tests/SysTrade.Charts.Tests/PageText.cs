using System.Text;
using System.Text.Json;

namespace SysTrade.Charts.Tests;

/// <summary>Writes pages to memory and takes them apart.</summary>
internal static class PageText
{
    public static string Of(ChartPage page)
    {
        using var stream = new MemoryStream();
        ChartPageWriter.Write(page, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Of(params Chart[] charts) => Of(new ChartPage("Title", "", [new ChartSection("Section", charts)], []));

    /// <summary>The page without plotly.js: what this library itself writes.</summary>
    public static string WithoutPlotly(string html)
    {
        var from = html.IndexOf("/**\n* plotly.js", StringComparison.Ordinal);
        var to = html.IndexOf("</script>", from, StringComparison.Ordinal);
        Assert.True(from > 0 && to - from > 3_000_000, "plotly.js is in the page");
        return html[..from] + html[to..];
    }

    /// <summary>The data the page's script is given.</summary>
    public static JsonElement Data(string html)
    {
        const string opening = ".push([\"sys-page\", ";
        var from = html.LastIndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var to = html.IndexOf("]);</script>", from, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(html[from..to]);
        return document.RootElement.Clone();
    }

    /// <summary>The values of a column as the page's script reads them, with the moments they stand at.</summary>
    public static (DateTime[] Moments, double[] Values) Column(JsonElement data, int number)
    {
        var column = data.GetProperty("columns")[number];
        var values = column.TryGetProperty("values", out var whole)
            ? [.. whole.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())]
            : Doubles(column.GetProperty("base64").GetBytesFromBase64());
        var moments = Moments(data.GetProperty("indexes")[column.GetProperty("index").GetInt32()]);
        return (moments.AsSpan(column.GetProperty("from").GetInt32(), values.Length).ToArray(), values);
    }

    private static double[] Doubles(byte[] bytes)
    {
        var values = new double[bytes.Length / sizeof(double)];
        for (var i = 0; i < values.Length; i++) values[i] = BitConverter.ToDouble(bytes, i * sizeof(double));
        return values;
    }

    private static DateTime[] Moments(JsonElement index)
    {
        var unit = index.GetProperty("unit").GetInt64();
        var at = DateTime.UnixEpoch.AddMilliseconds(index.GetProperty("start").GetInt64());
        List<DateTime> moments = [DateTime.SpecifyKind(at, DateTimeKind.Unspecified)];
        foreach (var step in index.GetProperty("steps").EnumerateArray()) moments.Add(moments[^1].AddMilliseconds(step.GetInt64() * unit));
        return [.. moments];
    }
}
