using SysTrade.Series;

namespace SysTrade.Charts;

/// <summary>A named line of a time chart.</summary>
/// <param name="Name">Name in the legend, the hover label or the selector.</param>
/// <param name="Values">Values in the unit of the chart's axis; NaN is a gap.</param>
/// <param name="Colour">CSS hex colour, or null for the next of <see cref="Palette"/>.</param>
public sealed record ChartSeries(string Name, TimeSeries Values, string? Colour = null)
{
    /// <summary>Width of the line in CSS pixels.</summary>
    public double Width { get; init; } = 1.6;

    /// <summary>
    /// The entry of the chart's drop-down (<see cref="TimeChart.Selector"/>) that shows it, when several series are shown together; the name of the series
    /// when null.
    /// </summary>
    public string? Choice { get; init; }

    /// <summary>Every column of a frame as a series, in order.</summary>
    public static IReadOnlyList<ChartSeries> Columns(Frame frame) =>
        [.. frame.Names.Select((name, position) => new ChartSeries(name, frame.Column(position)))];
}
