namespace SysTrade.Charts;

/// <summary>How the values of a bar series are drawn.</summary>
public enum BarMark
{
    /// <summary>A bar from zero.</summary>
    Bar,

    /// <summary>A small mark at the value, to compare with the bar of the same category.</summary>
    Tick,
}

/// <summary>One value for each category of a bar chart.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="Values">Values in the unit of the chart's axis, in category order; NaN leaves a gap.</param>
/// <param name="Mark">Bar or tick.</param>
/// <param name="Colour">CSS hex colour, or null for the next of <see cref="Palette"/>.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double> Values, BarMark Mark = BarMark.Bar, string? Colour = null);
