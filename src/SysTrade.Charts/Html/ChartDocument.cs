using System.Text.Json;
using SysTrade.Series;

namespace SysTrade.Charts.Html;

/// <summary>
/// The JSON that a page's script reads: charts with their plotly.js traces and layouts, the columns these traces show, and the time indexes,
/// each written once however many columns share it.
/// </summary>
/// <remarks>
/// The default encoder of <see cref="Utf8JsonWriter"/> escapes <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c>, so the text cannot end the script element it stands in.
/// </remarks>
internal sealed class ChartDocument : IDisposable
{
    private readonly List<(TimeSeries Values, int Index)> _columns = [];
    private readonly Dictionary<TimeIndex, int> _positions = [];

    private ChartDocument(Stream stream) => Json = new Utf8JsonWriter(stream);

    public Utf8JsonWriter Json { get; }

    public static void Write(Stream stream, IEnumerable<Chart> charts)
    {
        using var document = new ChartDocument(stream);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteStartArray("charts");
        foreach (var chart in charts)
        {
            json.WriteStartObject();
            json.WriteNumber("height", chart.Height > 0 ? chart.Height : chart.UsualHeight);
            chart.WriteTo(document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("columns");
        foreach (var (values, index) in document._columns) ColumnJson.WriteColumn(json, values, index);
        json.WriteEndArray();
        json.WriteStartArray("indexes");
        foreach (var index in document._positions.OrderBy(p => p.Value)) ColumnJson.WriteIndex(json, index.Key);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Notes a column to be written after the charts; the result is its number in the document.</summary>
    public int AddColumn(TimeSeries values)
    {
        if (!_positions.TryGetValue(values.Index, out var index))
        {
            index = _positions.Count;
            _positions.Add(values.Index, index);
        }

        _columns.Add((values, index));
        return _columns.Count - 1;
    }

    public void WriteValueAxis(string property, Axis axis)
    {
        Json.WriteStartObject(property);
        Json.WriteStartObject("title");
        Json.WriteString("text", PlotlyText.Escape(axis.Title));
        Json.WriteEndObject();
        // Ticks get the digits they need at the present zoom; the hover label always has the format's.
        if (axis.Format.Decimals == 0) Json.WriteString("tickformat", ",");
        Json.WriteString("hoverformat", axis.Format.D3);
        Json.WriteString("ticksuffix", PlotlyText.Escape(axis.Format.Unit));
        Json.WriteEndObject();
    }

    public void WriteNumbers(string property, IReadOnlyList<double> values)
    {
        Json.WritePropertyName(property);
        WriteNumberArray(values);
    }

    public void WriteNumberArray(IReadOnlyList<double> values)
    {
        Json.WriteStartArray();
        foreach (var value in values) ColumnJson.WriteNumber(Json, value);
        Json.WriteEndArray();
    }

    public void Dispose() => Json.Dispose();
}
