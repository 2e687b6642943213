using SysTrade.Data.Documents;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Tests;

namespace SysTrade.Data.Mongo.Tests;

/// <summary>The contract on a server of one kind; each test has a database of its own.</summary>
public abstract class MongoContract : SharedDocumentStoreContract
{
    private readonly string _database = "systrade_test_" + Guid.NewGuid().ToString("N")[..12];

    protected abstract string ConnectionString { get; }

    protected override string Place => $"{ConnectionString} {_database}";

    protected override IDocumentStore Open() => OpenPlace(Place);

    public static IDocumentStore OpenPlace(string place)
    {
        var parts = place.Split(' ');
        return new MongoDocumentStore(MongoConnection.Parse(parts[0]), parts[1], Collections);
    }

    public override void Dispose()
    {
        if (TestContext.Current.TestState?.Result != TestResult.Skipped) MongoConnection.Parse(ConnectionString).Connect().DropDatabase(_database);
        base.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>Transactions of the server.</summary>
public sealed class MongoReplicaContractTests : MongoContract
{
    protected override string ConnectionString => MongoStandIn.RequireReplica().ConnectionString;

    [Fact]
    public void Open_ReplicaSet_UsesTransactions()
    {
        using var store = (MongoDocumentStore)Open();
        Assert.True(store.HasTransactions);
    }
}

/// <summary>Without transactions of the server.</summary>
public sealed class MongoSingleContractTests : MongoContract
{
    protected override string ConnectionString => MongoStandIn.RequireSingle().ConnectionString;

    [Fact]
    public void Open_SingleServer_DoesWithoutTransactions()
    {
        using var store = (MongoDocumentStore)Open();
        Assert.False(store.HasTransactions);
    }
}

/// <summary>On the server that SYSTRADE_TEST_MONGODB names.</summary>
public sealed class MongoServerContractTests : MongoContract
{
    protected override string ConnectionString
    {
        get
        {
            var given = Environment.GetEnvironmentVariable("SYSTRADE_TEST_MONGODB");
            Assert.SkipWhen(string.IsNullOrEmpty(given), "Set SYSTRADE_TEST_MONGODB to the connection string of a MongoDB server to run these on it.");
            return given!;
        }
    }
}
