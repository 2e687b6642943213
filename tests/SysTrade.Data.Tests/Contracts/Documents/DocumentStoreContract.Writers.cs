using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class DocumentStoreContract
{
    private const int Threads = 6;

    [Fact]
    public async Task Next_ManyThreads_GivesEachNumberOnce()
    {
        using var shared = Open();
        var given = await Together(i =>
        {
            using var own = Open();
            var store = i % 2 == 0 ? shared : own;
            return Enumerable.Range(0, 12).Select(_ => store.Transact(t => t.Next("orders"))).ToArray();
        });
        var numbers = given.SelectMany(n => n).ToArray();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(given, mine => Assert.Equal(mine.Order(), mine));
        Assert.True(numbers.Max() < shared.Transact(t => t.Next("orders")));
    }

    [Fact]
    public async Task Transact_ManyThreadsReadAndWriteOne_LoseNoUpdate()
    {
        using var store = Open();
        await Together(_ =>
        {
            using var own = Open();
            for (var i = 0; i < 10; i++) own.Transact(t => t.Put("positions", "sum", $$"""{"n":{{Number(t.Find("positions", "sum")) + 1}}}"""));
            return 0;
        });
        Assert.Equal(Threads * 10, Number(store.Find("positions", "sum")));
        Assert.Equal(Threads * 10, store.Find("positions", "sum")!.Version);
    }

    [Fact]
    public async Task Put_ManyThreadsExpectOneVersion_OneOfThemWins()
    {
        using var store = Open();
        store.Transact(t => t.Insert("positions", "US10", "{}"));
        var outcomes = await Together(_ =>
        {
            using var own = Open();
            try
            {
                return own.Transact(t => t.Put("positions", "US10", "{}", expectedVersion: 1)).Version;
            }
            catch (SysTradeException e) when (e.ErrorId == "DocumentConflict")
            {
                return 0;
            }
        });
        Assert.Equal([2L], outcomes.Where(v => v > 0));
    }

    [Fact]
    public async Task Transact_ManyThreadsThatWouldSkew_StaySerialisable()
    {
        // Each may switch one of two off only while both are on; snapshot reads alone would let both through.
        using var store = Open();
        for (var round = 0; round < 5; round++)
        {
            store.Transact(t => (t.Put("positions", "a", """{"n":1}"""), t.Put("positions", "b", """{"n":1}""")));
            await Together(i =>
            {
                using var own = Open();
                return own.Transact(t =>
                {
                    if (Number(t.Find("positions", "a")) + Number(t.Find("positions", "b")) == 2) t.Put("positions", i % 2 == 0 ? "a" : "b", """{"n":0}""");
                    return 0;
                });
            });
            Assert.Equal(1, Number(store.Find("positions", "a")) + Number(store.Find("positions", "b")));
        }
    }

    [Fact]
    public async Task Read_WhileTransfersRun_AlwaysSeesTheSameSum()
    {
        using var store = Open();
        store.Transact(t => Enumerable.Range(0, 4).Select(i => t.Put("positions", $"p{i}", """{"n":100}""")).ToArray());
        await Together(i =>
        {
            using var own = Open();
            for (var round = 0; round < 10; round++)
            {
                if (i < 3) own.Transact(t => Transfer(t, (i + round) % 4, (i + round + 1) % 4, i + 1));
                else Assert.Equal(400, own.Read(r => r.Query(DocumentQuery.WithPrefix("positions", "p")).Sum(Number)));
            }

            return 0;
        });
        Assert.Equal(400, store.Query(new("positions")).Sum(Number));
    }

    private static int Transfer(IDocumentTransaction t, int from, int to, int amount)
    {
        t.Put("positions", $"p{from}", $$"""{"n":{{Number(t.Find("positions", $"p{from}")) - amount}}}""");
        t.Put("positions", $"p{to}", $$"""{"n":{{Number(t.Find("positions", $"p{to}")) + amount}}}""");
        return 0;
    }

    private static Task<T[]> Together<T>(Func<int, T> work) => Task.WhenAll(Enumerable.Range(0, Threads).Select(i => Task.Run(() => work(i))));
}
