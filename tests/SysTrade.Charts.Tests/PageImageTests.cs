using System.Buffers.Binary;
using SysTrade.Domain.Errors;

namespace SysTrade.Charts.Tests;

public sealed class PageImageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-pictures-").FullName;

    private static ChartPage Page => BacktestPage.Create(SampleBacktest.Create(3, 1));

    [Fact]
    public void Picture_IsAsWideAsAskedForAndHoldsTheWholePage()
    {
        if (PageImage.FindBrowser() is null) Assert.Skip("needs Chromium or Chrome on the PATH to make a picture");
        var path = PageImage.Write(Page, Path.Combine(_folder, "new", "page.png"), width: 900, cancellation: TestContext.Current.CancellationToken);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(900, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)), 1500, 16_000);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void WithoutABrowser_TheErrorSaysWhatToDoAndNothingIsWritten()
    {
        var before = Environment.GetEnvironmentVariable(PageImage.BrowserVariable);
        Environment.SetEnvironmentVariable(PageImage.BrowserVariable, Path.Combine(_folder, "no-browser"));
        try
        {
            var error = Assert.Throws<SysTradeException>(() => PageImage.Write(Page, Path.Combine(_folder, "page.png"), cancellation: TestContext.Current.CancellationToken));
            Assert.Equal("BrowserNotFound", error.ErrorId);
            Assert.Contains("chromium", error.Remedy, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(_folder));
        }
        finally
        {
            Environment.SetEnvironmentVariable(PageImage.BrowserVariable, before);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
