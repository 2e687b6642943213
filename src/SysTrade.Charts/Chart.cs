using SysTrade.Charts.Html;
using SysTrade.Domain.Display;

namespace SysTrade.Charts;

/// <summary>A chart: what it shows, independent of where it is drawn. Immutable.</summary>
/// <param name="Title">Heading of the chart.</param>
[TypeFormatterSource(typeof(ChartViews))]
public abstract record Chart(string Title)
{
    /// <summary>One sentence under the heading, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Height of the drawing in CSS pixels; 0 takes the usual height of this sort of chart.</summary>
    public int Height { get; init; }

    /// <summary>
    /// The chart as a piece of HTML for a notebook cell or another page. The document must contain <see cref="ChartRuntime.ToHtml"/>
    /// once, before or after it.
    /// </summary>
    public string ToHtmlFragment() => FragmentWriter.Write(this);

    /// <summary>Height used when <see cref="Height"/> is 0.</summary>
    internal abstract int UsualHeight { get; }

    /// <summary>Writes the properties of the chart inside an open JSON object.</summary>
    internal abstract void WriteTo(ChartDocument document);
}
