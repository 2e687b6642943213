using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class DocumentStoreContract
{
    [Fact]
    public void ChangesSince_Beginning_TellsWhatEachTransactionDid()
    {
        using var store = Open();
        Assert.Equal(0, store.LastSequence);
        Assert.Empty(store.ChangesSince(0));
        store.Transact(t => (t.Insert("positions", "A", """{"n":1}"""), t.Insert("positions", "B", """{"n":1}"""), t.Put("positions", "A", """{"n":2}""")));
        store.Transact(t => (t.Insert("orders", "1", "{}"), t.Delete("orders", "1"), t.Delete("positions", "B")));
        store.Transact(t => t.Find("positions", "A"));
        var changes = store.ChangesSince(0);
        Assert.Equal([("A", 2), ("B", 1), ("B", 1)], changes.Select(c => (c.Key, (int)c.Version)));
        Assert.Equal([true, true, false], changes.Select(c => c.Json is not null));
        JsonSamples.Equal("""{"n":2}""", changes[0].Json!);
        Assert.Equal(store.LastSequence, changes[^1].Sequence);
        Assert.Equal(changes.Skip(2).Select(c => c.Sequence), store.ChangesSince(changes[1].Sequence).Select(c => c.Sequence));
        Assert.Empty(store.ChangesSince(store.LastSequence));
    }

    [Fact]
    public void ChangesSince_Limit_CutsBetweenTransactionsOnly()
    {
        using var store = Open();
        foreach (var size in new[] { 1, 3, 2, 5, 1 }) store.Transact(t => Enumerable.Range(0, size).Select(i => t.Put("positions", $"{size}-{i}", "{}")).ToArray());
        Assert.Equal([1, 3, 2, 5, 1], Portions(store, 1));
        Assert.Equal([4, 2, 5, 1], Portions(store, 4));
        Assert.Equal([6, 6], Portions(store, 6));
        Assert.Equal([12], Portions(store, 12));
    }

    [Fact]
    public void TrimChanges_Some_AreLostAndSaidSo()
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Transact(t => t.Put("positions", "A", "{}"));
        var all = store.ChangesSince(0);
        store.TrimChanges(all[1].Sequence);
        store.TrimChanges(all[0].Sequence);
        Assert.Equal(all.Skip(2).Select(c => c.Sequence), store.ChangesSince(all[1].Sequence).Select(c => c.Sequence));
        var error = Assert.Throws<SysTradeException>(() => store.ChangesSince(all[0].Sequence));
        Assert.Equal("ChangesLost", error.ErrorId);
        Assert.Equal("ChangesLost", Assert.Throws<SysTradeException>(() => store.ChangesSince(store.LastSequence + 1)).ErrorId);
        store.TrimChanges(long.MaxValue);
        Assert.Empty(store.ChangesSince(store.LastSequence));
        store.Transact(t => t.Put("positions", "A", "{}"));
        Assert.True(store.ChangesSince(all[^1].Sequence)[0].Sequence > all[^1].Sequence);
    }

    [Fact]
    public async Task ChangesSince_WritersMeanwhile_TellsEveryChangeOnceInOrder()
    {
        using var store = Open();
        const int Writers = 4, Rounds = 12;
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() =>
        {
            using var own = Open();
            for (var i = 1; i <= Rounds; i++) own.Transact(t => (t.Put("positions", $"w{w}", $$"""{"n":{{i}}}"""), t.Put("positions", $"x{w}", $$"""{"n":{{i}}}""")));
        })));
        var seen = new List<DocumentChange>();
        var finished = false;
        while (!finished || seen.Count == 0 || seen[^1].Sequence < store.LastSequence)
        {
            finished = writing.IsCompleted;
            seen.AddRange(store.ChangesSince(seen.Count == 0 ? 0 : seen[^1].Sequence, 5));
        }

        await writing;
        Assert.Equal(Writers * Rounds * 2, seen.Count);
        Assert.True(seen.Zip(seen.Skip(1)).All(p => p.First.Sequence < p.Second.Sequence));
        // Pairs of one transaction stand together, and each document counts up without a gap.
        Assert.All(seen.Chunk(2), pair => Assert.Equal((pair[0].Key[1..], pair[0].Version), (pair[1].Key[1..], pair[1].Version)));
        foreach (var document in seen.GroupBy(c => c.Key)) Assert.Equal(Enumerable.Range(1, Rounds).Select(i => (long)i), document.Select(c => c.Version));
    }

    private static int[] Portions(IDocumentStore store, int limit)
    {
        var (sizes, last) = (new List<int>(), 0L);
        while (store.ChangesSince(last, limit) is { Count: > 0 } portion)
        {
            sizes.Add(portion.Count);
            last = portion[^1].Sequence;
        }

        return [.. sizes];
    }
}
