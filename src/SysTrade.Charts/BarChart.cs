using SysTrade.Charts.Html;
using SysTrade.Domain.Errors;

namespace SysTrade.Charts;

/// <summary>Horizontal bars, one row for each category, the first category on top: Sharpe ratios or costs by instrument.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Categories">Names of the rows.</param>
/// <param name="Series">Values for the rows; each series has as many values as there are categories.</param>
/// <param name="Axis">The value axis.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series, Axis Axis) : Chart(Title)
{
    /// <summary>Label of the drop-down (<see cref="TimeChart.Selector"/>) that a click on a row sets to that row's name, or null.</summary>
    public string? Selects { get; init; }

    internal override int UsualHeight => 110 + (20 * Math.Max(4, Categories.Count));

    /// <summary>The same chart with its rows ordered by the first series, largest first and NaN last.</summary>
    public BarChart Sorted()
    {
        if (Series.Count == 0) return this;
        var first = Series[0].Values;
        var order = Enumerable.Range(0, Categories.Count)
            .OrderBy(i => double.IsNaN(first[i]) ? double.PositiveInfinity : -first[i]).ThenBy(i => Categories[i], StringComparer.Ordinal).ToArray();
        return this with
        {
            Categories = [.. order.Select(i => Categories[i])],
            Series = [.. Series.Select(s => s with { Values = [.. order.Select(i => s.Values[i])] })],
        };
    }

    internal override void WriteTo(ChartDocument document)
    {
        var json = document.Json;
        json.WriteString("kind", "bar");
        if (Selects is not null) json.WriteString("selects", Selects);
        json.WriteStartArray("traces");
        foreach (var series in Series) WriteTrace(document, series);
        json.WriteEndArray();
        json.WriteStartObject("layout");
        json.WriteString("hovermode", "y unified");
        json.WriteBoolean("showlegend", Series.Count > 1);
        json.WriteNumber("bargap", 0.35);
        json.WriteStartObject("yaxis");
        json.WriteString("type", "category");
        json.WriteStartArray("range");
        json.WriteNumberValue(Categories.Count - 0.5);
        json.WriteNumberValue(-0.5);
        json.WriteEndArray();
        json.WriteBoolean("automargin", true);
        json.WriteBoolean("showgrid", false);
        json.WriteNumber("dtick", 1);
        json.WriteEndObject();
        document.WriteValueAxis("xaxis", Axis);
        json.WriteEndObject();
    }

    private void WriteTrace(ChartDocument document, BarSeries series)
    {
        if (series.Values.Count != Categories.Count)
        {
            throw new SysTradeException(
                "LengthMismatch",
                SysErrorKind.InvalidArgument,
                $"Series '{series.Name}' of the bar chart '{Title}' has {series.Values.Count} values for {Categories.Count} categories.",
                "Give one value for each category; NaN where there is none.",
                series.Name);
        }

        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("name", PlotlyText.Escape(series.Name));
        json.WriteStartArray("y");
        foreach (var category in Categories) json.WriteStringValue(PlotlyText.Escape(category));
        json.WriteEndArray();
        json.WriteStartArray("customdata");
        foreach (var category in Categories) json.WriteStringValue(category);
        json.WriteEndArray();
        document.WriteNumbers("x", series.Values);
        if (series.Mark == BarMark.Bar) json.WriteString("orientation", "h");
        else json.WriteString("mode", "markers");
        json.WriteString("type", series.Mark == BarMark.Bar ? "bar" : "scatter");
        json.WriteStartObject("marker");
        if (series.Colour is not null) json.WriteString("color", series.Colour);
        if (series.Mark == BarMark.Tick)
        {
            json.WriteString("symbol", "line-ns-open");
            json.WriteNumber("size", 11);
            json.WriteStartObject("line");
            json.WriteNumber("width", 2.5);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
