using SysTrade.Execution.Books;

namespace SysTrade.Execution.Tests.Books;

public sealed class FillWatchTests : IDisposable
{
    private readonly BookFixture _f = new();

    public void Dispose() => _f.Dispose();

    [Fact]
    public void Fills_AreToldOnceFromTheBeginningOfTheWatch()
    {
        var sent = _f.Working(5);
        _f.Book.Book(sent.ClientOrderId!, _f.Trade("before", 1));
        var watch = new FillWatch(_f.Book);
        Assert.Empty(watch.Take());
        _f.Book.Book(sent.ClientOrderId!, _f.Trade("e1", 2));
        _f.Book.Book(sent.ClientOrderId!, _f.Trade("e1", 2));
        _f.Book.Book(sent.ClientOrderId!, _f.Trade("e2", 1));
        Assert.Equal(["e1", "e2"], watch.Take().Select(e => e.Execution.Id));
        Assert.Empty(watch.Take());
    }
}
