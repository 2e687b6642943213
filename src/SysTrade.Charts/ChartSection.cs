namespace SysTrade.Charts;

/// <summary>A part of a page with its own heading: charts, and tables below them.</summary>
/// <param name="Title">Heading, also its entry in the page's navigation.</param>
/// <param name="Charts">Charts, from top to bottom.</param>
public sealed record ChartSection(string Title, IReadOnlyList<Chart> Charts)
{
    /// <summary>One or two sentences under the heading, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Tables under the charts.</summary>
    public IReadOnlyList<StatisticsTable> Tables { get; init; } = [];
}
