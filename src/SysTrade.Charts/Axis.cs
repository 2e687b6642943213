namespace SysTrade.Charts;

/// <summary>An axis that shows numbers.</summary>
/// <param name="Title">What the axis shows, with its unit: <c>Cumulative return (% of capital)</c>.</param>
/// <param name="Format">How its numbers are written on ticks and in hover labels.</param>
public sealed record Axis(string Title, NumberFormat Format);
