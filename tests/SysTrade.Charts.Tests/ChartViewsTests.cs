using SysTrade.Domain.Display;
using SysTrade.Series;

namespace SysTrade.Charts.Tests;

public sealed class ChartViewsTests
{
    private static readonly LineChart Chart = new(
        "A & B", [new ChartSeries("a", new TimeSeries(TimeIndex.BusinessDays(new DateTime(2024, 1, 1), new DateTime(2024, 1, 3)), [1, 2, 3]))], new Axis("Value", NumberFormat.TwoDecimals));

    [Fact]
    public void Html_OfTheFirstChart_BringsWhatDrawsIt_AndThatOfTheNextDoesNot()
    {
        ChartRuntime.IsSent = false;
        var (first, second) = (View("text/html", Chart), View("text/html", Chart));
        Assert.Contains("Plotly", first, StringComparison.Ordinal);
        Assert.True(first.Length > 1_000_000 && second.Length < 20_000, $"{first.Length} and {second.Length} characters");
        Assert.Contains("A &amp; B", second, StringComparison.Ordinal);

        // The output that held it was cleared: the next chart brings it again.
        ChartRuntime.IsSent = false;
        Assert.True(View("text/html", Chart).Length > 1_000_000);
        Assert.Equal("", ChartRuntime.ToHtmlOnce());
    }

    [Fact]
    public void Html_OfATable_NeedsNothingToDrawIt()
    {
        ChartRuntime.IsSent = false;
        var table = new StatisticsTable("Numbers", [new TableColumn("Name"), new TableColumn("Value", NumberFormat.TwoDecimals)], [["x<y", 1.234]]);
        var html = View("text/html", table);
        Assert.False(ChartRuntime.IsSent);
        Assert.Contains("x&lt;y", html, StringComparison.Ordinal);
        Assert.Contains("1.23", html, StringComparison.Ordinal);
        Assert.Equal("Numbers\nx<y  1.23", View("text/plain", table));
    }

    [Fact]
    public void Text_NamesWhatThereIs()
    {
        Assert.Equal("LineChart: A & B", View("text/plain", Chart));
        Assert.Equal("Page\n  A & B", View("text/plain", new ChartPage("Page", "", [new ChartSection("Section", [Chart])], [])));
    }

    private static string View(string mimeType, object value)
    {
        using var writer = new StringWriter();
        Assert.True(new ChartViews().CreateTypeFormatters().Cast<ConventionFormatter>().Single(f => f.MimeType == mimeType).Format(value, writer));
        return writer.ToString();
    }
}
