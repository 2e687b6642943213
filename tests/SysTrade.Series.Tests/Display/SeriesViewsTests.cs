using System.Text.RegularExpressions;
using SysTrade.Domain.Display;
using SysTrade.Series.Display;

namespace SysTrade.Series.Tests.Display;

public sealed partial class SeriesViewsTests
{
    private static readonly TimeIndex Days = TimeIndex.BusinessDays(new DateTime(2024, 1, 1), new DateTime(2024, 1, 31));

    private static string View(object value, string mimeType)
    {
        // As notebook hosts find it: by the name of the attribute and of its members.
        var attribute = value.GetType().GetCustomAttributes(false).OfType<TypeFormatterSourceAttribute>().Single();
        var source = Activator.CreateInstance(attribute.FormatterSourceType, nonPublic: true)!;
        var formatters = (IEnumerable<object>)attribute.FormatterSourceType.GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        using var writer = new StringWriter();
        Assert.True(formatters.Cast<ConventionFormatter>().Single(f => f.MimeType == mimeType).Format(value, writer));
        return writer.ToString();
    }

    [Fact]
    public void TimeSeries_InText_HasItsEnds()
    {
        var series = new TimeSeries(Days, [.. Enumerable.Range(0, Days.Count).Select(i => i == 1 ? double.NaN : i + 0.5)]);
        var lines = View(series, "text/plain").Split('\n');
        Assert.Equal("2024-01-01    0.5", lines[1]);
        Assert.Equal("2024-01-02    NaN", lines[2]);
        Assert.Equal("...           ...", lines[6]);
        Assert.Equal("2024-01-31   22.5", lines[11]);
        Assert.Equal(series.ToString(), lines[12]);
    }

    [Fact]
    public void TimeSeries_InHtml_HasADrawingAndATable()
    {
        var html = View(TimeSeries.Constant(Days, 1).With([.. Enumerable.Range(0, Days.Count).Select(i => (double)i)]), "text/html");
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Equal(11, RowTag().Count(html.Split("<tbody>")[1]));
    }

    [Fact]
    public void Frame_InHtml_EscapesItsNames()
    {
        var html = View(Frame.Constant(Days, ["<a>", "b"], [1, 2]), "text/html");
        Assert.Contains("&lt;a&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ManyColumns_AreCutWithANote()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"c{i}").ToArray();
        Assert.Contains("8 columns not shown", View(Frame.Constant(Days, names, new double[20]), "text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public void EmptySeries_HasNoDrawing()
    {
        Assert.Equal("", Sparkline.Svg(TimeSeries.Empty));
        Assert.Equal("", Sparkline.Svg(TimeSeries.Constant(Days, double.NaN)));
        Assert.DoesNotContain("<svg", View(TimeSeries.Empty, "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Sparkline_OfARisingLine_GoesFromBottomToTop()
    {
        var svg = Sparkline.Svg(TimeSeries.Constant(Days, 0).With([.. Enumerable.Range(0, Days.Count).Select(i => i + 1.0)]), 480, 80);
        var path = svg.Split(" d=\"")[1].Split('"')[0];
        Assert.StartsWith("M0 78", path, StringComparison.Ordinal);
        Assert.EndsWith(" 2", path, StringComparison.Ordinal);
    }

    [Fact]
    public void Sparkline_OfMissingValues_HasAGap()
    {
        var values = Enumerable.Range(0, Days.Count).Select(i => i == 10 ? double.NaN : Math.Sin(i)).ToArray();
        Assert.Equal(2, Sparkline.Svg(new TimeSeries(Days, values)).Split(" d=\"")[^1].Count(c => c == 'M'));
    }

    [Fact]
    public void Sparkline_OfManyRows_KeepsItsPeak()
    {
        var index = TimeIndex.BusinessDays(new DateTime(1980, 1, 1), new DateTime(2024, 1, 1));
        var values = new double[index.Count];
        values[5000] = 1;
        Assert.Contains(" 2L", Sparkline.Svg(new TimeSeries(index, values), 480, 80), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1234567.891, "1,234,568")]
    [InlineData(1234.5678, "1,234.57")]
    [InlineData(1.23456789, "1.2346")]
    [InlineData(0.123456789, "0.123457")]
    [InlineData(0.00001234, "1.234E-05")]
    [InlineData(0, "0")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(double.NaN, "")]
    public void Number_IsWrittenToBeRead(double value, string expected) => Assert.Equal(expected, HtmlTables.Number(value));

    [GeneratedRegex("<tr>")]
    private static partial Regex RowTag();
}
