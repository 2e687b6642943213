using SysTrade.Kernel.Display;

namespace SysTrade.Kernel.Tests.Display;

public sealed class FormattersTests
{
    private static string Form(object value, string type) => Formatters.Of(value).Forms.First(f => f.Key == type).Value;

    public sealed record Row(string Name, double Value);

    [Convention.TypeFormatterSource(typeof(Source))]
    private sealed class Marked
    {
        private sealed class Source
        {
            public IEnumerable<object> CreateTypeFormatters() => [new Formatter()];
        }

        private sealed class Formatter
        {
            public string MimeType => "text/html";

            public bool Format(object instance, TextWriter writer)
            {
                writer.Write("<i>marked</i>");
                return true;
            }
        }
    }

    [Theory]
    [InlineData(1.5, "1.5")]
    [InlineData("text", "text")]
    [InlineData(true, "True")]
    public void Simple_Value_IsText(object value, string expected) => Assert.Equal(expected, Form(value, "text/plain"));

    [Fact]
    public void Rows_OfOneType_AreATable()
    {
        Row[] rows = [new("a<b", 1.25), new("c", double.NaN)];
        Assert.Contains("<td style=\"text-align:left\">a&lt;b</td><td style=\"text-align:right\">1.25</td>", Form(rows, "text/html"), StringComparison.Ordinal);
        Assert.Equal("Name  Value\na<b    1.25\nc", Form(rows, "text/plain"));
    }

    [Fact]
    public void ManyRows_AreCutWithANote() =>
        Assert.Contains("The first 100 of 150 rows.", Form(Enumerable.Range(0, 150).Select(i => new Row("r", i)).ToArray(), "text/html"), StringComparison.Ordinal);

    [Fact]
    public void EndlessRows_AreCutToo() =>
        Assert.Equal("[ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ... ]", Form(Enumerable.Repeat(1, int.MaxValue), "text/plain"));

    [Fact]
    public void TypeMarkedByAnAttributeOfTheName_IsShownByItsFormatter()
    {
        Assert.Equal("<i>marked</i>", Form(new Marked(), "text/html"));
        Assert.True(Formatters.HasConvention(new Marked()));
        Assert.False(Formatters.HasConvention("text"));
    }

    [Fact]
    public void As_AMimeType_GivesThatForm() => Assert.Equal("text/markdown", Formatters.As("# x", "text/markdown").Forms[0].Key);

    [Theory]
    [InlineData("<p>a &amp; <b>b</b></p><script>x</script>", "a & b")]
    public void HtmlText_InATerminal_IsItsText(string html, string expected) => Assert.Equal(expected, Form(Notebook.HTML(html), "text/plain"));
}
