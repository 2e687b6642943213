using Microsoft.Data.Sqlite;
using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Sqlite.Tests;

public sealed class SqliteFaultTests : IDisposable
{
    private static readonly CollectionDefinition[] Collections = [new("orders", new DocumentIndex("instrument"))];

    private readonly TemporaryFolder _folder = new();

    private string StoreFile => _folder.File("systrade.db");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Damages => new("garbage", "empty", "half", "end", "page");

    [Theory]
    [MemberData(nameof(Damages))]
    public void Open_DamagedFile_SaysSoAndLeavesItAsItIs(string damage)
    {
        Fill();
        var whole = File.ReadAllBytes(StoreFile);
        byte[] left = damage switch
        {
            "garbage" => [.. Enumerable.Repeat((byte)'x', 50_000)],
            "empty" => [],
            "half" => whole[..(whole.Length / 2)],
            "end" => whole[..^100],
            _ => [.. whole[..4096], .. new byte[whole.Length - 4096]],
        };
        File.WriteAllBytes(StoreFile, left);
        var error = Assert.Throws<DataFormatException>(() =>
        {
            using var store = Open();
            store.Query(new DocumentQuery("orders"));
        });
        Assert.Equal(("StoreDamaged", StoreFile), (error.ErrorId, error.File));
        Assert.Equal(left, File.ReadAllBytes(StoreFile));
    }

    [Fact]
    public void Open_LogWithoutItsDatabase_IsRefused()
    {
        File.WriteAllText(StoreFile + "-wal", "committed pages");
        Assert.Equal("StoreDamaged", Assert.Throws<DataFormatException>(Open).ErrorId);
        Assert.False(File.Exists(StoreFile));
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefused()
    {
        using (var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE bookmarks (url TEXT)";
            command.ExecuteNonQuery();
        }

        var before = File.ReadAllBytes(StoreFile);
        Assert.Equal("NotADocumentStore", Assert.Throws<DataFormatException>(Open).ErrorId);
        Assert.Equal(before, File.ReadAllBytes(StoreFile));
    }

    [Fact]
    public void Open_NewerSchema_IsRefused()
    {
        Fill(new SqliteStoreOptions { Steps = [.. SqliteSchema.Steps, "CREATE TABLE later (x INTEGER)"] });
        var error = Assert.Throws<SysTradeException>(Open);
        Assert.Equal("StoreVersion", error.ErrorId);
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OlderSchema_IsBroughtUpToDateWithAllDocuments()
    {
        Fill();
        var later = new SqliteStoreOptions { Steps = [.. SqliteSchema.Steps, "CREATE TABLE later (x INTEGER); INSERT INTO later SELECT count(*) FROM documents"] };
        using var store = new SqliteDocumentStore(StoreFile, Collections, later);
        using var again = new SqliteDocumentStore(StoreFile, Collections, later);
        Assert.Equal(200, again.Query(new DocumentQuery("orders")).Count);
    }

    [Fact]
    public void Open_MigrationThatFails_LeavesTheOldVersion()
    {
        Fill();
        Assert.Equal("StoreFailed", Assert.Throws<SysTradeException>(() => new SqliteDocumentStore(StoreFile, Collections, new SqliteStoreOptions { Steps = [.. SqliteSchema.Steps, "DROP TABLE counters; BROKEN"] })).ErrorId);
        using var store = Open();
        Assert.Equal(1, store.Transact(t => t.Next("n")));
    }

    [Fact]
    public void Transact_NoRoomLeft_StoresNothingOfItAndGoesOnAfterwards()
    {
        using var store = new SqliteDocumentStore(StoreFile, Collections, new SqliteStoreOptions { MaximumPages = 60 });
        store.Transact(t => t.Insert("orders", "first", """{"instrument":"US10"}"""));
        var error = Assert.Throws<SysTradeException>(() => store.Transact(t =>
        {
            t.Put("orders", "first", """{"instrument":"GOLD"}""");
            return Enumerable.Range(0, 50).Select(i => t.Insert("orders", $"{i}", $$"""{"text":"{{new string('x', 9000)}}"}""")).ToArray();
        }));
        Assert.Equal("StoreFull", error.ErrorId);
        Assert.Equal("""{"instrument":"US10"}""", store.Find("orders", "first")!.Json);
        Assert.Equal(1, store.LastSequence);
        Assert.Equal(2, store.Transact(t => t.Put("orders", "first", "{}")).Version);
        Assert.Equal(["first"], store.Query(new DocumentQuery("orders")).Select(d => d.Key));
    }

    [Fact]
    public void Transact_AnotherProcessHoldsTheFile_IsBusyAfterItsLimit()
    {
        using var store = new SqliteDocumentStore(StoreFile, Collections, TimeSpan.FromMilliseconds(50));
        using var other = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        other.Open();
        using (other.BeginTransaction(deferred: false))
        {
            Assert.Equal("StoreBusy", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Put("orders", "1", "{}"))).ErrorId);
            Assert.Empty(store.Query(new DocumentQuery("orders")));
        }

        Assert.Equal(1, store.Transact(t => t.Put("orders", "1", "{}")).Version);
    }

    [Fact]
    public void Open_FolderThatIsAFile_SaysSo()
    {
        File.WriteAllText(_folder.File("file"), "");
        Assert.Equal("StoreNotOpened", Assert.Throws<SysTradeException>(() => new SqliteDocumentStore(_folder.File("file", "systrade.db"), Collections)).ErrorId);
    }

    [Fact]
    public void Open_IndexAddedLater_HoldsEarlierDocumentsAndIsKeptUpByAll()
    {
        using var early = new SqliteDocumentStore(StoreFile, [new CollectionDefinition("orders")]);
        early.Transact(t => (t.Insert("orders", "1", """{"instrument":"US10","id":1}"""), t.Insert("orders", "2", """{"instrument":"US10","id":1}""")));
        using var late = Open();
        early.Transact(t => t.Insert("orders", "3", """{"instrument":"US10"}"""));
        Assert.Equal(["1", "2", "3"], late.Query(new DocumentQuery("orders") { Field = "instrument", Value = "US10" }).Select(d => d.Key));
        var error = Assert.Throws<SysTradeException>(() => new SqliteDocumentStore(StoreFile, [new CollectionDefinition("orders", new DocumentIndex("id", true))]));
        Assert.Equal("DuplicateKey", error.ErrorId);
        late.Transact(t => t.Delete("orders", "2"));
        using var unique = new SqliteDocumentStore(StoreFile, [new CollectionDefinition("orders", new DocumentIndex("id", true))]);
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => early.Transact(t => t.Insert("orders", "4", """{"id":1}"""))).ErrorId);
    }

    [Fact]
    public void Dispose_LastUser_LeavesOneFile()
    {
        Fill();
        Assert.Equal([StoreFile], Directory.GetFiles(_folder.Path));
        Assert.Throws<ObjectDisposedException>(() =>
        {
            var store = Open();
            store.Dispose();
            store.Find("orders", "1");
        });
    }

    [Fact]
    public void Connection_OfAStore_WritesThroughToTheDisk()
    {
        Fill();
        using var session = SqliteSession.Open(StoreFile, TimeSpan.FromSeconds(1), null);
        Assert.Equal("wal", session.Text("PRAGMA journal_mode"));
        // 2 is FULL: a commit waits for the disk.
        Assert.Equal(2, session.Number("PRAGMA synchronous"));
    }

    private SqliteDocumentStore Open() => new(StoreFile, Collections);

    private void Fill(SqliteStoreOptions? options = null)
    {
        using var store = new SqliteDocumentStore(StoreFile, Collections, options ?? new SqliteStoreOptions());
        store.Transact(t => Enumerable.Range(0, 200).Select(i => t.Insert("orders", $"{i:d4}", $$"""{"instrument":"US{{i % 7}}","text":"{{new string('x', 300)}}"}""")).ToArray());
    }
}
