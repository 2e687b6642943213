using System.Text.RegularExpressions;
using SysTrade.Domain.Errors;
using SysTrade.Series;

namespace SysTrade.Charts.Tests;

public sealed partial class ChartPageTests
{
    private const string Hostile = "</script><script>alert(1)</script><b>\"&'";
    private static readonly Axis Value = new("Value (%)", NumberFormat.Percent);

    [Fact]
    public void Page_WithoutPlotly_RefersToNothingOutsideItself()
    {
        var own = PageText.WithoutPlotly(PageText.Of(BacktestPage.Create(SampleBacktest.Create(3, 1))));
        Assert.DoesNotMatch(OutsideReference(), own);
        Assert.Contains("Content-Security-Policy\" content=\"default-src 'none';", own, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_HostileNamesEverywhere_AddNoMarkup()
    {
        var hostile = new ChartPage(
            Hostile,
            Hostile,
            [
                new ChartSection(Hostile, [
                    new LineChart(Hostile, [new ChartSeries(Hostile, Week())], new Axis(Hostile, new NumberFormat(2, Hostile))) { Note = Hostile, Selector = Hostile },
                    new BarChart(Hostile, [Hostile], [new BarSeries(Hostile, [1])], Value) { Selects = Hostile },
                    new HeatmapChart(Hostile, [Hostile], [Hostile], [[1]], NumberFormat.TwoDecimals) { ValueTitle = Hostile },
                ]) { Note = Hostile },
            ],
            [new StatisticsTable(Hostile, [new TableColumn(Hostile)], [[Hostile]])]);
        var harmless = PageText.WithoutPlotly(PageText.Of(hostile with { Title = "T" }));
        Assert.DoesNotContain("<script>alert", harmless, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\"", harmless, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(harmless, "</script"));
        Assert.Equal(Hostile, PageText.Data(harmless).GetProperty("charts")[0].GetProperty("traces")[0].GetProperty("key").GetString());
    }

    [Fact]
    public void Page_EveryChart_HasItsTracesTitlesAndUnits()
    {
        var data = PageText.Data(PageText.Of(BacktestPage.Create(SampleBacktest.Create(4, 2))));
        var charts = data.GetProperty("charts").EnumerateArray().ToArray();
        Assert.Equal(["time", "time", "bar", "time", "time"], charts.Select(c => c.GetProperty("kind").GetString()));
        Assert.Equal(["Net", "Gross", "Costs"], charts[0].GetProperty("traces").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        Assert.Equal("tozeroy", charts[1].GetProperty("traces")[0].GetProperty("fill").GetString());
        Assert.Equal("hv", charts[3].GetProperty("traces")[0].GetProperty("line").GetProperty("shape").GetString());
        Assert.All(charts[3..], c => Assert.Equal("Instrument", c.GetProperty("selector").GetString()));
        var axis = charts[0].GetProperty("layout").GetProperty("yaxis");
        Assert.Equal("Cumulative return (% of capital)", axis.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal("%", axis.GetProperty("ticksuffix").GetString());
    }

    [Fact]
    public void Heatmap_Blocks_AreBordersAlongTheDiagonal()
    {
        string[] names = ["a", "b", "c"];
        var map = new HeatmapChart("Map", names, names, [[1, 0, 0], [0, 1, 0], [0, 0, 1]], NumberFormat.TwoDecimals) { Blocks = [2, 1] };
        var shapes = PageText.Data(PageText.Of(map)).GetProperty("charts")[0].GetProperty("layout").GetProperty("shapes").EnumerateArray()
            .Select(s => (s.GetProperty("x0").GetDouble(), s.GetProperty("x1").GetDouble(), s.GetProperty("y0").GetDouble(), s.GetProperty("y1").GetDouble()));
        Assert.Equal([(-0.5, 1.5, -0.5, 1.5), (1.5, 2.5, 1.5, 2.5)], shapes);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => PageText.Of(map with { Blocks = [2, 2] })).ErrorId);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => PageText.Of(map with { Blocks = [0, 1] })).ErrorId);
    }

    [Fact]
    public void SeriesWithTheSameChoice_AreShownTogetherWithALegend()
    {
        var chart = new LineChart("Lines", [.. new[] { "A", "B" }.SelectMany(c => new[] { new ChartSeries("Live", Week()) { Choice = c }, new ChartSeries("Simulated", Week()) { Choice = c } })], Value) { Selector = "Instrument" };
        var spec = PageText.Data(PageText.Of(chart)).GetProperty("charts")[0];
        Assert.Equal(["A", "A", "B", "B"], spec.GetProperty("traces").EnumerateArray().Select(t => t.GetProperty("key").GetString()));
        Assert.Equal(["Live", "Simulated", "Live", "Simulated"], spec.GetProperty("traces").EnumerateArray().Select(t => t.GetProperty("name").GetString()));
        Assert.True(spec.GetProperty("layout").GetProperty("showlegend").GetBoolean());
    }

    [Theory]
    [InlineData(1, "lines+markers")]
    [InlineData(24, "lines+markers")]
    [InlineData(25, "lines")]
    public void FewPoints_GetMarks(int points, string mode)
    {
        var index = TimeIndex.From(Enumerable.Range(0, points + 2).Select(i => new DateTime(2024, 1, 1).AddDays(i)));
        var series = new TimeSeries(index, [double.NaN, .. Enumerable.Range(0, points).Select(i => (double)i), double.NaN]);
        Assert.Equal(mode, PageText.Data(PageText.Of(new LineChart("Line", [new ChartSeries("a", series)], Value))).GetProperty("charts")[0].GetProperty("traces")[0].GetProperty("mode").GetString());
    }

    [Fact]
    public void Backtest_OfThirtySixInstrumentsAndFifteenYears_FitsInSixMegabytes()
    {
        Assert.InRange(PageText.Of(BacktestPage.Create(SampleBacktest.Create(36, 15))).Length, 3_700_000, 6_000_000);
    }

    [Fact]
    public void Bars_Sorted_RunFromLargestToSmallestWithMissingLast()
    {
        var chart = new BarChart(
            "Sharpe", ["A", "B", "C", "D"], [new BarSeries("Net", [0.2, double.NaN, 0.9, -1]), new BarSeries("Gross", [1, 2, 3, 4])], Value).Sorted();
        Assert.Equal(["C", "A", "D", "B"], chart.Categories);
        Assert.Equal([3, 1, 4, 2], chart.Series[1].Values);
        var x = PageText.Data(PageText.Of(chart)).GetProperty("charts")[0].GetProperty("traces")[0].GetProperty("x");
        Assert.Equal("[0.9,0.2,-1,null]", x.GetRawText());
    }

    [Fact]
    public void Bars_WithTooFewValues_AreRefusedByName()
    {
        var error = Assert.Throws<SysTradeException>(() => PageText.Of(new BarChart("Sharpe", ["A", "B"], [new BarSeries("Net", [1])], Value)));
        Assert.Equal("LengthMismatch", error.ErrorId);
        Assert.Contains("'Net'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmap_MissingCell_IsNull()
    {
        var chart = new HeatmapChart("Correlation", ["A", "B"], ["A", "B"], [[1, double.NaN], [0.25, 1]], NumberFormat.TwoDecimals);
        var trace = PageText.Data(PageText.Of(chart)).GetProperty("charts")[0].GetProperty("traces")[0];
        Assert.Equal("[[1,null],[0.25,1]]", trace.GetProperty("z").GetRawText());
    }

    [Fact]
    public void Heatmap_OfAnotherShape_IsRefused()
    {
        var chart = new HeatmapChart("Correlation", ["A", "B"], ["A"], [[1, 2], [1]], NumberFormat.TwoDecimals);
        Assert.Equal("LengthMismatch", Assert.Throws<SysTradeException>(() => PageText.Of(chart)).ErrorId);
    }

    [Theory]
    [InlineData(1234.567, "1,234.57%")]
    [InlineData(-0.001, "0.00%")]
    [InlineData(-0.42, "-0.42%")]
    [InlineData(double.NaN, "–")]
    public void Format_Number_HasDecimalsSeparatorsAndUnit(double value, string expected) => Assert.Equal(expected, NumberFormat.Percent.Format(value));

    [Fact]
    public void Fragment_OfAChart_IsSmallAndDrawsWhenTheRuntimeComes()
    {
        var fragment = new LineChart("Net", [new ChartSeries("Net", Week())], Value).ToHtmlFragment();
        Assert.InRange(fragment.Length, 300, 2_000);
        Assert.Contains("(window.sysCharts = window.sysCharts || []).push([", fragment, StringComparison.Ordinal);
        Assert.Contains("plotly.js v", ChartRuntime.ToHtml(), StringComparison.Ordinal);
    }

    private static TimeSeries Week() => new(TimeIndex.BusinessDays(new DateTime(2024, 1, 1), new DateTime(2024, 1, 5)), [1, 2.5, double.NaN, 3, 4]);

    [GeneratedRegex("""https?:|\bsrc\s*=|\burl\(|@import|\bfetch\(|XMLHttpRequest|importScripts|<link|\bhref="(?!#)""", RegexOptions.IgnoreCase)]
    private static partial Regex OutsideReference();
}
