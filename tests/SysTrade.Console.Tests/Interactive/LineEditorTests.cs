using SysTrade.ConsoleHost.Interactive;
using SysTrade.Hosting;

namespace SysTrade.Console.Tests.Interactive;

public sealed class LineEditorTests : IDisposable
{
    private readonly StringWriter _screen = new();
    private readonly History _history = new(null);

    public void Dispose() => _screen.Dispose();

    [Theory]
    [InlineData("abc<Left>X", "abXc")]
    [InlineData("abc<Home>X<End>Y", "XabcY")]
    [InlineData("abc<^A>X<^E>Y", "XabcY")]
    [InlineData("abc<Backspace><Backspace>", "a")]
    [InlineData("abc<Home><Delete>", "bc")]
    [InlineData("one two<^W>three", "one three")]
    [InlineData("one two<^U>three", "three")]
    [InlineData("one two<Home><^RightArrow><^K>", "one")]
    [InlineData("one<Left><Left><Left><Left><Left>X", "Xone")]
    [InlineData("abc<Escape>x", "x")]
    public void Keys_EditTheLine(string keys, string expected) => Assert.Equal((expected, LineEnd.Entered), Type(keys + "<Enter>"));

    [Fact]
    public void UpAndDown_GoThroughTheHistoryAndBackToTheUnfinishedLine()
    {
        _history.Add("first");
        _history.Add("second");
        Assert.Equal("first", Type("x<Up><Up><Up><Enter>").Text);
        Assert.Equal("half", Type("half<Up><Up><Down><Down><Enter>").Text);
    }

    [Fact]
    public void CtrlR_FindsTheNewestLineThatContainsTheText()
    {
        _history.Add("Get-SysVersion -a");
        _history.Add("Get-SysVersion -b");
        _history.Add("other");
        Assert.Equal("Get-SysVersion -b", Type("<^R>vers<End><Enter>").Text);
        Assert.Equal("Get-SysVersion -a", Type("<^R>vers<^R><End><Enter>").Text);
        Assert.Equal("kept", Type("kept<^R>vers<Escape><Enter>").Text);
    }

    [Fact]
    public void Tab_GoesRoundTheCompletions()
    {
        Assert.Equal("Get-One", Type("Get<Tab><Enter>").Text);
        Assert.Equal("Get-Two", Type("Get<Tab><Tab><Enter>").Text);
        Assert.Equal("Get-One", Type("Get<Tab><Tab><Tab><Enter>").Text);
        Assert.Equal("Get-One x", Type("Get<Tab> x<Enter>").Text);
        Assert.Contains("Get-One  Get-Two", _screen.ToString(), StringComparison.Ordinal);
        Assert.Equal("none", Type("none<Tab><Enter>").Text);
    }

    [Theory]
    [InlineData("abc<^C>", LineEnd.Cancelled)]
    [InlineData("<^D>", LineEnd.EndOfInput)]
    [InlineData("", LineEnd.EndOfInput)]
    public void End_IsToldApart(string keys, LineEnd end) => Assert.Equal(end, Type(keys).End);

    [Fact]
    public void LineWiderThanTheScreen_IsDrawnFromItsFirstRow()
    {
        Type(new string('x', 25) + "<Home><Enter>", width: 10);
        Assert.Contains("\e[2A", _screen.ToString(), StringComparison.Ordinal);
    }

    private (string Text, LineEnd End) Type(string keys, int width = 80)
    {
        var queue = new Queue<ConsoleKeyInfo>(Keys(keys));
        var editor = new LineEditor(() => queue.TryDequeue(out var key) ? key : null, _screen, () => width, _history, Complete);
        return editor.Read("> ");
    }

    private static Completions Complete(string text, int cursor) =>
        text.StartsWith("Get", StringComparison.Ordinal) ? new Completions(0, cursor, ["Get-One", "Get-Two"], ["Get-One", "Get-Two"]) : Completions.None;

    private static IEnumerable<ConsoleKeyInfo> Keys(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<')
            {
                yield return new ConsoleKeyInfo(text[i], ConsoleKey.None, false, false, false);
                continue;
            }

            var end = text.IndexOf('>', i);
            var name = text[(i + 1)..end];
            var control = name[0] == '^';
            if (control) name = name[1..];
            name = name switch { "Left" => "LeftArrow", "Up" => "UpArrow", "Down" => "DownArrow", _ => name };
            yield return new ConsoleKeyInfo('\0', Enum.Parse<ConsoleKey>(name), false, false, control);
            i = end;
        }
    }
}
