using SysTrade.Data.Copying;
using SysTrade.Data.Documents;
using SysTrade.Data.Mongo;
using SysTrade.Data.Sqlite;
using SysTrade.Domain.Orders;
using SysTrade.Execution.Books;
using SysTrade.Execution.Limits;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class DocumentCopyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IDocumentStore> _open = [];

    public void Dispose()
    {
        _open.ForEach(s => s.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData("sqlite", "mongo")]
    [InlineData("mongo", "sqlite")]
    [InlineData("sqlite", "memory")]
    [InlineData("memory", "sqlite")]
    [InlineData("memory", "mongo")]
    [InlineData("mongo", "memory")]
    [InlineData("sqlite", "sqlite")]
    public void Run_Book_IsTheSameBookAndGoesOnNumbering(string from, string to)
    {
        var (source, target) = (Open(from), Open(to));
        var book = Filled(source);
        var items = new DocumentCopy(source, target).Run();
        Assert.All(items, i => Assert.True(i is { IsVerified: true, Outcome: CopyOutcome.Copied or CopyOutcome.Equal }, $"{i.Key}: {i.Outcome} {i.Reason}"));
        var copied = new OrderBook(target, who: "test");
        Assert.Equal(book.Id, copied.Id);
        Assert.Equal(book.Events().Select(e => e.ToString()), copied.Events().Select(e => e.ToString()));
        Assert.Equal(3, copied.Position(new StrategyInstrument("trend", "CORN")));
        Assert.All(source.Counters, c => Assert.Equal(c.Value, target.Counters[c.Key]));
        Assert.True(Balance(copied, "e2", 1)!.Id.Number > book.History().Max(o => o.Id.Number));
        Assert.Contains(new DocumentCopy(source, target).Run(), i => i.Outcome == CopyOutcome.Refused);
    }

    [Fact]
    public void Run_Twice_FindsAllEqual()
    {
        var (source, target) = (Open("sqlite"), Open("memory"));
        Filled(source);
        new DocumentCopy(source, target).Run();
        var sequence = target.LastSequence;
        Assert.All(new DocumentCopy(source, target).Run(), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
        Assert.Equal(sequence, target.LastSequence);
    }

    [Fact]
    public void Run_IntoAnotherBook_ChangesNothingUnlessAsked()
    {
        var (source, target) = (Open("memory"), Open("memory"));
        Filled(source);
        var other = new OrderBook(target, who: "other");
        var sequence = target.LastSequence;
        var items = new DocumentCopy(source, target).Run();
        Assert.Contains(items, i => i is { Key: "order_book", Error.ErrorId: "CopyDiffers" });
        Assert.DoesNotContain(items, i => i.Outcome is CopyOutcome.Copied or CopyOutcome.Extended);
        Assert.Equal(sequence, target.LastSequence);
        Assert.Empty(target.Counters);
        Assert.Equal(other.Id, new OrderBook(target).Id);
        new DocumentCopy(source, target, CopyRule.Replace).Run();
        Assert.All(new DocumentCopy(source, target).Run(), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
    }

    [Fact]
    public void Run_EndedInBetween_IsFinishedByTheNext()
    {
        var (source, target) = (Open("memory"), Open("sqlite"));
        Filled(source);
        // As a process that ended would leave it: some collections there, others not.
        new DocumentCopy(source, target).Run(["orders", "order_history", "positions"]);
        Assert.Contains(new DocumentCopy(source, target).Run(isPlan: true), i => i is { Outcome: CopyOutcome.Copied, IsDone: false });
        new DocumentCopy(source, target).Run();
        Assert.All(new DocumentCopy(source, target).Run(), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
    }

    [Fact]
    public void Raise_CounterThatIsBeyond_Stays()
    {
        foreach (var technology in new[] { "memory", "sqlite" })
        {
            var store = Open(technology);
            store.Transact(t => t.Next("order") + t.Next("order"));
            store.Transact(t =>
            {
                t.Raise("order", 1);
                t.Raise("event", 41);
                return true;
            });
            Assert.Equal(3, store.Transact(t => t.Next("order")));
            Assert.Equal(42, store.Transact(t => t.Next("event")));
        }
    }

    private static OrderBook Filled(IDocumentStore store)
    {
        var book = new OrderBook(store, who: "test");
        Balance(book, "e1", 3);
        book.SetPositionLimit(new PositionLimit(null, "CORN", 10));
        book.SetTradeLimit(new TradeLimit("trend", "CORN", 1, 5));
        return book;
    }

    private static InstrumentOrder? Balance(OrderBook book, string id, int contracts) =>
        book.Balance("trend", new OrderExecution(id, new FuturesContract("CORN", 20240300), contracts, 441.5, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc)), "test");

    private IDocumentStore Open(string technology)
    {
        IDocumentStore store = technology switch
        {
            "sqlite" => new SqliteDocumentStore(_folder.File($"{Guid.NewGuid():N}.db"), BookCollections.All),
            "mongo" => new MongoDocumentStore(MongoConnection.Parse(MongoStandIn.RequireSingle().ConnectionString), $"copy_{Guid.NewGuid():N}"[..20], BookCollections.All),
            _ => new InMemoryDocumentStore(BookCollections.All),
        };
        _open.Add(store);
        return store;
    }
}
