using SysTrade.Charts.Html;
using SysTrade.Series;

namespace SysTrade.Charts;

/// <summary>A chart of series over time: range buttons, one hover label for all its series, and a zoom it shares with the page's other time charts.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Series">The series, in drawing order.</param>
/// <param name="Axis">The value axis.</param>
public abstract record TimeChart(string Title, IReadOnlyList<ChartSeries> Series, Axis Axis) : Chart(Title)
{
    /// <summary>
    /// Label of a drop-down that shows one series at a time (<c>Instrument</c>), or null to draw all together.
    /// Series with the same <see cref="ChartSeries.Choice"/> are shown together. Charts of a page with the same label move together.
    /// </summary>
    public string? Selector { get; init; }

    /// <summary>Up to so many values each gets a mark: few points joined by a line are points first, and a single one would not be seen at all.</summary>
    private const int MostMarks = 24;

    internal override int UsualHeight => 380;

    /// <summary>How the line runs between two values, in plotly.js terms.</summary>
    private protected virtual string LineShape => "linear";

    /// <summary>True to fill the area between the line and zero.</summary>
    private protected virtual bool IsFilled => false;

    internal sealed override void WriteTo(ChartDocument document)
    {
        var json = document.Json;
        json.WriteString("kind", "time");
        if (Selector is not null) json.WriteString("selector", Selector);
        json.WriteStartArray("traces");
        foreach (var series in Series) WriteTrace(document, series);
        json.WriteEndArray();
        json.WriteStartObject("layout");
        json.WriteString("hovermode", "x unified");
        json.WriteBoolean("showlegend", Selector is null ? Series.Count > 1 : Series.Any(s => s.Choice is not null));
        json.WriteStartObject("xaxis");
        json.WriteString("type", "date");
        json.WriteEndObject();
        document.WriteValueAxis("yaxis", Axis);
        json.WriteEndObject();
    }

    private void WriteTrace(ChartDocument document, ChartSeries series)
    {
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("type", "scatter");
        json.WriteString("mode", KnownUpTo(series.Values, MostMarks + 1) <= MostMarks ? "lines+markers" : "lines");
        json.WriteString("name", PlotlyText.Escape(series.Name));
        json.WriteString("key", series.Choice ?? series.Name);
        json.WriteNumber("column", document.AddColumn(series.Values));
        if (IsFilled) json.WriteString("fill", "tozeroy");
        json.WriteStartObject("line");
        json.WriteString("shape", LineShape);
        json.WriteNumber("width", series.Width);
        if (series.Colour is not null) json.WriteString("color", series.Colour);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int KnownUpTo(TimeSeries series, int most)
    {
        var known = 0;
        foreach (var value in series.Values)
        {
            if (double.IsFinite(value) && ++known == most) break;
        }

        return known;
    }
}
