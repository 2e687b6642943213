using SysTrade.Domain.Display;

namespace SysTrade.Charts;

/// <summary>A page of charts and tables that is written as one HTML file by <see cref="ChartPageWriter"/>.</summary>
/// <param name="Title">Title of the page.</param>
/// <param name="Subtitle">A line under the title; may be empty.</param>
/// <param name="Sections">The sections, from top to bottom.</param>
/// <param name="Tables">Tables in the head of the page, before the sections.</param>
[TypeFormatterSource(typeof(ChartViews))]
public sealed record ChartPage(string Title, string Subtitle, IReadOnlyList<ChartSection> Sections, IReadOnlyList<StatisticsTable> Tables);
