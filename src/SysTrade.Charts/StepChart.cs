namespace SysTrade.Charts;

/// <summary>Values that hold until the next row: positions, roll states, capital.</summary>
/// <inheritdoc cref="TimeChart(string, IReadOnlyList{ChartSeries}, Axis)"/>
public sealed record StepChart(string Title, IReadOnlyList<ChartSeries> Series, Axis Axis) : TimeChart(Title, Series, Axis)
{
    internal override int UsualHeight => 320;

    private protected override string LineShape => "hv";
}
