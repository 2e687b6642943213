using SysTrade.Charts.Html;
using SysTrade.Domain.Errors;

namespace SysTrade.Charts;

/// <summary>A matrix shown as coloured cells, the first row on top: correlations, monthly returns.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Rows">Names of the rows.</param>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Values">One array for each row with one value for each column; NaN leaves the cell empty.</param>
/// <param name="Format">How values are written.</param>
public sealed record HeatmapChart(
    string Title, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<double>> Values, NumberFormat Format) : Chart(Title)
{
    private const int MostCellsWithText = 400;

    /// <summary>Value with the strongest colour; its negative has the strongest opposite colour and zero none. 1 suits correlations.</summary>
    public double Extent { get; init; } = 1;

    /// <summary>Sizes of groups along the diagonal, from the upper left corner on: each gets a border. They add up to no more than there are rows and columns.</summary>
    public IReadOnlyList<int> Blocks { get; init; } = [];

    /// <summary>What the values are, with their unit, beside the colour bar: <c>Correlation</c>.</summary>
    public string ValueTitle { get; init; } = "";

    internal override int UsualHeight => 130 + (22 * Math.Max(8, Rows.Count));

    internal override void WriteTo(ChartDocument document)
    {
        var json = document.Json;
        json.WriteString("kind", "heatmap");
        json.WriteStartArray("traces");
        json.WriteStartObject();
        json.WriteString("type", "heatmap");
        WriteNames(document, "x", Columns);
        WriteNames(document, "y", Rows);
        WriteCells(document);
        json.WriteNumber("zmin", -Extent);
        json.WriteNumber("zmax", Extent);
        json.WriteNumber("xgap", 1);
        json.WriteNumber("ygap", 1);
        var number = $"%{{z:{Format.D3}}}{PlotlyText.Escape(Format.Unit)}";
        json.WriteString("hovertemplate", "%{y} · %{x}: <b>" + number + "</b><extra></extra>");
        if (Rows.Count * Columns.Count <= MostCellsWithText) json.WriteString("texttemplate", number);
        json.WriteStartObject("colorbar");
        json.WriteString("tickformat", Format.D3);
        json.WriteString("ticksuffix", PlotlyText.Escape(Format.Unit));
        json.WriteNumber("thickness", 12);
        json.WriteNumber("outlinewidth", 0);
        json.WriteStartObject("title");
        json.WriteString("text", PlotlyText.Escape(ValueTitle));
        json.WriteString("side", "right");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("layout");
        json.WriteBoolean("showlegend", false);
        WriteCategoryAxis(document, "xaxis", reversed: false);
        WriteCategoryAxis(document, "yaxis", reversed: true);
        WriteBorders(document);
        json.WriteEndObject();
    }

    private static void WriteNames(ChartDocument document, string property, IReadOnlyList<string> names)
    {
        document.Json.WriteStartArray(property);
        foreach (var name in names) document.Json.WriteStringValue(PlotlyText.Escape(name));
        document.Json.WriteEndArray();
    }

    private static void WriteCategoryAxis(ChartDocument document, string property, bool reversed)
    {
        var json = document.Json;
        json.WriteStartObject(property);
        json.WriteString("type", "category");
        json.WriteBoolean("automargin", true);
        json.WriteBoolean("showgrid", false);
        json.WriteNumber("dtick", 1);
        if (reversed) json.WriteString("autorange", "reversed");
        json.WriteEndObject();
    }

    /// <summary>A category's place on an axis is its number; its cell reaches half a step to either side.</summary>
    private void WriteBorders(ChartDocument document)
    {
        if (Blocks.Count == 0) return;
        if (Blocks.Any(b => b < 1) || Blocks.Sum() > Math.Min(Rows.Count, Columns.Count))
        {
            throw new SysTradeException(
                "LengthMismatch",
                SysErrorKind.InvalidArgument,
                $"The blocks {string.Join(", ", Blocks)} of the heat map '{Title}' do not fit its {Rows.Count} rows and {Columns.Count} columns.",
                "Give sizes of one or more that add up to no more than the rows and columns.",
                Title);
        }

        var json = document.Json;
        json.WriteStartArray("shapes");
        var first = 0;
        foreach (var size in Blocks)
        {
            json.WriteStartObject();
            json.WriteString("type", "rect");
            foreach (var axis in "xy")
            {
                json.WriteNumber($"{axis}0", first - 0.5);
                json.WriteNumber($"{axis}1", first + size - 0.5);
            }

            json.WriteEndObject();
            first += size;
        }

        json.WriteEndArray();
    }

    private void WriteCells(ChartDocument document)
    {
        if (Values.Count != Rows.Count || Values.Any(r => r.Count != Columns.Count))
        {
            throw new SysTradeException(
                "LengthMismatch",
                SysErrorKind.InvalidArgument,
                $"The heat map '{Title}' has {Rows.Count} row names and {Columns.Count} column names; its values must be as many rows of as many numbers.",
                target: Title);
        }

        document.Json.WriteStartArray("z");
        foreach (var row in Values) document.WriteNumberArray(row);
        document.Json.WriteEndArray();
    }
}
