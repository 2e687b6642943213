using System.Text.Json;
using CsCheck;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>What every <see cref="IDocumentStore"/> must do. Each store's tests derive from it; more of it is in the other parts of this class.</summary>
public abstract partial class DocumentStoreContract : IDisposable
{
    /// <summary>Collections that the tests use.</summary>
    protected static IReadOnlyList<CollectionDefinition> Collections { get; } =
    [
        new("orders", new DocumentIndex("instrument"), new DocumentIndex("broker_id", IsUnique: true), new DocumentIndex("active"), new DocumentIndex("filled_at")),
        new("positions"),
    ];

    private readonly TemporaryFolder _folder = new();

    /// <summary>Folder of this test.</summary>
    protected string Folder => _folder.Path;

    /// <summary>Opens the store of this test; each call sees what another committed.</summary>
    protected abstract IDocumentStore Open();

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Insert_Document_IsFoundAsGivenWithVersionOne()
    {
        using var store = Open();
        var inserted = store.Transact(t => t.Insert("orders", "1", """{"instrument":"US10","trade":[1,-2],"price":101.25}"""));
        Assert.Equal(1, inserted.Version);
        Same(inserted, store.Find("orders", "1"));
        Assert.Null(store.Find("orders", "2"));
        Assert.Null(store.Find("positions", "1"));
    }

    [Fact]
    public void Put_Again_CountsVersionsAndReplacesTheWhole()
    {
        using var store = Open();
        store.Transact(t => t.Put("positions", "US10", """{"a":1,"b":2}"""));
        var second = store.Transact(t => t.Put("positions", "US10", """{"b":3}"""));
        Assert.Equal(2, second.Version);
        Same(new Document("positions", "US10", 2, """{"b":3}"""), store.Find("positions", "US10"));
    }

    [Fact]
    public void Insert_KeyThatExists_IsRefused()
    {
        using var store = Open();
        store.Transact(t => t.Insert("positions", "US10", "{}"));
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Insert("positions", "US10", "{}"))).ErrorId);
        Assert.Equal(1, store.Find("positions", "US10")!.Version);
    }

    [Fact]
    public void Put_VersionThatWasNotRead_IsAConflict()
    {
        using var store = Open();
        store.Transact(t => t.Put("positions", "US10", """{"n":1}""", expectedVersion: 0));
        store.Transact(t => t.Put("positions", "US10", """{"n":2}""", expectedVersion: 1));
        foreach (var expected in new long[] { 0, 1, 3 })
        {
            var error = Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("positions", "US10", """{"n":3}""", expected)));
            Assert.Equal("DocumentConflict", error.ErrorId);
            Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
            Assert.Equal("DocumentConflict", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Delete("positions", "US10", expected))).ErrorId);
        }

        Assert.Equal("DocumentConflict", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("positions", "GOLD", "{}", 1))).ErrorId);
        Same(new Document("positions", "US10", 2, """{"n":2}"""), store.Find("positions", "US10"));
    }

    [Fact]
    public void Delete_ThenInsert_GoesOnCountingVersions()
    {
        using var store = Open();
        store.Transact(t => t.Put("positions", "US10", "{}"));
        Assert.True(store.Transact(t => t.Delete("positions", "US10", 1)));
        Assert.Null(store.Find("positions", "US10"));
        Assert.Empty(store.Query(new DocumentQuery("positions")));
        Assert.False(store.Transact(t => t.Delete("positions", "US10")));
        Assert.Equal(2, store.Transact(t => t.Put("positions", "US10", "{}", expectedVersion: 0)).Version);
        // Whoever read version 1 does not take the new document for it.
        Assert.Equal("DocumentConflict", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Delete("positions", "US10", 1))).ErrorId);
    }

    [Fact]
    public void Transact_SeveralDocuments_AllOrNone()
    {
        using var store = Open();
        store.Transact(t => t.Put("positions", "US10", """{"n":1}"""));
        var before = store.LastSequence;
        Assert.Throws<FormatException>(() => store.Transact<int>(t =>
        {
            t.Put("positions", "US10", """{"n":2}""");
            t.Insert("orders", "1", """{"instrument":"US10","broker_id":"b"}""");
            t.Delete("positions", "US10");
            throw new FormatException("stop");
        }));
        Same(new Document("positions", "US10", 1, """{"n":1}"""), store.Find("positions", "US10"));
        Assert.Null(store.Find("orders", "1"));
        Assert.Empty(store.Query(new DocumentQuery("orders") { Field = "broker_id", Value = "b" }));
        Assert.Equal(before, store.LastSequence);
        using var other = Open();
        store.Transact(t => (t.Put("positions", "US10", """{"n":2}"""), t.Insert("orders", "1", """{"instrument":"US10"}""")));
        Assert.Equal(2, other.Find("positions", "US10")!.Version);
        Assert.NotNull(other.Find("orders", "1"));
    }

    [Fact]
    public void Transact_Itself_SeesItsOwnWritesAndNobodyElseDoes()
    {
        using var store = Open();
        store.Transact(t => (t.Insert("orders", "1", """{"instrument":"US10"}"""), t.Insert("orders", "3", """{"instrument":"US10"}""")));
        var query = new DocumentQuery("orders") { Field = "instrument", Value = "US10" };
        store.Transact(t =>
        {
            t.Insert("orders", "2", """{"instrument":"US10"}""");
            t.Put("orders", "3", """{"instrument":"GOLD"}""");
            t.Delete("orders", "1");
            Assert.Null(t.Find("orders", "1"));
            Assert.Equal(2, t.Find("orders", "3")!.Version);
            Assert.Equal(["2"], t.Query(query).Select(d => d.Key));
            Assert.Equal(["3"], t.Query(new DocumentQuery("orders") { Descending = true, Limit = 1 }).Select(d => d.Key));
            Assert.Equal(["1", "3"], store.Query(query).Select(d => d.Key));
            return 0;
        });
        Assert.Equal(["2"], store.Query(query).Select(d => d.Key));
    }

    [Fact]
    public void Transact_ErrorThatTheWorkCatches_LeavesTheRest()
    {
        using var store = Open();
        store.Transact(t => t.Insert("positions", "US10", "{}"));
        store.Transact(t =>
        {
            t.Insert("positions", "GOLD", "{}");
            Assert.Throws<SysTradeException>(() => t.Insert("positions", "US10", "{}"));
            return t.Insert("positions", "CORN", "{}");
        });
        Assert.Equal(["CORN", "GOLD", "US10"], store.Query(new DocumentQuery("positions")).Select(d => d.Key));
    }

    [Fact]
    public void Transact_InsideAnother_IsRefused()
    {
        using var store = Open();
        Assert.Equal("NestedTransaction", Assert.Throws<SysTradeException>(() => store.Transact(_ => store.Transact(_ => 0))).ErrorId);
        Assert.Equal(1, store.Transact(t => t.Put("positions", "US10", "{}")).Version);
    }

    [Fact]
    public void Transaction_AfterItsEnd_IsOfNoUse()
    {
        using var store = Open();
        var kept = store.Transact(t => t);
        Assert.Throws<InvalidOperationException>(() => kept.Find("positions", "US10"));
        Assert.Throws<InvalidOperationException>(() => kept.Put("positions", "US10", "{}"));
        Assert.Throws<InvalidOperationException>(() => kept.Next("orders"));
    }

    [Fact]
    public void Read_SeveralDocuments_AreOfOneMoment()
    {
        using var store = Open();
        using var other = Open();
        store.Transact(t => (t.Put("positions", "A", """{"n":1}"""), t.Put("positions", "B", """{"n":1}""")));
        var isWritten = false;
        var (first, second) = store.Read(r =>
        {
            var a = r.Find("positions", "A");
            if (!isWritten) other.Transact(t => (t.Put("positions", "A", """{"n":2}"""), t.Put("positions", "B", """{"n":2}""")));
            isWritten = true;
            return (a, r.Find("positions", "B"));
        });
        Assert.Equal(first!.Version, second!.Version);
        Assert.Equal(2, store.Find("positions", "B")!.Version);
    }

    [Fact]
    public void UniqueIndex_ValueOfAnother_IsRefused()
    {
        using var store = Open();
        store.Transact(t => (t.Insert("orders", "1", """{"broker_id":"b1"}"""), t.Insert("orders", "2", """{"broker_id":"b2"}"""), t.Insert("orders", "3", "{}")));
        var error = Assert.Throws<SysTradeException>(() => store.Transact(t => t.Insert("orders", "4", """{"broker_id":"b1"}""")));
        Assert.Equal("DuplicateKey", error.ErrorId);
        Assert.Contains("'b1'", error.Message, StringComparison.Ordinal);
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("orders", "2", """{"broker_id":"b1"}"""))).ErrorId);
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => store.Transact(t => (t.Insert("orders", "5", """{"broker_id":"n"}"""), t.Insert("orders", "6", """{"broker_id":"n"}""")))).ErrorId);
        // Another type is another value; a document may keep its own; none may be missing or null in several.
        store.Transact(t => (t.Put("orders", "1", """{"broker_id":"b1","n":2}"""), t.Insert("orders", "7", """{"broker_id":1}"""), t.Insert("orders", "8", """{"broker_id":null}"""), t.Insert("orders", "9", """{"broker_id":"1"}""")));
        // Freed and taken, and exchanged, in one transaction.
        store.Transact(t => (t.Delete("orders", "2"), t.Insert("orders", "10", """{"broker_id":"b2"}""")));
        store.Transact(t => (t.Put("orders", "1", "{}"), t.Put("orders", "10", """{"broker_id":"b1"}"""), t.Put("orders", "1", """{"broker_id":"b2"}""")));
        Assert.Equal(["1"], store.Query(new DocumentQuery("orders") { Field = "broker_id", Value = "b2" }).Select(d => d.Key));
        Assert.Equal(["10"], store.Query(new DocumentQuery("orders") { Field = "broker_id", Value = "b1" }).Select(d => d.Key));
    }

    [Fact]
    public void Next_Counter_BeginsAtOneAndIsItsOwn()
    {
        using var store = Open();
        Assert.Equal((1, 2, 1), store.Transact(t => (t.Next("a"), t.Next("a"), t.Next("b"))));
        Assert.Equal(3, store.Transact(t => t.Next("a")));
        using var other = Open();
        Assert.Equal(4, other.Transact(t => t.Next("a")));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"a":[{"b":1,"c":{"b":2},"b":3}]}""")]
    [InlineData("""{"a":1}{}""")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1e400}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"instrument":1.5}""")]
    [InlineData("""{"instrument":["US10"]}""")]
    public void Put_ContentThatCannotBeKept_IsRefused(string json)
    {
        using var store = Open();
        Assert.Equal("InvalidDocument", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("orders", "1", json))).ErrorId);
        Assert.Null(store.Find("orders", "1"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void Put_ManyNames_AreKeptUnlessOneIsDoubled(int names)
    {
        using var store = Open();
        var members = string.Join(',', Enumerable.Range(0, names).Select(i => $"\"name{i}\":{{\"name\":{i}}}"));
        store.Transact(t => t.Put("orders", "1", $"{{{members}}}"));
        Assert.NotNull(store.Find("orders", "1"));
        var doubled = $"{{{members},\"name{names - 1}\":1}}";
        Assert.Equal("InvalidDocument", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("orders", "1", doubled))).ErrorId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    [InlineData("\0")]
    [InlineData("\ud83d\ude00")]
    public void AnyUse_TextThatIsNoKey_IsRefused(string key)
    {
        using var store = Open();
        Assert.Equal("InvalidDocumentKey", Assert.Throws<SysTradeException>(() => store.Find("orders", key)).ErrorId);
        Assert.Equal("InvalidDocumentKey", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("orders", key, "{}"))).ErrorId);
        Assert.Equal("InvalidDocumentKey", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Next(key))).ErrorId);
    }

    [Fact]
    public void AnyUse_CollectionThatIsNotDeclared_NamesTheNearest()
    {
        using var store = Open();
        var error = Assert.Throws<UnknownNameException>(() => store.Find("order", "1"));
        Assert.Equal(("CollectionNotFound", "orders"), (error.ErrorId, error.Nearest[0]));
        Assert.Equal("CollectionNotFound", Assert.Throws<UnknownNameException>(() => store.Query(new DocumentQuery("x'; --"))).ErrorId);
        Assert.Equal("CollectionNotFound", Assert.Throws<UnknownNameException>(() => store.Transact(t => t.Put("order", "1", "{}"))).ErrorId);
    }

    [Fact]
    public void Put_AnyJson_ReadsBackWithEveryValueExact()
    {
        using var store = Open();
        JsonSamples.Any.Sample(
            json =>
            {
                store.Transact(t => t.Put("positions", "any", json));
                JsonSamples.Equal(json, store.Find("positions", "any")!.Json);
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public void Reopen_Store_HoldsWhatWasCommitted()
    {
        using (var store = Open()) store.Transact(t => (t.Next("n"), t.Insert("orders", "1", """{"instrument":"US10","broker_id":"b"}""")));
        using var again = Open();
        Assert.Equal(["1"], again.Query(new DocumentQuery("orders") { Field = "broker_id", Value = "b" }).Select(d => d.Key));
        Assert.Equal(2, again.Transact(t => t.Next("n")));
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => again.Transact(t => t.Insert("orders", "2", """{"broker_id":"b"}"""))).ErrorId);
    }

    /// <summary>Same document, its content equal as JSON.</summary>
    protected static void Same(Document expected, Document? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Json = "" }, actual with { Json = "" });
        JsonSamples.Equal(expected.Json, actual.Json);
    }

    private static int Number(Document? document) => document is null ? 0 : JsonDocument.Parse(document.Json).RootElement.GetProperty("n").GetInt32();
}
