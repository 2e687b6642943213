namespace SysTrade.Charts;

/// <summary>Lines over time with the area down (or up) to zero filled: drawdowns.</summary>
/// <inheritdoc cref="TimeChart(string, IReadOnlyList{ChartSeries}, Axis)"/>
public sealed record AreaChart(string Title, IReadOnlyList<ChartSeries> Series, Axis Axis) : TimeChart(Title, Series, Axis)
{
    internal override int UsualHeight => 260;

    private protected override bool IsFilled => true;
}
