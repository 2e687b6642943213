using SysTrade.Domain.Errors;

namespace SysTrade.Charts.Tests;

public sealed class ChartPageWriterTests : IDisposable
{
    private static readonly ChartPage Empty = new("Empty", "", [], []);

    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-charts-").FullName;

    [Fact]
    public void Write_ToAFolderThatDoesNotExist_MakesItAndReturnsTheFullPath()
    {
        var path = Path.Combine(_folder, "results", "page.html");
        Assert.Equal(path, ChartPageWriter.Write(Empty, Path.Combine(_folder, "results", "..", "results", "page.html")));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OverAnOldPage_ReplacesItAndLeavesNoOtherFile()
    {
        var path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, "old");
        ChartPageWriter.Write(Empty, path);
        Assert.EndsWith("</html>\n", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_ThatFailsHalfWay_LeavesTheOldPage()
    {
        var path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, "old");
        var broken = new BarChart("Broken", ["A"], [new BarSeries("Net", [])], new Axis("x", NumberFormat.Whole));
        Assert.Throws<SysTradeException>(() => ChartPageWriter.Write(Empty with { Sections = [new ChartSection("S", [broken])] }, path));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Write_UnderAFile_SaysWhichPathCannotBeWritten()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        var error = Assert.Throws<SysTradeException>(() => ChartPageWriter.Write(Empty, Path.Combine(file, "page.html")));
        Assert.Equal("ChartFileNotWritten", error.ErrorId);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
