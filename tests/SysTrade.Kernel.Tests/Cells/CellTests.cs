using SysTrade.Domain.Errors;
using SysTrade.Kernel.Cells;
using SysTrade.Kernel.Display;

namespace SysTrade.Kernel.Tests.Cells;

public sealed class CellTests
{
    private readonly Recording _frontEnd = new();

    [Fact]
    public void Output_OfSeveralKinds_KeepsItsOrder()
    {
        using (var cell = new Cell(_frontEnd, 1))
        {
            cell.Write("stdout", "a");
            cell.Write("stdout", "b");
            cell.Write("stderr", "c");
            cell.Display(MimeBundle.OfText("d"));
            cell.Write("stdout", "e");
        }

        Assert.Equal(["stream", "stream", "display_data", "stream"], _frontEnd.Messages.Select(m => m.Type));
        Assert.Equal("ab", (string)_frontEnd.Messages[0].Content["text"]!);
        Assert.Equal("e", (string)_frontEnd.Messages[3].Content["text"]!);
    }

    [Fact]
    public void Text_BeyondTheLimit_IsLeftOutSaveForItsEnd()
    {
        using (var cell = new Cell(_frontEnd, 1))
        {
            for (var i = 0; i < 6; i++) cell.Write("stdout", new string((char)('a' + i), 1024 * 1024));
            cell.Write("stdout", "the end");
        }

        var text = _frontEnd.Text("stdout");
        Assert.True(text.Length <= Cell.MostText + 10_000, $"{text.Length} characters");
        Assert.EndsWith("the end", text, StringComparison.Ordinal);
        Assert.Contains("characters left out", _frontEnd.Text("stderr"), StringComparison.Ordinal);
        Assert.All(_frontEnd.Messages, m => Assert.True(((string)m.Content["text"]!).Length <= 1024 * 1024 + 64 * 1024));
    }

    [Fact]
    public void Display_BeyondTheLimit_IsReplacedByANote()
    {
        using var cell = new Cell(_frontEnd, 1);
        cell.Display(MimeBundle.OfText(new string('x', Cell.MostDisplayed + 1)));
        cell.Display(MimeBundle.OfText("small"));
        Assert.StartsWith("[not shown", (string)_frontEnd.Messages[0].Content["data"]!["text/plain"]!, StringComparison.Ordinal);
        Assert.Equal("small", (string)_frontEnd.Messages[1].Content["data"]!["text/plain"]!);
    }

    [Fact]
    public void SilentCell_ShowsNothing()
    {
        using (var cell = new Cell(_frontEnd, 1, silent: true))
        {
            cell.Write("stdout", "x");
            cell.Result(MimeBundle.OfText("y"));
        }

        Assert.Empty(_frontEnd.Messages);
    }

    [Fact]
    public void AbandonedCell_ShowsNothingMore()
    {
        using var cell = new Cell(_frontEnd, 1);
        cell.Write("stdout", "before");
        cell.Abandon();
        cell.Write("stdout", "after");
        cell.Dispose();
        Assert.Equal("before", _frontEnd.Text("stdout"));
    }

    [Fact]
    public void Question_NobodyCanAnswer_IsATypedError()
    {
        using var cell = new Cell(_frontEnd, 1, mayAsk: false);
        Assert.Equal("NobodyToAsk", Assert.Throws<SysTradeException>(() => cell.Ask("", secret: false)).ErrorId);
    }

    [Fact]
    public void Reader_OfPartsOfALine_GivesTheRest()
    {
        _frontEnd.Answer = "abc";
        using var cell = new Cell(_frontEnd, 1, mayAsk: true);
        cell.Adopt();
        using var reader = new CellTextReader();
        Assert.Equal('a', reader.Read());
        Assert.Equal("bc", reader.ReadLine());
        Assert.Equal("abc", reader.ReadLine());
    }

    [Fact]
    public void Writer_CapturesWithoutShowing()
    {
        using var cell = new Cell(_frontEnd, 1);
        cell.Adopt();
        using var writer = new CellTextWriter("stdout", TextWriter.Null);
        Assert.Equal("inside\n", writer.Capture(() => writer.WriteLine("inside")));
        writer.Write("outside");
        cell.Flush();
        Assert.Equal("outside", _frontEnd.Text("stdout"));
    }

    [Fact]
    public void Check_OfAnInterruptedCell_EndsThatCellOnly()
    {
        using var cell = new Cell(_frontEnd, 1);
        using var other = new Cell(_frontEnd, 2);
        cell.Interruption.Request();
        other.Adopt();
        Interruption.Check();
        cell.Adopt();
        Assert.Throws<CellInterruptedException>(Interruption.Check);
    }
}
