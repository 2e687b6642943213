using MongoDB.Driver;
using SysTrade.Data.Documents;
using SysTrade.Data.Mongo;
using SysTrade.Data.Sqlite;
using SysTrade.Execution.Books;
using SysTrade.Tests;

namespace SysTrade.Execution.Tests.Stores;

/// <summary>Where tests keep a book.</summary>
public enum StoreKind
{
    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In a SQLite file of a temporary folder.</summary>
    Sqlite,

    /// <summary>In a server that the tests start themselves (tests/Shared/Mongo); a visible skip where its packages are missing.</summary>
    MongoStandIn,

    /// <summary>In the server that SYSTRADE_TEST_MONGODB names; a visible skip where it names none.</summary>
    MongoServer,
}

/// <summary>A place for one test's book, gone with the test.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly StoreKind _kind;
    private readonly TemporaryFolder? _folder;
    private readonly string? _server;
    private readonly string _database = "systrade_test_" + Guid.NewGuid().ToString("N")[..12];

    public TestStore(StoreKind kind)
    {
        _kind = kind;
        if (kind == StoreKind.Sqlite) _folder = new TemporaryFolder();
        if (kind == StoreKind.MongoStandIn) _server = MongoStandIn.RequireReplica().ConnectionString;
        if (kind != StoreKind.MongoServer) return;
        _server = Environment.GetEnvironmentVariable("SYSTRADE_TEST_MONGODB");
        Assert.SkipWhen(string.IsNullOrEmpty(_server), "Set SYSTRADE_TEST_MONGODB to the connection string of a MongoDB server to run these on it.");
    }

    public IDocumentStore Open() => _kind switch
    {
        StoreKind.Memory => new InMemoryDocumentStore(BookCollections.All),
        StoreKind.Sqlite => new SqliteDocumentStore(_folder!.File("book.db"), BookCollections.All),
        _ => new MongoDocumentStore(MongoConnection.Parse(_server!), _database, BookCollections.All),
    };

    /// <summary>The store as a new process finds it: what one in memory holds is taken for kept.</summary>
    public IDocumentStore Reopen(IDocumentStore store)
    {
        if (_kind == StoreKind.Memory) return store;
        store.Dispose();
        return Open();
    }

    public void Dispose()
    {
        _folder?.Dispose();
        if (_server is null) return;
        using var client = new MongoClient(_server);
        client.DropDatabase(_database);
    }
}
