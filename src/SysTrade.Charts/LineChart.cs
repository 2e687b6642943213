namespace SysTrade.Charts;

/// <summary>Lines over time: equity curves, prices, forecasts.</summary>
/// <inheritdoc cref="TimeChart(string, IReadOnlyList{ChartSeries}, Axis)"/>
public sealed record LineChart(string Title, IReadOnlyList<ChartSeries> Series, Axis Axis) : TimeChart(Title, Series, Axis);
