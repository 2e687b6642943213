using MongoDB.Bson;
using MongoDB.Driver;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Mongo.Tests;

/// <summary>What is left on a single server by a writer that stopped between its commit and the end of writing it out.</summary>
public sealed class MongoRecoveryTests : IDisposable
{
    private static readonly CollectionDefinition[] Collections = [new("orders", new DocumentIndex("instrument"))];

    private readonly string _database = "systrade_test_" + Guid.NewGuid().ToString("N")[..12];
    private readonly MongoConnection _connection = MongoConnection.Parse(MongoStandIn.RequireSingle().ConnectionString);

    private IMongoDatabase Database => _connection.Connect().GetDatabase(_database);

    private IMongoCollection<BsonDocument> State => Database.GetCollection<BsonDocument>("systrade.state");

    public void Dispose() => _connection.Connect().DropDatabase(_database);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Open_CommitThatWasNotWrittenOut_FinishesIt(int steps)
    {
        Commit(steps);
        using var store = Open();
        Assert.Equal(["1", "2"], store.Query(new DocumentQuery("orders") { Field = "instrument", Value = "US10" }).Select(d => d.Key));
        Assert.Equal(3, store.LastSequence);
        Assert.Equal([1, 2, 3], store.ChangesSince(0).Select(c => (int)c.Sequence));
        Assert.Equal(8, store.Transact(t => t.Next("n")));
        Assert.Equal("-0.0", store.Find("orders", "2")!.Json[^5..^1].TrimStart(':'));
    }

    [Fact]
    public void Find_CommitThatWasNotWrittenOut_SeesIt()
    {
        using var reader = Open();
        Commit(0);
        Assert.Equal(2, reader.Find("orders", "1")!.Version);
    }

    [Fact]
    public void Transact_CommitOfAnotherLeft_FinishesItFirst()
    {
        using var writer = Open();
        Commit(1);
        Assert.Equal(3, writer.Transact(t => t.Put("orders", "1", "{}", expectedVersion: 2)).Version);
        Assert.Equal([1, 2, 3, 4], writer.ChangesSince(0).Select(c => (int)c.Sequence));
    }

    [Fact]
    public void Apply_OldIntentOnceMore_ChangesNothing()
    {
        var intent = Commit(3);
        using var store = Open();
        store.Transact(t => (t.Put("orders", "1", """{"instrument":"GOLD"}"""), t.Delete("orders", "2"), t.Next("n")));
        var before = store.ChangesSince(0);
        intent.Apply(new MongoTables(Database), null);
        Assert.Equal(before, store.ChangesSince(0));
        Assert.Equal("""{"instrument":"GOLD"}""", store.Find("orders", "1")!.Json);
        Assert.Null(store.Find("orders", "2"));
        Assert.Equal(9, store.Transact(t => t.Next("n")));
    }

    [Fact]
    public void Transact_MoreThanOneServerKeepsAtOnce_IsRefusedWhole()
    {
        using var store = Open();
        var large = $$"""{"text":"{{new string('x', 3_900_000)}}"}""";
        var error = Assert.Throws<SysTradeException>(() => store.Transact(t => Enumerable.Range(0, 5).Select(i => t.Insert("orders", $"{i}", large)).ToArray()));
        Assert.Equal("TransactionTooLarge", error.ErrorId);
        Assert.Empty(store.Query(new DocumentQuery("orders")));
    }

    [Fact]
    public void Open_NewerSchema_IsRefused()
    {
        Open().Dispose();
        State.UpdateOne(MongoServer.TheState, Builders<BsonDocument>.Update.Set("schema", 2), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("StoreVersion", Assert.Throws<SysTradeException>(Open).ErrorId);
    }

    [Fact]
    public void Open_IndexAddedLater_HoldsEarlierDocuments()
    {
        using var early = new MongoDocumentStore(_connection, _database, [new CollectionDefinition("orders")]);
        early.Transact(t => (t.Insert("orders", "1", """{"instrument":"US10","id":1}"""), t.Insert("orders", "2", """{"instrument":"US10","id":1}""")));
        using var late = Open();
        // The earlier program keeps up what the later one declared.
        early.Transact(t => t.Insert("orders", "3", """{"instrument":"US10"}"""));
        Assert.Equal(["1", "2", "3"], late.Query(new DocumentQuery("orders") { Field = "instrument", Value = "US10" }).Select(d => d.Key));
        var error = Assert.Throws<SysTradeException>(() => new MongoDocumentStore(_connection, _database, [new CollectionDefinition("orders", new DocumentIndex("id", true))]));
        Assert.Equal("DuplicateKey", error.ErrorId);
    }

    private MongoDocumentStore Open() => new(_connection, _database, Collections);

    /// <summary>Commits version 2 of order 1, a new order 2 and number 7 of a counter, and does only the first steps of writing them out.</summary>
    private MongoIntent Commit(int steps)
    {
        using (var store = Open()) store.Transact(t => t.Insert("orders", "1", """{"instrument":"GOLD"}"""));
        var state = MongoState.Read(State.Find(MongoServer.TheState).First(), "test");
        var definitions = state.Collections(["orders"]);
        IndexValue?[] gold = [IndexValue.Of("GOLD")], us10 = [IndexValue.Of("US10")];
        StagedWrite[] writes =
        [
            new("orders", "1", new StoredDocument(1, "{}"), new StoredDocument(2, """{"instrument":"US10"}"""), gold, us10),
            new("orders", "2", null, new StoredDocument(1, """{"instrument":"US10","price":-0.0}"""), [null], us10),
        ];
        var intent = MongoIntent.Of(state, writes, definitions, new Dictionary<string, long> { ["n"] = 7 });
        Assert.Equal(1, State.UpdateOne(MongoServer.Unchanged(state), MongoServer.Committed(state, intent, intent.ToBson())).ModifiedCount);
        var parts = new[] { intent with { Writes = [intent.Writes[0]], Counters = [] }, intent, intent };
        foreach (var part in parts.Take(steps)) part.Apply(new MongoTables(Database), null);
        return intent;
    }
}
